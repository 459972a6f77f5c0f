import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.api import stand_ins
from tests.api.stand_ins import AGENT, QuotingAssistant

QUESTIONS = "/api/v1/questions"


def test_an_answer_has_every_field_of_the_contract(browser: TestClient) -> None:
    answer = browser.post(QUESTIONS, json={"question": "Et les musées ?"}).json()
    assert answer["status"] == "answered"
    assert answer["text"] == "Selon le plan :\n\n02. Ouvrir les musées à tous. [1]"
    assert [block["type"] for block in answer["blocks"]] == ["paragraph", "list"]
    assert answer["blocks"][1]["items"] == [
        {"text": "Ouvrir les musées à tous. [1]", "number": "02"}
    ]
    assert answer["suggestions"] == ["Et les musées ?"]
    assert answer["ai_generated"] is True
    assert (answer["mode"], answer["language"]) == ("extractive", "fr")
    assert answer["answer_id"]
    assert answer["conversation_id"]
    assert answer["index_build"]


def test_a_citation_is_verbatim_and_opens_the_document_at_the_passage(browser: TestClient) -> None:
    answer = browser.post(QUESTIONS, json={"question": "musées"}).json()
    [citation] = answer["citations"]
    text = browser.get(f"/api/v1/documents/{citation['document_id']}/text").text
    assert citation["quote"] in text
    start = text.index(citation["quote"])
    end = start + len(citation["quote"])
    assert citation["url"] == f"/documents/pst?debut={start}&fin={end}#passage"
    page = browser.get(citation["url"]).text
    assert f'<mark id="passage">{citation["quote"]}</mark>' in page


def test_a_follow_up_is_given_the_earlier_turns(
    browser: TestClient, assistant: QuotingAssistant
) -> None:
    first = browser.post(QUESTIONS, json={"question": "Les musées ?"}).json()
    follow_up = {"question": "Et le livre ?", "conversation_id": first["conversation_id"]}
    second = browser.post(QUESTIONS, json=follow_up).json()
    assert second["conversation_id"] == first["conversation_id"]
    [turn] = assistant.asked[1].history
    assert (turn.standalone, turn.status) == ("Les musées ?", "answered")
    assert turn.options == ("Ouvrir les musées à tous.",)


def test_an_unknown_conversation_is_not_found(browser: TestClient) -> None:
    for name in ("inconnue", "é" * 20, "../../etc/passwd", ""):
        reply = browser.post(QUESTIONS, json={"question": "x", "conversation_id": name})
        assert reply.status_code == 404
        assert reply.headers["content-type"] == "application/problem+json"


def test_a_citizen_cannot_continue_an_agents_conversation(browser: TestClient) -> None:
    begun = browser.post(QUESTIONS, json={"question": "musées"}, headers=AGENT).json()
    asked = {"question": "musées", "conversation_id": begun["conversation_id"]}
    assert browser.post(QUESTIONS, json=asked, headers=AGENT).status_code == 200
    assert browser.post(QUESTIONS, json=asked).status_code == 404


def test_personal_data_are_never_stored(tmp_path: Path) -> None:
    chosen = stand_ins.settings(tmp_path)
    app = stand_ins.application(chosen)
    with stand_ins.client(app) as client:
        begun = client.post(QUESTIONS, json={"question": "Les musées ?"}).json()
        asked = {"question": "85.07.30-033.61", "conversation_id": begun["conversation_id"]}
        assert client.post(QUESTIONS, json=asked).json()["status"] == "refused_personal_data"
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("pst.sqlite3*"))
    assert "Les musées ?".encode() in stored
    assert b"85.07.30" not in stored


def test_a_long_question_is_an_answer_and_a_huge_body_a_problem(browser: TestClient) -> None:
    long = browser.post(QUESTIONS, json={"question": "a" * 10_000})
    assert (long.status_code, long.json()["status"]) == (200, "refused_too_long")
    huge = browser.post(QUESTIONS, json={"question": "a" * 100_000})
    assert huge.status_code == 413
    assert huge.headers["content-type"] == "application/problem+json"
    assert huge.json()["title"] == "Envoi trop volumineux"


@pytest.mark.parametrize(
    ("body", "media", "status"),
    [
        (b'{"question": ', "application/json", 400),
        (b"\xff\xfe\x00", "application/json", 400),
        (b"question=musees", "application/x-www-form-urlencoded", 415),
        (b'{"question": "musees"}', "text/plain", 415),
        (b"{}", "application/json", 422),
        (b"", "application/json", 422),
        (b'"ZZTOP"', "application/json", 422),
        (b"[" * 15_000, "application/json", 400),
        (b'{"question": {"ZZTOP": 1}}', "application/json", 422),
        (b'{"question": "x", "language": "<ZZTOP>"}', "application/json", 422),
    ],
)
def test_a_bad_request_is_a_problem_document_which_repeats_nothing(
    browser: TestClient, body: bytes, media: str, status: int
) -> None:
    reply = browser.post(QUESTIONS, content=body, headers={"content-type": media})
    assert reply.status_code == status
    assert reply.headers["content-type"] == "application/problem+json"
    problem = reply.json()
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    assert "ZZTOP" not in reply.text


@pytest.mark.parametrize("odd", ["\\ud800", "\\u0000", "\\u202e", "\\udc00\\ud800", "\\uffff"])
def test_odd_characters_are_answered_like_others(browser: TestClient, odd: str) -> None:
    body = f'{{"question": "{odd} musées {odd}", "conversation_id": null}}'.encode()
    reply = browser.post(QUESTIONS, content=body, headers={"content-type": "application/json"})
    assert reply.json()["status"] == "answered"
    assert reply.json()["history_kept"]
    unknown = f'{{"question": "x", "conversation_id": "{odd}x"}}'.encode()
    reply = browser.post(QUESTIONS, content=unknown, headers={"content-type": "application/json"})
    assert reply.status_code == 404


def test_a_stream_tells_its_state_then_sources_words_and_the_whole(browser: TestClient) -> None:
    events = stream(browser, {"question": "Et les musées ?"})
    names = [name for name, _ in events]
    assert names[:2] == ["status", "sources"]
    assert names[-1] == "done"
    assert set(names[2:-1]) == {"delta"}
    whole = events[-1][1]
    assert "".join(data["text"] for name, data in events if name == "delta") == whole["text"]
    assert events[1][1]["citations"] == whole["citations"]
    assert whole["status"] == "answered"


def test_a_problem_in_a_stream_is_an_event(browser: TestClient) -> None:
    events = stream(browser, {"question": "musées", "conversation_id": "inconnue"})
    assert [name for name, _ in events] == ["status", "error"]
    assert events[1][1]["status"] == 404


def stream(browser: TestClient, question: dict[str, str]) -> list[tuple[str, dict[str, object]]]:
    reply = browser.post(QUESTIONS, json=question, headers={"accept": "text/event-stream"})
    assert reply.headers["content-type"].startswith("text/event-stream")
    events = []
    for event in reply.text.strip().split("\n\n"):
        name, data = event.split("\n", 1)
        events.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return events
