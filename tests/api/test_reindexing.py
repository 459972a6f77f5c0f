"""Re-reading, with the real reading in a real child process and a small embedder."""

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.reindexing import child_environment
from tests.api import stand_ins
from tests.api.stand_ins import AGENT, STAFF
from tests.api.tiny_model import save_tiny_model

REINDEX = "/api/v1/reindex"
PLAN = "---\ntitre: Plan neuf\npublic: public\n---\n# Plan neuf\n\nUn texte sur les canaux.\n"


@pytest.fixture
def app(tmp_path: Path) -> FastAPI:
    model = save_tiny_model(tmp_path / "modele")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "plan.md").write_text(PLAN, encoding="utf-8")
    return stand_ins.served(stand_ins.settings(tmp_path, embedding_model=str(model)))


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    with stand_ins.client(app) as client:
        yield client


def finished(client: TestClient, job: str) -> dict[str, object]:
    deadline, moment = time.monotonic() + 300, Event()
    while time.monotonic() < deadline:
        told: dict[str, object] = client.get(f"{REINDEX}/{job}", headers=STAFF).json()
        if told["state"] in ("done", "failed"):
            return told
        moment.wait(0.1)
    raise AssertionError("the job never ended")


def test_staff_have_the_corpus_read_and_add_files(client: TestClient, tmp_path: Path) -> None:
    assert client.get("/readyz").status_code == 503
    reply = client.post(REINDEX, headers=STAFF)
    assert reply.status_code == 202
    told = finished(client, reply.json()["job"])
    assert (told["state"], told["progress"]) == ("done", 1.0)
    assert [file["path"] for file in told["report"]["files"]] == ["plan.md"]  # type: ignore[index]
    assert [d["id"] for d in client.get("/api/v1/documents").json()] == ["plan"]

    files = [("files", ("Note.md", b"# Note\n\nLa zibeline dort.\n")), ("files", ("vide.pdf", b""))]
    told = finished(client, client.post(REINDEX, headers=STAFF, files=files).json()["job"])
    assert told["state"] == "done"
    by_ok = {file["ok"]: file for file in told["report"]["files"]}  # type: ignore[index]
    assert "vide" in by_ok[False]["path"]
    assert by_ok[False]["notes"]
    assert len(client.get("/api/v1/documents", headers=AGENT).json()) == 2
    assert len(client.get("/api/v1/documents").json()) == 1
    original = client.get("/api/v1/documents/plan/file")
    assert original.text == PLAN


def test_a_second_reindexing_waits_for_the_first(client: TestClient) -> None:
    first = client.post(REINDEX, headers=STAFF)
    second = client.post(REINDEX, headers=STAFF)
    assert (first.status_code, second.status_code) == (202, 409)
    finished(client, first.json()["job"])
    assert client.post(REINDEX, headers=STAFF).status_code == 202


def test_a_corpus_that_is_gone_fails_and_says_why(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "corpus" / "plan.md").unlink()
    (tmp_path / "corpus").rmdir()
    told = finished(client, client.post(REINDEX, headers=STAFF).json()["job"])
    assert told["state"] == "failed"
    assert "Introuvable" in told["report"]["error"]  # type: ignore[index]


def test_a_job_cut_short_by_a_stop_is_done_by_the_next_start(app: FastAPI, tmp_path: Path) -> None:
    with stand_ins.client(app) as client:
        job = client.post(REINDEX, headers=STAFF).json()["job"]
    again = stand_ins.served(app.state.rooms.settings)
    with stand_ins.client(again) as client:
        assert finished(client, job)["state"] == "done"
        assert len(client.get("/api/v1/documents").json()) == 1


def test_a_job_waits_for_an_ingestion_begun_elsewhere(client: TestClient, app: FastAPI) -> None:
    publication = app.state.rooms.shelf.publication
    told_busy = Event()
    with publication.writing():
        job = client.post(REINDEX, headers=STAFF).json()["job"]
        for _ in range(600):
            if client.get(f"{REINDEX}/{job}", headers=STAFF).json()["state"] == "running":
                break
            told_busy.wait(0.1)
        told_busy.wait(1)
        assert client.get(f"{REINDEX}/{job}", headers=STAFF).json()["state"] != "failed"
    assert finished(client, job)["state"] == "done"


def test_the_child_knows_none_of_the_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PST_ADMIN_TOKEN", "secret-un")
    monkeypatch.setenv("PST_DATABASE_URL", "postgresql://qui:secret-deux@ici/base")
    environment = child_environment(stand_ins.settings(tmp_path))
    assert environment["PST_INDEX_DIR"] == str(tmp_path / "index")
    assert not [value for value in environment.values() if "secret-" in value]
