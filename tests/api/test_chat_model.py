"""The service with a chat model, over HTTP, with every real part but the model itself."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.ingestion import Order, run
from api.opening import open_embedder, open_writer
from tests.api import stand_ins
from tests.assistant.generation.chat_server import ChatServer, Exchange, chat_server

PLAN = Path(__file__).parents[1] / "fixtures" / "other" / "valmont"
ADOPTED = "Quand le plan a-t-il été adopté ?"
TRUE = "Le plan a été adopté par le Conseil provincial le 20 janvier 2025."
WORDS = "20 janvier 2025"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("redaction")
    chosen = stand_ins.settings(place)
    assert run(chosen, Order((PLAN,)), open_embedder(chosen)).indexed == 1
    return place


@pytest.fixture
def server() -> Iterator[ChatServer]:
    with chat_server() as running:
        yield running


@pytest.fixture
def browser(folder: Path, server: ChatServer) -> Iterator[TestClient]:
    chosen = stand_ins.settings(
        folder, chat_model="openai:faux", chat_base_url=server.url, chat_plain_language=True
    )
    with stand_ins.client(stand_ins.served(chosen)) as client:
        yield client


def test_an_answer_says_that_it_was_written(browser: TestClient, server: ChatServer) -> None:
    server.says((TRUE, WORDS))
    told = browser.post("/api/v1/questions", json={"question": ADOPTED}).json()
    assert (told["status"], told["mode"]) == ("answered", "generated")
    assert "20 janvier 2025 [1]." in told["text"]
    assert told["citations"][0]["number"] == 1


def test_a_plain_version_is_asked_for_in_the_request(
    browser: TestClient, server: ChatServer
) -> None:
    server.says((TRUE, WORDS))
    body = {"question": ADOPTED, "plain_language": True}
    told = browser.post("/api/v1/questions", json=body).json()
    assert "facile à lire" in told["text"]
    assert len(server.asked) == 2


def test_no_word_of_a_lie_is_streamed(browser: TestClient, server: ChatServer) -> None:
    server.says(("Le plan a été abandonné par Namur le 31 mars 2031.", WORDS))
    events = browser.post(
        "/api/v1/questions", json={"question": ADOPTED}, headers={"Accept": "text/event-stream"}
    ).text
    assert "event: done" in events
    assert "2031" not in events
    assert "abandonné" not in events


def test_readiness_tells_of_a_model_that_is_left_alone(
    browser: TestClient, server: ChatServer
) -> None:
    ready = browser.get("/readyz").json()
    assert ready["state"] == "ready"
    assert ready["checks"]["chat_model"] == {"ok": True, "configured": True, "state": "ready"}

    def refuse(exchange: Exchange) -> None:
        exchange.status(503)

    server.reply = refuse
    for _ in range(4):
        told = browser.post("/api/v1/questions", json={"question": ADOPTED}).json()
        assert (told["status"], told["mode"]) == ("answered", "extractive")
    degraded = browser.get("/readyz")
    assert degraded.status_code == 200
    assert degraded.json()["state"] == "degraded"
    assert degraded.json()["checks"]["chat_model"]["state"] == "paused"
    assert len(server.asked) == 3


def test_nothing_of_a_chat_model_is_loaded_without_one(folder: Path) -> None:
    assert open_writer(stand_ins.settings(folder)) is None
    script = (
        "import sys, json, api.app\n"
        "from assistant.pipeline import Assistant\n"
        "Assistant()\n"
        "print(json.dumps([m for m in ('langchain', 'langchain_openai', 'openai') "
        "if m in sys.modules]))"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert json.loads(told.stdout) == []
