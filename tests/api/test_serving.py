"""The service as a process of its own, on a port of this machine."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

from api.access import PUBLIC
from tests.api import stand_ins
from tests.api.stand_ins import STAFF
from tests.api.tiny_model import save_tiny_model

PATIENCE = 300
PLAN = "---\ntitre: Plan\npublic: public\n---\n# Plan\n\nDouze écluses à Orbelle.\n"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "plan.md").write_text(PLAN, encoding="utf-8")
    return {
        **os.environ,
        "PST_CORPUS_DIR": str(corpus),
        "PST_INDEX_DIR": str(tmp_path / "index"),
        "PST_EMBEDDING_MODEL": str(save_tiny_model(tmp_path / "modele")),
        "PST_ADMIN_TOKEN": STAFF["Authorization"].removeprefix("Bearer "),
    }


@contextmanager
def serving(
    environment: dict[str, str], log: Path
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "api", "serve", "--refresh", "--port", str(port)]
    with (
        log.open("ab") as out,
        subprocess.Popen(command, env=environment, stdout=out, stderr=out) as process,
    ):
        try:
            address = f"http://127.0.0.1:{port}"
            until(lambda: reachable(address), process)
            yield address, process
        finally:
            process.kill()


def reachable(address: str) -> bool:
    try:
        return get(f"{address}/healthz") == "ok\n"
    except OSError:
        return False


def until(done: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    deadline, moment = time.monotonic() + PATIENCE, Event()
    while not done():
        assert process.poll() is None, "the service has stopped"
        assert time.monotonic() < deadline, "the service is too slow"
        moment.wait(0.1)


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=PATIENCE) as reply:
        assert "server" not in reply.headers
        return str(reply.read().decode())


def post(url: str, body: object = None, headers: dict[str, str] | None = None) -> dict[str, object]:
    data = json.dumps(body).encode() if body is not None else b""
    request = urllib.request.Request(
        url, data, {"content-type": "application/json", **(headers or {})}
    )
    with urllib.request.urlopen(request, timeout=PATIENCE) as reply:
        told: dict[str, object] = json.load(reply)
        return told


def test_it_reads_the_corpus_answers_and_writes_no_question_down(
    environment: dict[str, str], tmp_path: Path
) -> None:
    log = tmp_path / "journal"
    with serving(environment, log) as (address, _):
        answer = post(f"{address}/api/v1/questions", {"question": "Les écluses de ZZTOP ?"})
        assert str(answer["status"])
        get(f"{address}/question?q=ZZTOP")
        with pytest.raises(urllib.error.HTTPError):
            get(f"{address}/ZZTOP")
    written = log.read_text(encoding="utf-8")
    assert "✓ plan.md" in written
    assert "Assistant PST : http://127.0.0.1:" in written
    assert "ZZTOP" not in written


@pytest.mark.parametrize(("proxies", "second"), [("", 429), ("127.0.0.1", 200)])
def test_a_forwarded_address_is_believed_from_declared_proxies_only(
    environment: dict[str, str], tmp_path: Path, proxies: str, second: int
) -> None:
    limited = {"PST_RATE_PER_MINUTE": "1", "PST_RATE_EXEMPT": "", "PST_TRUSTED_PROXIES": proxies}
    statuses = []
    with serving({**environment, **limited}, tmp_path / "journal") as (address, _):
        for client in ("203.0.113.7", "203.0.113.8"):
            try:
                post(
                    f"{address}/api/v1/questions",
                    {"question": "écluses"},
                    {"x-forwarded-for": client},
                )
                statuses.append(200)
            except urllib.error.HTTPError as refusal:
                statuses.append(refusal.code)
                refusal.close()
    assert statuses == [200, second]


def test_a_job_killed_with_its_server_is_done_by_the_next(
    environment: dict[str, str], tmp_path: Path
) -> None:
    with serving(environment, tmp_path / "journal") as (address, process):
        (tmp_path / "corpus" / "note.md").write_text(PLAN.replace("Plan", "Note"), "utf-8")
        job = post(f"{address}/api/v1/reindex", headers=STAFF)["job"]
        process.kill()
    # The lease of the dead lasts a while: let that time have passed.
    before = str(datetime.now(UTC) - timedelta(minutes=5))
    with closing(sqlite3.connect(tmp_path / "pst.sqlite3")) as database, database:
        database.execute("UPDATE jobs SET heartbeat_at = ? WHERE state = 'running'", (before,))
    with serving(environment, tmp_path / "journal") as (address, process):
        follow = urllib.request.Request(f"{address}/api/v1/reindex/{job}", headers=STAFF)

        def done() -> bool:
            with urllib.request.urlopen(follow, timeout=PATIENCE) as reply:
                return bool(json.load(reply)["state"] == "done")

        until(done, process)
        assert len(json.loads(get(f"{address}/api/v1/documents"))) == 2


def test_publishing_and_going_back_under_questions_fails_none(tmp_path: Path) -> None:
    chosen = stand_ins.settings(tmp_path, rate_per_minute=100_000)
    app = stand_ins.application(chosen)
    documents = app.state.rooms.shelf.view(PUBLIC).documents
    statuses: list[int] = []
    enough = Event()
    with stand_ins.client(app) as client:

        def ask() -> None:
            while not enough.is_set():
                reply = client.post("/api/v1/questions", json={"question": "musées"})
                statuses.append(reply.status_code)

        asking = [Thread(target=ask) for _ in range(4)]
        for each in asking:
            each.start()
        publication = app.state.rooms.shelf.publication
        for _ in range(5):
            stand_ins.publish(chosen.index_dir, *documents.values())
            publication.rollback()
        enough.set()
        for each in asking:
            each.join(PATIENCE)
    assert set(statuses) == {200}
