import pytest
from fastapi.testclient import TestClient

from api.routes.feedback import without_identifiers
from tests.api.stand_ins import AGENT


def ask(browser: TestClient) -> str:
    answer = browser.post("/api/v1/questions", json={"question": "musées"}).json()
    return str(answer["answer_id"])


def test_an_opinion_is_kept_and_counted(browser: TestClient) -> None:
    path = f"/api/v1/answers/{ask(browser)}/feedback"
    assert browser.post(path, json={"useful": True}).status_code == 204
    reply = browser.post(path, json={"useful": False, "reason": "incomplet", "comment": "…"})
    assert reply.status_code == 204
    metrics = browser.get("/metrics").text
    assert 'pst_feedback_total{useful="yes"} 1.0' in metrics
    assert 'pst_feedback_total{useful="no"} 1.0' in metrics


def test_an_unknown_answer_is_not_found(browser: TestClient) -> None:
    for name in ("inconnue", "x" * 200, "%2e%2e"):
        reply = browser.post(f"/api/v1/answers/{name}/feedback", json={"useful": True})
        assert reply.status_code == 404


def test_an_opinion_on_anothers_answer_is_not_found(browser: TestClient) -> None:
    path = f"/api/v1/answers/{ask(browser)}/feedback"
    assert browser.post(path, json={"useful": True}, headers=AGENT).status_code == 404


@pytest.mark.parametrize(
    "body", [{}, {"useful": "peut-être"}, {"useful": True, "comment": "a" * 3000}]
)
def test_an_opinion_must_have_its_form(browser: TestClient, body: dict[str, object]) -> None:
    reply = browser.post(f"/api/v1/answers/{ask(browser)}/feedback", json=body)
    assert reply.status_code == 422


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (None, None),
        ("Il manque le Delta.", "Il manque le Delta."),
        ("Appelez le 0475 12 34 56 ou jean@example.be !", "Appelez le […] ou […] !"),
    ],
)
def test_identifiers_are_struck_out_of_a_comment(said: str | None, kept: str | None) -> None:
    assert without_identifiers(said) == kept
