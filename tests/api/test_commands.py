"""The command line, as typed."""

import json
from pathlib import Path

import pytest

from api.__main__ import main, parser
from tests.api.tiny_model import save_tiny_model

PLAN = """---
titre: Plan des canaux
public: public
---
# Plan des canaux

Le plan des canaux prévoit douze écluses à Orbelle.
"""
SECRET = "---\ntitre: Note des agents\n---\n# Note\n\nLa zibeline surveille les écluses.\n"


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "plan.md").write_text(PLAN, encoding="utf-8")
    (corpus / "note.md").write_text(SECRET, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PST_CORPUS_DIR", str(corpus))
    monkeypatch.setenv("PST_INDEX_DIR", str(tmp_path / "index"))
    monkeypatch.setenv("PST_EMBEDDING_MODEL", str(save_tiny_model(tmp_path / "modele")))
    return corpus


def test_ingest_tells_of_each_file_and_publishes(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpus / "cassé.pdf").write_bytes(b"ceci n'est pas un PDF")
    assert main(["ingest"]) == 0
    told = capsys.readouterr().out
    assert "✓ plan.md : 1 passage" in told
    assert "✗ cassé.pdf : " in told
    assert "publiée : 2 documents" in told
    assert main(["ingest"]) == 0
    assert "Rien n'a changé" in capsys.readouterr().out


def test_ingest_tells_programs_in_json_lines(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ingest", "--json"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {event["event"] for event in events[:-1]} == {"progress"}
    assert events[-1]["event"] == "report"
    assert [file["path"] for file in events[-1]["files"]] == ["note.md", "plan.md"]


def test_ingest_of_given_files_into_another_folder(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = str(tmp_path / "ailleurs")
    assert main(["ingest", str(corpus / "note.md"), "--data", data, "--audience", "public"]) == 0
    assert main(["ask", "La zibeline ?", "--data", data]) == 0
    assert "zibeline" in capsys.readouterr().out
    assert not (tmp_path / "index").exists()


def test_ingest_without_anything_to_index_fails_and_keeps_what_answers(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ingest"]) == 0
    empty = corpus / "vide.txt"
    empty.write_text("")
    assert main(["ingest", str(empty)]) == 1
    assert main(["ingest", str(corpus / "absent.md")]) == 1
    assert "Introuvable" in capsys.readouterr().err
    assert main(["ask", "écluses"]) == 0


def test_ask_answers_each_audience_from_what_it_may_read(
    corpus: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whether to answer is judged by likeness of meaning: the made-up model has none.
    monkeypatch.delenv("PST_EMBEDDING_MODEL")
    assert main(["ingest"]) == 0
    capsys.readouterr()
    assert main(["ask", "Que surveille la zibeline ?", "--json"]) == 0
    citizen = capsys.readouterr().out
    assert main(["ask", "Que surveille la zibeline ?", "--audience", "agent", "--json"]) == 0
    agent = json.loads(capsys.readouterr().out)
    assert "surveille les écluses" not in citizen
    assert not json.loads(citizen)["status"].startswith("answered")
    assert [c["document_id"] for c in agent["citations"]] == ["note"]


def test_ask_writes_the_answer_and_its_sources(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ingest"]) == 0
    capsys.readouterr()
    assert main(["ask", "Combien d'écluses à Orbelle ?"]) == 0
    told = capsys.readouterr().out
    assert "Sources\n[1] Plan des canaux" in told
    assert "« Le plan des canaux prévoit douze écluses à Orbelle. »" in told


def test_without_an_index_the_command_to_run_is_named(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "écluses"]) == 1
    assert "pst-assistant ingest" in capsys.readouterr().err


def test_builds_are_listed_and_one_can_go_back(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["builds"]) == 0
    assert "Aucune version" in capsys.readouterr().out
    assert main(["rollback"]) == 1
    assert main(["ingest"]) == 0
    (corpus / "note.md").unlink()
    assert main(["ingest"]) == 0
    capsys.readouterr()
    assert main(["builds", "--json"]) == 0
    new, old = json.loads(capsys.readouterr().out)
    assert (new["current"], old["current"]) == (True, False)
    assert (new["documents"], old["documents"]) == (1, 2)
    assert main(["rollback"]) == 0
    assert old["id"] in capsys.readouterr().out
    assert main(["builds"]) == 0
    assert f"→ {old['id']}" in capsys.readouterr().out
    assert main(["rollback", "inconnue"]) == 1


def test_evaluate_scores_a_question_set(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = tmp_path / "jeu.jsonl"
    questions.write_text(
        '{"id": "1", "type": "direct", "q": "Combien d\'écluses à Orbelle ?", "gold": ["douze"]}\n'
        '{"id": "2", "type": "hors", "q": "Quelle heure est-il à Tokyo ?", "abstain": true}\n',
        encoding="utf-8",
    )
    assert main(["ingest"]) == 0
    capsys.readouterr()
    assert main(["evaluate", str(questions), "--json"]) == 0
    scores = json.loads(capsys.readouterr().out)
    assert scores["overall"] == {"right": 2, "total": 2, "share": 1.0}
    assert main(["evaluate", str(questions), "--against", scores["build"]]) == 0
    assert "+0,0 points" in capsys.readouterr().out
    report = tmp_path / "rapport.json"
    report.write_text(json.dumps(scores), encoding="utf-8")
    assert main(["evaluate", str(questions), "--against", str(report), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["against"]["overall"] == scores["overall"]
    assert main(["evaluate", str(questions), "--against", str(questions)]) == 1
    assert main(["evaluate", str(questions), "--against", "inconnue"]) == 1
    questions.write_text("pas du JSON", encoding="utf-8")
    assert main(["evaluate", str(questions)]) == 1
    assert main(["evaluate", str(tmp_path / "absent.jsonl")]) == 1


def test_a_setting_that_makes_no_sense_is_named(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PST_PORT", "abc")
    assert main(["builds"]) == 2
    assert "PST_PORT" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--help"], ["ask", "--help"], ["ingest", "--help"]])
def test_help_is_in_french(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(words)
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert "afficher cette aide" in told
    assert "usage" not in told


@pytest.mark.parametrize("words", [[], ["inconnue"], ["ask"], ["ask", "x", "--audience", "roi"]])
def test_a_badly_asked_command_is_refused_in_french(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    told = capsys.readouterr()
    assert "emploi :" in told.out
    assert "required" not in told.err
    assert "invalid" not in told.err
