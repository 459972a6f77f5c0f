"""From the corpus to answers over HTTP, with every real part."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.ingestion import Order, run
from api.opening import open_embedder
from api.settings import Settings
from index.text import fold
from tests.api import stand_ins
from tests.api.stand_ins import AGENT, CANARY

ROOT = Path(__file__).parents[2]
SETS = (ROOT / "corpus" / "questions.jsonl", ROOT.parent / "shared" / "questions" / "dev.jsonl")
SECRET = f"""---
titre: Note {CANARY}
---
# Note {CANARY}

## Faune

### Objectifs stratégiques

01. Protéger la {CANARY}.
"""


@pytest.fixture(scope="module")
def corpus_client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The project's corpus, and an internal note with a word found nowhere else."""
    folder = tmp_path_factory.mktemp("chemin")
    (folder / "notes").mkdir()
    (folder / "notes" / f"{CANARY}.md").write_text(SECRET, encoding="utf-8")
    chosen: Settings = stand_ins.settings(
        folder, corpus_dir=ROOT / "corpus", rate_per_minute=100_000
    )
    order = Order((ROOT / "corpus", folder / "notes"))
    assert run(chosen, order, open_embedder(chosen)).indexed >= 2
    with stand_ins.client(stand_ins.served(chosen)) as client:
        yield client


def ask(client: TestClient, question: str, **more: object) -> dict[str, object]:
    reply = client.post("/api/v1/questions", json={"question": question, **more})
    assert reply.status_code == 200
    told: dict[str, object] = reply.json()
    return told


def test_the_six_strategic_objectives_of_culture_are_cited(corpus_client: TestClient) -> None:
    question = "Quels sont les objectifs stratégiques de l'enjeu Culture ?"
    answer = corpus_client.post("/api/v1/questions", json={"question": question}).json()
    assert answer["status"] == "answered"
    assert len(answer["citations"]) == 6
    for citation in answer["citations"]:
        page = corpus_client.get(citation["url"]).text
        assert '<mark id="passage">' in page


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.name)
def test_every_quote_of_every_answer_is_verbatim(corpus_client: TestClient, path: Path) -> None:
    if not path.is_file():
        pytest.skip(f"{path.name} is not there")
    texts: dict[str, str] = {}
    cited = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        answer = corpus_client.post(
            "/api/v1/questions", json={"question": json.loads(line)["q"]}
        ).json()
        assert bool(answer["citations"]) == answer["status"].startswith("answered"), line
        assert CANARY not in json.dumps(answer), line
        for citation in answer["citations"]:
            id_ = citation["document_id"]
            if id_ not in texts:
                texts[id_] = fold(corpus_client.get(f"/api/v1/documents/{id_}/text").text)
            assert fold(citation["quote"]) in texts[id_], line
            cited += 1
    assert cited > 0


def test_the_canary_is_found_by_an_agent_and_by_no_citizen(corpus_client: TestClient) -> None:
    question = f"Que dit la note {CANARY} ?"
    as_agent = corpus_client.post("/api/v1/questions", json={"question": question}, headers=AGENT)
    assert CANARY in json.dumps(as_agent.json()["citations"])
    assert CANARY in corpus_client.get("/api/v1/pst", headers=AGENT).text
    seen = json.dumps([ask(corpus_client, q) for q in (CANARY, question, "Culture")])
    # What was typed may come back as typed; nothing of the note's own may.
    assert f"{CANARY}." not in seen
    assert "note-zibeline" not in seen.lower().replace(question.lower(), "")
    for path in ("/api/v1/documents", "/api/v1/pst", "/", "/metrics", "/readyz"):
        assert CANARY not in corpus_client.get(path).text


def test_a_conversation_is_followed(corpus_client: TestClient) -> None:
    first = ask(corpus_client, "Quels sont les objectifs stratégiques de l'enjeu Culture ?")
    second = ask(corpus_client, "Et les acteurs ?", conversation_id=first["conversation_id"])
    assert second["status"] == "answered"
    assert "Delta" in str(second["text"])
