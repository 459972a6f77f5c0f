import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.rooms import assemble
from api.settings import Settings
from assistant.pipeline import Assistant
from index.library import Library
from tests.api import stand_ins
from tests.fakes import HashingEmbedder
from tests.specimens.library import publish, write_corpus

CANARY = "zorglubium"
ACT = f"""Séance publique du 7 mars 2024
Point n° 2
Objet : Culture – Achat de {CANARY} pour le musée
LE CONSEIL PROVINCIAL,
Vu le Code ;
Considérant le Programme stratégique transversal (PST), enjeu Culture, objectif stratégique 06 ;
À l'unanimité, DÉCIDE :
Article 1er : D'acheter du {CANARY} pour 1.234,00 €.
"""
QUESTION = {"question": f"Qu'a décidé le conseil sur l'achat de {CANARY} ?"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    write_corpus(corpus)
    (corpus / "public" / "achat.txt").write_text(ACT, encoding="utf-8")
    annexes = corpus / "public" / "achat.annexes"
    annexes.mkdir()
    (annexes / "bon de commande.txt").write_text(f"Le fournisseur du {CANARY}.\n", "utf-8")
    publish(corpus, _settings(tmp_path).index_dir)
    (corpus / "plus.md").write_text("---\npublic: public\n---\n# Un second document\n\nFin.\n")
    publish(corpus, _settings(tmp_path).index_dir)
    return tmp_path


def _settings(home: Path) -> Settings:
    database = f"sqlite:///{home / 'pst.sqlite3'}"
    return stand_ins.settings(home, database_url=database)


@pytest.fixture
def browser(home: Path) -> Iterator[TestClient]:
    settings = _settings(home)
    library = Library(settings.index_dir, HashingEmbedder())
    app = create_app(settings, assemble(settings, library, Assistant()))
    with stand_ins.client(app) as client:
        yield client


def _document(browser: TestClient) -> str:
    documents = browser.get("/api/v1/documents").json()
    return next(d["id"] for d in documents if CANARY in d["title"])


def _timeline(browser: TestClient) -> str:
    return browser.get("/api/v1/pst/plan.culture/deliberations").text


def _traces(folder: Path) -> list[Path]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if CANARY.encode() in path.read_bytes()]


def test_withdrawn_document_is_gone_from_everything(browser: TestClient, home: Path) -> None:
    document = _document(browser)
    assert CANARY in browser.post("/api/v1/questions", json=QUESTION).json()["text"]
    assert CANARY in _timeline(browser)
    url = f"/api/v1/documents/{document}"
    assert browser.delete(url).status_code == 401
    assert browser.delete(url, headers=stand_ins.STAFF).status_code == 204

    assert _traces(home / "index") == []
    assert browser.get(url).status_code == 404
    assert CANARY not in _timeline(browser)
    answer = browser.post("/api/v1/questions", json=QUESTION).json()
    assert not answer["status"].startswith("answered")
    with sqlite3.connect(home / "pst.sqlite3") as database:
        told = database.execute("SELECT text, options, citations FROM answers").fetchall()
    assert not [row for row in told if CANARY in str(row)]


def test_withdrawn_document_stays_away_from_later_builds(browser: TestClient, home: Path) -> None:
    document = _document(browser)
    browser.delete(f"/api/v1/documents/{document}", headers=stand_ins.STAFF)
    (home / "corpus" / "plus.md").write_text("---\npublic: public\n---\n# Changé\n\nFin.\n")
    report = publish(home / "corpus", _settings(home).index_dir)
    assert report.published
    assert _traces(home / "index") == []
    assert browser.get(f"/api/v1/documents/{document}").status_code == 404
