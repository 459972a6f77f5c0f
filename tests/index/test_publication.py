import json
from pathlib import Path

import pytest

from index.errors import BusyIndexError, CorruptBuildError, NoBuildError, UnknownBuildError
from index.publication import Publication
from tests.fakes import HashingEmbedder
from tests.index.samples import document, publish

EMBEDDER = HashingEmbedder()


def published(index_dir: Path, *texts: str) -> list[str]:
    return [publish(index_dir, EMBEDDER, document("pst", text)) for text in texts]


def test_builds_are_listed_newest_first(tmp_path: Path) -> None:
    first, second = published(tmp_path, "Un.", "Deux.")
    builds = Publication(tmp_path).builds()
    assert [(b.id, b.current) for b in builds] == [(second, True), (first, False)]
    assert all(b.manifest and b.manifest.documents == 1 for b in builds)


def test_only_the_last_builds_are_kept(tmp_path: Path) -> None:
    ids = published(tmp_path, *"1234567")
    assert [b.id for b in Publication(tmp_path).builds()] == ids[:1:-1]
    assert len(list((tmp_path / "builds").iterdir())) == 5


def test_rolling_back_twice_goes_two_builds_back(tmp_path: Path) -> None:
    first, second, _ = published(tmp_path, *"123")
    publication = Publication(tmp_path)
    assert (publication.rollback(), publication.rollback()) == (second, first)
    with pytest.raises(UnknownBuildError):
        publication.rollback()


def test_after_a_rollback_the_next_build_goes_back_to_the_one_chosen(tmp_path: Path) -> None:
    first, _ = published(tmp_path, *"12")
    publication = Publication(tmp_path)
    publication.rollback()
    published(tmp_path, "3")
    assert publication.rollback() == first


def test_any_kept_build_can_be_chosen_and_nothing_else(tmp_path: Path) -> None:
    first, second = published(tmp_path, *"12")
    publication = Publication(tmp_path)
    assert publication.rollback(first) == first
    assert publication.rollback(second) == second
    with pytest.raises(UnknownBuildError):
        publication.rollback("../../etc")


def test_nothing_published_cannot_be_rolled_back(tmp_path: Path) -> None:
    assert Publication(tmp_path).builds() == []
    with pytest.raises(NoBuildError):
        Publication(tmp_path).rollback()


def test_two_writers_do_not_collide(tmp_path: Path) -> None:
    publication = Publication(tmp_path)
    with publication.writing(), pytest.raises(BusyIndexError), Publication(tmp_path).writing():
        pass
    with publication.writing():
        pass


def test_leftovers_of_a_killed_writer_are_removed_by_the_next(tmp_path: Path) -> None:
    (kept,) = published(tmp_path, "1")
    (tmp_path / "staging" / "half").mkdir(parents=True)
    (tmp_path / "builds" / "20260101T000000000000-0123456789ab").mkdir()
    with Publication(tmp_path).writing():
        pass
    assert [path.name for path in (tmp_path / "builds").iterdir()] == [kept]
    assert not (tmp_path / "staging").exists()


@pytest.mark.parametrize("content", ["", "{", '{"build": "../x", "kept": ["../x"]}'])
def test_an_unreadable_pointer_gives_way_to_the_newest_build(tmp_path: Path, content: str) -> None:
    ids = published(tmp_path, *"12")
    (tmp_path / "current").write_text(content)
    pointer = Publication(tmp_path).pointer()
    assert pointer is not None
    assert pointer.build == ids[-1]


def test_the_pointer_is_plain_json(tmp_path: Path) -> None:
    (build,) = published(tmp_path, "1")
    assert json.loads((tmp_path / "current").read_text()) == {"build": build, "kept": [build]}


def test_a_damaged_build_is_listed_with_its_problem(tmp_path: Path) -> None:
    (build,) = published(tmp_path, "1")
    (tmp_path / "builds" / build / "manifest.json").write_text("{}")
    [summary] = Publication(tmp_path).builds()
    assert summary.manifest is None
    assert "illisible" in (summary.problem or "")


def test_a_damaged_build_is_not_gone_back_to(tmp_path: Path) -> None:
    first, second = published(tmp_path, *"12")
    (tmp_path / "builds" / first / "passages.jsonl").write_text("")
    with pytest.raises(CorruptBuildError, match=first):
        Publication(tmp_path).rollback()
    assert [b.id for b in Publication(tmp_path).builds() if b.current] == [second]
