"""What is lost when a part is gone, and what is not."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.rooms import assemble
from assistant.answer import Answer
from assistant.question import Question
from index.document import Audience
from index.library import Library
from index.view import View
from tests.api import stand_ins
from tests.api.stand_ins import EMBEDDER, STAFF, QuotingAssistant

QUESTIONS = "/api/v1/questions"


def without_database(folder: Path) -> TestClient:
    (folder / "fichier").write_text("")
    chosen = stand_ins.settings(folder, database_url=f"sqlite:///{folder}/fichier/a.sqlite3")
    return stand_ins.client(stand_ins.application(chosen))


def test_without_its_database_the_service_answers_and_says_what_it_cannot(tmp_path: Path) -> None:
    with without_database(tmp_path) as client:
        answer = client.post(QUESTIONS, json={"question": "Et les musées ?"}).json()
        assert answer["status"] == "answered"
        assert answer["history_kept"] is False
        assert answer["conversation_id"] is None
        again = {"question": "musées", "conversation_id": "d-avant-la-panne"}
        assert client.post(QUESTIONS, json=again).json()["status"] == "answered"
        page = client.post("/question", data={"question": "musées"}).text
        assert "n'a pas pu être enregistrée" in page
        ready = client.get("/readyz")
        assert (ready.status_code, ready.json()["state"]) == (200, "degraded")
        assert ready.json()["checks"]["database"] == {"ok": False}
        path = f"/api/v1/answers/{answer['answer_id']}/feedback"
        assert client.post(path, json={"useful": True}).status_code == 503
        assert client.post("/api/v1/reindex", headers=STAFF).status_code == 503
        assert client.get("/api/v1/reindex/x", headers=STAFF).status_code == 503
        assert "pst_storage_failures_total" in client.get("/metrics").text


def test_while_the_database_is_locked_answers_do_not_wait_for_it(tmp_path: Path) -> None:
    app = stand_ins.application(stand_ins.settings(tmp_path))
    with stand_ins.client(app) as client:
        begun = client.post(QUESTIONS, json={"question": "musées"}).json()["conversation_id"]
        with closing(sqlite3.connect(tmp_path / "pst.sqlite3")) as database:
            database.execute("BEGIN EXCLUSIVE")
            asked = {"question": "Et les musées ?", "conversation_id": begun}
            answer = client.post(QUESTIONS, json=asked).json()
            assert (answer["status"], answer["history_kept"]) == ("answered", False)
            assert answer["conversation_id"] == begun
        assert client.post(QUESTIONS, json=asked).json()["history_kept"] is True


def test_without_an_index_every_route_says_so(tmp_path: Path) -> None:
    chosen = stand_ins.settings(tmp_path)
    rooms = assemble(chosen, Library(chosen.index_dir, EMBEDDER), QuotingAssistant())
    with stand_ins.client(create_app(chosen, rooms)) as client:
        reply = client.post(QUESTIONS, json={"question": "musées"})
        assert reply.status_code == 503
        assert reply.headers["retry-after"] == "30"
        assert reply.headers["content-type"] == "application/problem+json"
        assert client.get("/api/v1/documents").status_code == 503
        assert client.get("/").status_code == 200
        assert client.get("/question").status_code == 200
        assert client.post("/question", data={"question": "musées"}).status_code == 503
        assert client.get("/healthz").status_code == 200
        assert client.get("/metrics").status_code == 200
        ready = client.get("/readyz")
        assert (ready.status_code, ready.json()["ready"]) == (503, False)


def test_a_damaged_build_leaves_the_floor_to_the_one_before(tmp_path: Path) -> None:
    chosen = stand_ins.settings(tmp_path)
    good = stand_ins.publish(chosen.index_dir, stand_ins.document("pst", Audience.PUBLIC))
    bad = stand_ins.publish(chosen.index_dir, stand_ins.document("pst", Audience.PUBLIC, "Autre."))
    passages = chosen.index_dir / "builds" / bad / "passages.jsonl"
    passages.write_bytes(passages.read_bytes()[:-10])
    rooms = assemble(chosen, Library(chosen.index_dir, EMBEDDER), QuotingAssistant())
    with stand_ins.client(create_app(chosen, rooms)) as client:
        assert client.post(QUESTIONS, json={"question": "musées"}).json()["index_build"] == good
        ready = client.get("/readyz")
        assert (ready.status_code, ready.json()["state"]) == (200, "degraded")
        assert bad in ready.json()["checks"]["index"]["problem"]


def test_a_lost_original_file_is_not_found(tmp_path: Path) -> None:
    chosen = stand_ins.settings(tmp_path)
    with stand_ins.client(stand_ins.application(chosen)) as client:
        [build] = (chosen.index_dir / "builds").iterdir()
        shutil.rmtree(build / "files")
        assert client.get("/api/v1/documents/pst/file").status_code == 404
        assert client.get("/api/v1/documents/pst/text").status_code == 200


def test_an_unexpected_failure_shows_and_logs_nothing_of_the_question(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(QuotingAssistant):
        def answer(self, question: Question, view: View) -> Answer:
            raise RuntimeError("en panne")

    app = stand_ins.application(stand_ins.settings(tmp_path), Broken())
    with stand_ins.client(app) as client:
        reply = client.post(QUESTIONS, json={"question": "ZZTOP"})
        assert reply.status_code == 500
        assert reply.headers["content-type"] == "application/problem+json"
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert "Traceback" not in reply.text
        assert "en panne" not in reply.text
        assert client.post("/question", data={"question": "ZZTOP"}).status_code == 500
    assert "ZZTOP" not in caplog.text
    assert "unexpected RuntimeError on /api/v1/questions" in caplog.text


def test_logs_and_metrics_tell_nothing_of_anybody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "api")
    app = stand_ins.application(stand_ins.settings(tmp_path))
    with TestClient(app, client=("203.0.113.7", 1)) as client:
        client.post(QUESTIONS, json={"question": "ZZTOP musées"}, headers=STAFF)
        client.get("/question", params={"q": "ZZTOP"})
        client.get("/documents/ZZTOP")
        client.get("/ZZTOP")
        metrics = client.get("/metrics").text
    for text in (metrics, caplog.text):
        assert "ZZTOP" not in text
        assert "203.0.113" not in text
        assert STAFF["Authorization"].split()[1] not in text
    assert 'pst_http_requests_total{code="404",method="GET",route="other"}' in metrics


def test_an_unexpected_failure_in_a_stream_is_an_event(tmp_path: Path) -> None:
    class Broken(QuotingAssistant):
        def answer(self, question: Question, view: View) -> Answer:
            raise RuntimeError("en panne")

    app = stand_ins.application(stand_ins.settings(tmp_path), Broken())
    with stand_ins.client(app) as client:
        accept = {"accept": "text/event-stream"}
        reply = client.post(QUESTIONS, json={"question": "x"}, headers=accept)
        assert "event: error\n" in reply.text
        assert '"status": 500' in reply.text
        assert "en panne" not in reply.text
