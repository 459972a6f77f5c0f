from dataclasses import replace
from pathlib import Path

import pytest

from index.document import Audience
from index.errors import CorruptBuildError, NoBuildError
from index.library import Library
from index.publication import Publication
from index.purge import annexes_of, purge
from tests.fakes import HashingEmbedder
from tests.index.samples import document, publish

EMBEDDER = HashingEmbedder()
PLAN = document("plan", "Développer la culture.", "Aider les musées.")
WITHDRAWN = document("retire", "Le mot zorglubium.")


def traces(index_dir: Path, word: bytes) -> list[Path]:
    return [path for path in index_dir.rglob("*") if path.is_file() and word in path.read_bytes()]


def test_a_withdrawn_document_leaves_every_kept_build(tmp_path: Path) -> None:
    publish(tmp_path, EMBEDDER, PLAN)
    publish(tmp_path, EMBEDDER, PLAN, WITHDRAWN)
    publish(tmp_path, EMBEDDER, WITHDRAWN, PLAN)
    assert traces(tmp_path, b"zorglubium")
    publication = Publication(tmp_path)
    assert len(purge(publication, "retire")) == 2
    assert traces(tmp_path, b"zorglubium") == []
    assert traces(tmp_path, b"retire") == []
    assert [build.current for build in publication.builds()] == [True, False, False]
    for _ in range(2):
        view = Library(tmp_path, EMBEDDER).view(frozenset({Audience.PUBLIC}))
        assert view.search("musées")[0].passage.text == "Aider les musées."
        publication.rollback()


def test_annexes_of_a_withdrawn_document_go_with_it(tmp_path: Path) -> None:
    annex = document("annexe", "Le plan zorglubium.")
    annex = replace(annex, metadata=replace(annex.metadata, annex_of="retire"))
    publish(tmp_path, EMBEDDER, PLAN, WITHDRAWN, annex)
    publication = Publication(tmp_path)
    assert annexes_of(publication, "retire") == {"annexe"}
    purge(publication, "retire")
    assert traces(tmp_path, b"zorglubium") == []
    assert annexes_of(publication, "retire") == frozenset()


def test_the_build_that_answers_stays_the_one_that_answers(tmp_path: Path) -> None:
    first = publish(tmp_path, EMBEDDER, PLAN)
    publish(tmp_path, EMBEDDER, PLAN, WITHDRAWN)
    publication = Publication(tmp_path)
    publication.rollback()
    purge(publication, "retire")
    pointer = publication.pointer()
    assert pointer is not None
    assert pointer.build == first
    assert len(pointer.kept) == 2


def test_builds_without_the_document_are_left_alone(tmp_path: Path) -> None:
    build = publish(tmp_path, EMBEDDER, PLAN)
    assert purge(Publication(tmp_path), "inconnu") == []
    assert [b.id for b in Publication(tmp_path).builds()] == [build]


def test_a_damaged_kept_build_is_dropped_for_it_may_hold_the_document(tmp_path: Path) -> None:
    damaged = publish(tmp_path, EMBEDDER, PLAN, WITHDRAWN)
    answering = publish(tmp_path, EMBEDDER, PLAN)
    publication = Publication(tmp_path)
    (publication.folder(damaged) / "passages.jsonl").write_text("zorglubium")
    purge(publication, "retire")
    assert [b.id for b in publication.builds()] == [answering]
    assert traces(tmp_path, b"zorglubium") == []


def test_a_damaged_answering_build_is_not_purged_in_silence(tmp_path: Path) -> None:
    build = publish(tmp_path, EMBEDDER, PLAN, WITHDRAWN)
    (Publication(tmp_path).folder(build) / "passages.jsonl").write_text("")
    with pytest.raises(CorruptBuildError):
        purge(Publication(tmp_path), "retire")


def test_the_last_document_can_be_withdrawn(tmp_path: Path) -> None:
    publish(tmp_path, EMBEDDER, WITHDRAWN)
    purge(Publication(tmp_path), "retire")
    view = Library(tmp_path, EMBEDDER).view(frozenset({Audience.PUBLIC}))
    assert (list(view.documents), view.search("zorglubium")) == ([], [])


def test_nothing_published_cannot_be_purged(tmp_path: Path) -> None:
    with pytest.raises(NoBuildError):
        purge(Publication(tmp_path), "retire")
