from pathlib import Path

import pytest

from index.document import Audience, Document, DocumentType
from index.library import Library
from index.view import View
from index.withdrawals import Withdrawals
from ingest.acts.connector import Pulled, pull
from ingest.corpus_files import find_files
from ingest.pipeline import ingest
from tests.fakes import HashingEmbedder
from tests.ingest.acts.imio_answers import Replay, answer, item, served
from tests.ingest.acts.test_connector import TODAY, source_of

PLAN = b"Plan du pont. Le tablier a douze travees. Joignable au 0470 12 34 56."


def _replay() -> Replay:
    return Replay(items=[item(100, "Un"), item(200, "Deux")])


def _pull(replay: Replay, folder: Path) -> Pulled:
    return pull(source_of(replay), folder, today=TODAY)


def _files(folder: Path) -> set[str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(p.relative_to(folder)) for p in found if not p.name.startswith(".")}


def _meeting(folder: Path) -> str:
    (path,) = folder.glob("imio-*.json")
    return path.stem


def test_public_annexes_are_brought_beside_their_meeting(tmp_path: Path) -> None:
    with served(_replay()) as replay:
        replay.annex("point-100", "Plan du pont", PLAN)
        replay.annex("point-100", "Plan du pont", b"Autre plan.")
        pulled = _pull(replay, tmp_path)
    assert (pulled.points, pulled.annexes, pulled.missed) == (2, 2, 0)
    folder = f"{_meeting(tmp_path)}.annexes/1"
    assert _files(tmp_path) == {
        f"{_meeting(tmp_path)}.json",
        f"{folder}/Plan du pont.txt",
        f"{folder}/Plan du pont 2.txt",
    }


@pytest.mark.parametrize(
    "private", [{"publishable": False}, {"confidential": True}, {"publishable": None}]
)
def test_annex_that_may_not_be_published_is_never_asked_for(
    tmp_path: Path, private: dict[str, object]
) -> None:
    with served(_replay()) as replay:
        replay.annex("point-100", "CANARI", b"CANARI", **private)
        replay.annex("point-200", "Plan", PLAN)
        _pull(replay, tmp_path)
        assert len(replay.downloads()) == 1
    assert not any("CANARI" in name for name in _files(tmp_path))
    words = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(b"CANARI" in each for each in words)


def test_annex_of_a_format_that_is_not_read_is_only_named(tmp_path: Path) -> None:
    with served(_replay()) as replay:
        replay.annex("point-100", "Photo", b"jpeg", filename="photo.jpg")
        pulled = _pull(replay, tmp_path)
        assert replay.downloads() == []
    assert (pulled.annexes, pulled.missed) == (0, 1)
    assert "Photo" in (tmp_path / f"{_meeting(tmp_path)}.json").read_text(encoding="utf-8")


def test_annex_of_another_host_is_refused_and_the_token_stays(tmp_path: Path) -> None:
    elsewhere = {"download": "http://127.0.0.1:9/secret", "filename": "x.pdf"}
    with served(_replay()) as replay:
        replay.annex("point-100", "Ailleurs", file=elsewhere)
        pulled = _pull(replay, tmp_path)
    assert (pulled.points, pulled.annexes, pulled.missed) == (2, 0, 1)


def test_annex_that_is_not_given_does_not_stop_the_others(tmp_path: Path) -> None:
    with served(_replay()) as replay:
        replay.annex("point-100", "Disparue")
        replay.annex("point-100", "Plan", PLAN)
        pulled = _pull(replay, tmp_path)
    assert (pulled.annexes, pulled.missed) == (1, 1)


def test_annex_is_asked_again_only_when_it_changed_and_leaves_when_it_is_withdrawn(
    tmp_path: Path,
) -> None:
    with served(_replay()) as replay:
        replay.annex("point-100", "Plan", PLAN)
        _pull(replay, tmp_path)
        replay.meetings[0]["modification_date"] = "2024-01-09T10:00:00+00:00"
        _pull(replay, tmp_path)
        assert len(replay.downloads()) == 1
        replay.annexes["/haute-meuse/point-100"][0]["modified"] = "2024-01-10"
        replay.meetings[0]["modification_date"] = "2024-01-10T10:00:00+00:00"
        _pull(replay, tmp_path)
        assert len(replay.downloads()) == 2
        replay.items[0]["extra_include_annexes"] = []
        replay.meetings[0]["modification_date"] = "2024-01-11T10:00:00+00:00"
        _pull(replay, tmp_path)
        assert list(tmp_path.iterdir()) == [tmp_path / f"{_meeting(tmp_path)}.json"]
        replay.annex("point-200", "Plan", PLAN)
        replay.meetings[0]["modification_date"] = "2024-01-12T10:00:00+00:00"
        _pull(replay, tmp_path)
        replay.meetings.clear()
        _pull(replay, tmp_path)
    assert list(tmp_path.iterdir()) == []


def _corpus(root: Path) -> Path:
    public = root / "public"
    (public / "seance.annexes" / "2").mkdir(parents=True)
    told = answer(item(100, "Réfection de la voirie"), item(200, "Réfection du pont"))
    (public / "seance.json").write_text(told, encoding="utf-8")
    annex = "Cahier des charges\n\nArticle 1er : Le tablier a douze travées. Tél. 0470 12 34 56.\n"
    (public / "seance.annexes" / "2" / "cahier-des-charges.txt").write_text(annex, "utf-8")
    return root


def _view(root: Path, index_dir: Path) -> View:
    ingest([root], index_dir, HashingEmbedder())
    return Library(index_dir, HashingEmbedder()).view(frozenset({Audience.PUBLIC}))


def _annex(view: View) -> Document:
    (annex,) = [d for d in view.documents.values() if d.metadata.type is DocumentType.ANNEX]
    return annex


def test_annex_is_a_document_linked_to_its_act_and_no_act(tmp_path: Path) -> None:
    view = _view(_corpus(tmp_path / "corpus"), tmp_path / "index")
    metadata = _annex(view).metadata
    assert (metadata.annex_of, metadata.annex_point) == ("public-seance", "2")
    assert metadata.title == "Cahier des charges"
    assert len(view.acts) == 2


def test_personal_data_of_an_annex_are_masked_as_in_an_act(tmp_path: Path) -> None:
    text = _annex(_view(_corpus(tmp_path / "corpus"), tmp_path / "index")).text
    assert "0470" not in text
    assert "[donnée personnelle masquée]" in text


def test_annex_of_a_withdrawn_document_is_not_read(tmp_path: Path) -> None:
    root = _corpus(tmp_path / "corpus")
    (root / "public" / "autre.txt").write_text("Un autre texte.\n", encoding="utf-8")
    _view(root, tmp_path / "index")
    Withdrawals(tmp_path / "index").add("public-seance")
    assert set(_view(root, tmp_path / "index").documents) == {"public-autre"}


def test_annex_whose_act_is_not_there_is_an_annex_of_none(tmp_path: Path) -> None:
    (tmp_path / "seance.annexes").mkdir()
    (tmp_path / "seance.annexes" / "plan.txt").write_text("Un plan.\n", encoding="utf-8")
    (file,) = find_files([tmp_path])
    assert file.annex is not None
    assert file.annex.document_id is None
