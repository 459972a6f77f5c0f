from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from ingest.document_id import document_ids, document_slug


def test_slug_is_readable_and_without_accents() -> None:
    path = PurePosixPath("Délibérations/Séance du 25 février 2022.pdf")
    assert document_slug(path) == "deliberations-seance-du-25-fevrier-2022"


def test_paths_that_share_a_slug_are_told_apart_by_their_extension() -> None:
    paths = [PurePosixPath(name) for name in ("plan.md", "plan.pdf", "plan!.pdf")]
    ids = {path.name: slug for path, slug in document_ids(paths).items()}
    assert ids == {"plan!.pdf": "plan", "plan.md": "plan-md", "plan.pdf": "plan-pdf"}


@given(st.lists(st.text("aé-_ ./1", min_size=1, max_size=6).map(PurePosixPath), max_size=12))
def test_ids_are_unique_and_do_not_depend_on_the_order(paths: list[PurePosixPath]) -> None:
    ids = document_ids(paths)
    assert len(set(ids.values())) == len(ids)
    assert ids == document_ids(reversed(paths))
