from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.access import AccessRole, recognise
from tests.api import stand_ins
from tests.api.stand_ins import AGENT, CANARY, STAFF

NOBODY: dict[str, str] = {}
WRONG = {"Authorization": "Bearer mauvaise-clef"}
EMPTY = {"Authorization": "Bearer "}
BASIC = {"Authorization": "Basic YTpi"}
PUBLIC_ROUTES = (
    "/", "/question", "/pst", "/documents/pst", "/api/v1/documents", "/api/v1/documents/pst",
    "/api/v1/documents/pst/text", "/api/v1/documents/pst/file", "/api/v1/pst",
)  # fmt: skip
INTERNAL_ROUTES = (
    "/documents/note-interne", "/api/v1/documents/note-interne",
    "/api/v1/documents/note-interne/text", "/api/v1/documents/note-interne/file",
)  # fmt: skip


@pytest.mark.parametrize("path", PUBLIC_ROUTES)
def test_public_routes_answer_everyone_but_a_wrong_key(browser: TestClient, path: str) -> None:
    for headers in (NOBODY, AGENT, STAFF):
        assert browser.get(path, headers=headers).status_code == 200
    for headers in (WRONG, EMPTY, BASIC):
        assert browser.get(path, headers=headers).status_code == 401


@pytest.mark.parametrize("path", INTERNAL_ROUTES)
def test_an_internal_document_does_not_exist_for_a_citizen(browser: TestClient, path: str) -> None:
    assert browser.get(path, headers=AGENT).status_code == 200
    assert browser.get(path, headers=STAFF).status_code == 200
    hidden = browser.get(path)
    unknown = browser.get(path.replace("note-interne", "inconnu"))
    assert (hidden.status_code, hidden.content) == (404, unknown.content)
    assert dict(hidden.headers) == dict(unknown.headers)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_reindexing_is_for_staff(browser: TestClient, method: str) -> None:
    path = "/api/v1/reindex" + ("/inconnu" if method == "GET" else "")
    for headers in (NOBODY, WRONG, EMPTY, BASIC):
        reply = browser.request(method, path, headers=headers)
        assert reply.status_code == 401
        assert reply.headers["www-authenticate"] == "Bearer"
    assert browser.request(method, path, headers=AGENT).status_code == 403
    assert browser.get("/api/v1/reindex/inconnu", headers=STAFF).status_code == 404


def test_no_trace_of_an_internal_document_for_a_citizen(browser: TestClient) -> None:
    questions = (CANARY, f"Qui est la {CANARY} ?", "note interne", "Plan note-interne")
    seen = [browser.get(path).text for path in (*PUBLIC_ROUTES, "/metrics", "/readyz")]
    for question in questions:
        body = {"question": question}
        seen.append(browser.post("/api/v1/questions", json=body).text)
        seen.append(
            browser.post(
                "/api/v1/questions", json=body, headers={"accept": "text/event-stream"}
            ).text
        )
    text = "\n".join(seen).lower()
    assert CANARY not in text
    assert "note-interne" not in text
    assert "pst_index_documents 1.0" in text


def test_an_agent_finds_the_internal_document(browser: TestClient) -> None:
    body = {"question": f"La {CANARY} ?"}
    answer = browser.post("/api/v1/questions", json=body, headers=AGENT).json()
    assert answer["citations"][0]["document_id"] == "note-interne"
    listed = browser.get("/api/v1/documents", headers=AGENT).json()
    assert [document["id"] for document in listed] == ["pst", "note-interne"]


def test_a_token_that_is_not_set_opens_nothing(tmp_path: Path) -> None:
    for unset in (None, "", "  "):
        closed = stand_ins.settings(tmp_path, agent_token=unset, admin_token=unset)
        assert recognise(None, closed) is AccessRole.CITIZEN
        for shown in ("Bearer ", "Bearer", "Bearer None", "bearer  ", ""):
            assert recognise(shown, closed) is None


def test_a_scheme_may_be_written_in_any_case(tmp_path: Path) -> None:
    chosen = stand_ins.settings(tmp_path)
    assert recognise(AGENT["Authorization"].replace("Bearer", "bearer"), chosen) is AccessRole.AGENT
    assert recognise(AGENT["Authorization"] + "é", chosen) is None
