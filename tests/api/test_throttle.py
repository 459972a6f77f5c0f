import threading
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.problems import Problem
from api.throttle import Throttle
from assistant.answer import Answer
from assistant.question import Question
from index.view import View
from tests.api import stand_ins
from tests.api.stand_ins import QuotingAssistant

QUESTIONS = "/api/v1/questions"


def test_a_client_who_asks_too_often_is_told_when_to_come_back(tmp_path: Path) -> None:
    app = stand_ins.application(stand_ins.settings(tmp_path, rate_per_minute=3))
    with TestClient(app, client=("203.0.113.7", 1234)) as client:
        replies = [client.post(QUESTIONS, json={"question": "musées"}) for _ in range(4)]
        assert [reply.status_code for reply in replies] == [200, 200, 200, 429]
        assert 1 <= int(replies[3].headers["retry-after"]) <= 60
        assert replies[3].headers["content-type"] == "application/problem+json"
        assert client.post("/question", data={"question": "musées"}).status_code == 429
    with TestClient(app, client=("203.0.113.8", 1234)) as other:
        assert other.post(QUESTIONS, json={"question": "musées"}).status_code == 200


def test_clients_of_exempt_networks_are_not_counted(tmp_path: Path) -> None:
    throttle = Throttle(stand_ins.settings(tmp_path, rate_per_minute=1, rate_exempt="10.0.0.0/8"))
    for _ in range(5):
        throttle.check("10.1.2.3")
    throttle.check("192.0.2.1")
    with pytest.raises(Problem):
        throttle.check("192.0.2.1")


def test_an_address_is_never_kept_as_it_is(tmp_path: Path) -> None:
    throttle = Throttle(stand_ins.settings(tmp_path))
    throttle.check("203.0.113.7")
    kept = throttle._windows.storage.events  # type: ignore[attr-defined]
    assert len(kept) == 1
    assert "203.0.113.7" not in str(list(kept))


class WaitingAssistant(QuotingAssistant):
    """Answers only once it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.reached = threading.Event()
        self.go = threading.Event()

    def answer(self, question: Question, view: View) -> Answer:
        if question.text == "lente":
            self.reached.set()
            self.go.wait(30)
        return super().answer(question, view)


def test_one_question_at_a_time_in_a_conversation(tmp_path: Path) -> None:
    assistant = WaitingAssistant()
    app = stand_ins.application(stand_ins.settings(tmp_path), assistant)
    with TestClient(app) as client:
        begun = client.post(QUESTIONS, json={"question": "musées"}).json()["conversation_id"]
        slow = {"question": "lente", "conversation_id": begun}
        replies: list[int] = []
        asking = threading.Thread(
            target=lambda: replies.append(client.post(QUESTIONS, json=slow).status_code)
        )
        asking.start()
        assert assistant.reached.wait(30)
        second = client.post(QUESTIONS, json={**slow, "question": "musées"})
        assert second.status_code == 429
        assert second.headers["retry-after"] == "1"
        assert client.post(QUESTIONS, json={"question": "musées"}).status_code == 200
        assistant.go.set()
        asking.join(30)
        assert replies == [200]
        after = client.post(QUESTIONS, json={**slow, "question": "musées"})
        assert after.status_code == 200


def test_a_full_queue_is_told_at_once(tmp_path: Path) -> None:
    throttle = Throttle(stand_ins.settings(tmp_path, queue=1))
    with throttle.place(None), pytest.raises(Problem) as refused, throttle.place(None):
        pass
    assert refused.value.status == 503
    assert "Retry-After" in refused.value.headers
    with throttle.place(None):
        pass


def test_a_stream_is_refused_before_it_begins(tmp_path: Path) -> None:
    app = stand_ins.application(stand_ins.settings(tmp_path, queue=1))
    throttle: Throttle = app.state.rooms.throttle
    with TestClient(app) as client, throttle.place(None):
        accept = {"accept": "text/event-stream"}
        reply = client.post(QUESTIONS, json={"question": "musées"}, headers=accept)
        assert reply.status_code == 503
        assert reply.headers["content-type"] == "application/problem+json"
