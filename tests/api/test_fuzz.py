"""Whatever is sent, the reply is an answer or a problem document, never a failure."""

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.api import stand_ins

FEW = settings(max_examples=60, deadline=None)
WORDS = st.text(max_size=80)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    chosen = stand_ins.settings(tmp_path_factory.mktemp("fuzz"), rate_per_minute=1_000_000)
    with stand_ins.client(stand_ins.application(chosen)) as client:
        yield client


def is_sound(reply: object) -> bool:
    status = reply.status_code  # type: ignore[attr-defined]
    media = reply.headers.get("content-type", "")  # type: ignore[attr-defined]
    return status < 400 or (status < 500 and media == "application/problem+json")


@FEW
@given(body=st.binary(max_size=300), media=st.sampled_from(["application/json", "text/plain", ""]))
def test_any_bytes(client: TestClient, body: bytes, media: str) -> None:
    headers = {"content-type": media} if media else {}
    assert is_sound(client.post("/api/v1/questions", content=body, headers=headers))


@FEW
@given(body=JSON)
def test_any_json(client: TestClient, body: object) -> None:
    for path in ("/api/v1/questions", "/api/v1/answers/x/feedback"):
        sent = json.dumps(body).encode()
        reply = client.post(path, content=sent, headers={"content-type": "application/json"})
        assert is_sound(reply)


@FEW
@given(question=WORDS, conversation=st.none() | WORDS, language=st.none() | WORDS)
def test_any_question(
    client: TestClient, question: str, conversation: str | None, language: str | None
) -> None:
    body = {"question": question, "conversation_id": conversation, "language": language}
    sent = json.dumps(body).encode()
    reply = client.post(
        "/api/v1/questions", content=sent, headers={"content-type": "application/json"}
    )
    assert is_sound(reply)


@FEW
@given(name=st.text(min_size=1, max_size=60), query=WORDS)
def test_any_name_and_query(client: TestClient, name: str, query: str) -> None:
    name, query = (quote(text.encode("utf-8", "replace")) for text in (name, query))
    for path in ("/documents/", "/api/v1/documents/", "/"):
        assert is_sound(client.get(f"{path}{name}?debut={query}&fin={query}&q={query}"))


@FEW
@given(start=st.integers(), end=st.integers())
def test_any_span(client: TestClient, start: int, end: int) -> None:
    assert is_sound(client.get(f"/documents/pst?debut={start}&fin={end}"))


@FEW
@given(key=st.binary(max_size=80))
def test_any_key_is_refused(client: TestClient, key: bytes) -> None:
    reply = client.get(
        "/api/v1/documents", headers={b"authorization": b"Bearer x" + key.hex().encode()}
    )
    assert reply.status_code == 401
