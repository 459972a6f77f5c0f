from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from index.document import Audience
from index.errors import ForeignEmbedderError, NoBuildError
from index.library import Library
from index.publication import Publication
from index.reading_view import ReadingView
from tests.fakes import HashingEmbedder
from tests.index.samples import document, publish

PUBLIC = frozenset({Audience.PUBLIC})
EMBEDDER = HashingEmbedder()


def test_the_published_build_is_opened(tmp_path: Path) -> None:
    build_id = publish(tmp_path, EMBEDDER, document("pst", "Développer la culture."))
    view = Library(tmp_path, EMBEDDER).view(PUBLIC)
    assert view.build_id == build_id
    assert [p.text for p in view.passages] == ["Développer la culture."]


def test_a_view_keeps_its_build_while_the_next_view_follows_the_pointer(tmp_path: Path) -> None:
    library = Library(tmp_path, EMBEDDER)
    publish(tmp_path, EMBEDDER, document("pst", "Version une."))
    before = library.view(PUBLIC)
    publish(tmp_path, EMBEDDER, document("pst", "Version deux."))
    after = library.view(PUBLIC)
    assert before.search("version")[0].passage.text == "Version une."
    assert after.search("version")[0].passage.text == "Version deux."


def test_a_view_is_prepared_once_before_anyone_is_given_it(tmp_path: Path) -> None:
    prepared: list[str] = []
    library = Library(tmp_path, EMBEDDER, lambda view: prepared.append(view.build_id))
    first = publish(tmp_path, EMBEDDER, document("pst", "Version une."))
    assert library.health.build_id == first
    assert prepared == [first]
    library.view(PUBLIC)
    second = publish(tmp_path, EMBEDDER, document("pst", "Version deux."))
    assert library.view(PUBLIC).build_id == second
    assert prepared == [first, second]


def test_while_a_build_is_being_prepared_the_one_before_answers_and_is_told(
    tmp_path: Path,
) -> None:
    begun, ready = Event(), Event()
    first = publish(tmp_path, EMBEDDER, document("pst", "Version une."))

    def prepare(view: ReadingView) -> None:
        if view.build_id != first:
            begun.set()
            assert ready.wait(30)

    library = Library(tmp_path, EMBEDDER, prepare)
    library.view(PUBLIC)
    second = publish(tmp_path, EMBEDDER, document("pst", "Version deux."))
    with ThreadPoolExecutor(1) as pool:
        following = pool.submit(lambda: library.health.build_id)
        assert begun.wait(30)
        assert library.view(PUBLIC).build_id == first
        assert library.health.build_id == first
        ready.set()
        assert following.result() == second


def test_rolling_back_answers_from_the_build_before(tmp_path: Path) -> None:
    library = Library(tmp_path, EMBEDDER)
    first = publish(tmp_path, EMBEDDER, document("pst", "Version une."))
    publish(tmp_path, EMBEDDER, document("pst", "Version deux."))
    assert library.publication.rollback() == first
    assert library.view(PUBLIC).build_id == first


def test_without_any_build_the_command_to_run_is_named(tmp_path: Path) -> None:
    library = Library(tmp_path, EMBEDDER)
    assert "pst-assistant ingest" in (library.health.problem or "")
    with pytest.raises(NoBuildError, match="pst-assistant ingest"):
        library.view(PUBLIC)


def test_a_build_of_another_embedder_is_refused_with_the_command_that_fixes_it(
    tmp_path: Path,
) -> None:
    publish(tmp_path, EMBEDDER, document("pst", "Un texte."))
    library = Library(tmp_path, HashingEmbedder("autre", 32))
    with pytest.raises(ForeignEmbedderError, match=r"« hashing ».*« autre ».*pst-assistant ingest"):
        library.view(PUBLIC)


def test_new_weights_under_the_same_name_are_told_as_such(tmp_path: Path) -> None:
    publish(tmp_path, EMBEDDER, document("pst", "Un texte."))
    library = Library(tmp_path, HashingEmbedder(EMBEDDER.name, 32))
    with pytest.raises(ForeignEmbedderError, match=r"autre édition du modèle « hashing »"):
        library.view(PUBLIC)


@pytest.mark.parametrize("name", ["passages.jsonl", "vectors.faiss", "lexical/public/data.npy"])
def test_a_damaged_build_leaves_the_floor_to_the_newest_good_one(tmp_path: Path, name: str) -> None:
    first = publish(tmp_path, EMBEDDER, document("pst", "Version une."))
    second = publish(tmp_path, EMBEDDER, document("pst", "Version deux."))
    path = Publication(tmp_path).folder(second) / name
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    path.write_bytes(damaged)
    library = Library(tmp_path, EMBEDDER)
    assert library.view(PUBLIC).build_id == first
    assert (library.health.build_id, library.health.published) == (first, second)
    assert name in (library.health.problem or "")


def test_a_damaged_manifest_or_missing_file_is_noticed(tmp_path: Path) -> None:
    first = publish(tmp_path, EMBEDDER, document("pst", "Version une."))
    second = publish(tmp_path, EMBEDDER, document("pst", "Version deux."))
    third = publish(tmp_path, EMBEDDER, document("pst", "Version trois."))
    publication = Publication(tmp_path)
    (publication.folder(second) / "lexicon.txt").unlink()
    manifest = publication.folder(third) / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"documents": 1', '"documents": 2'))
    assert Library(tmp_path, EMBEDDER).view(PUBLIC).build_id == first


def test_a_pickle_planted_in_a_build_is_ignored(tmp_path: Path) -> None:
    build_id = publish(tmp_path, EMBEDDER, document("pst", "Un texte."))
    planted = Publication(tmp_path).folder(build_id) / "index.pkl"
    planted.write_bytes(b"cos\nsystem\n(S'touch pwned'\ntR.")
    assert Library(tmp_path, EMBEDDER).view(PUBLIC).build_id == build_id
    assert Library(tmp_path, EMBEDDER).health.problem is None


def test_a_build_of_another_embedder_does_not_silence_the_one_already_open(tmp_path: Path) -> None:
    first = publish(tmp_path, EMBEDDER, document("pst", "Version une."))
    library = Library(tmp_path, EMBEDDER)
    library.view(PUBLIC)
    second = publish(tmp_path, HashingEmbedder("autre", 32), document("pst", "Version deux."))
    assert library.view(PUBLIC).build_id == first
    assert (library.health.build_id, library.health.published) == (first, second)
    assert "pst-assistant ingest" in (library.health.problem or "")
    library.publication.rollback()
    assert library.view(PUBLIC).build_id == first
    assert library.health.problem is None


def test_publishing_and_rolling_back_under_load_fails_no_reader(tmp_path: Path) -> None:
    publish(tmp_path, EMBEDDER, document("pst", "Version zéro."))
    library = Library(tmp_path, EMBEDDER)
    done = Event()

    def read() -> int:
        count = 0
        while not done.is_set() or count == 0:
            fresh = Library(tmp_path, EMBEDDER) if count % 10 == 0 else library
            assert fresh.view(PUBLIC).search("version")[0].passage.text.startswith("Version")
            count += 1
        return count

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read) for _ in range(4)]
        try:
            for number in range(8):
                publish(tmp_path, EMBEDDER, document("pst", f"Version {number}."), keep=2)
                library.publication.rollback()
        finally:
            done.set()
        assert all(reader.result() > 0 for reader in readers)
