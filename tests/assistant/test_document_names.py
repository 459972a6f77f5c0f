"""A question that names the document or who publishes it is answered where the text does not."""

from pathlib import Path

import pytest

from assistant.answer import Status
from assistant.document_names import without_names
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import converse, read, written

REPORT = """---
titre: Rapport annuel 2025 – Service provincial des Eaux et des Étangs
public: public
statut: information
---

# Rapport annuel 2025

Province de Haute-Bise

## Le service

Au 31 décembre, le service occupait 22 personnes, sous la direction de Mme Irma Vasseau.
Il surveille les étangs, les fossés et les barrages, et répond aux riverains en cinq jours.

## Les étangs

Sept étangs ont été vidés et curés pendant l'année, et deux barrages ont été consolidés.
"""
OTHER = """---
titre: Guide des routes
public: public
statut: information
---

# Guide des routes

## Le service

Le service est dirigé par Mme Ode Carmin. Il entretient les routes et les ponts.
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("report"), REPORT, embedder)


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Qui dirige le Service provincial des Eaux et des Étangs ?",
         "Qui dirige le Service provincial ?"),
        ("qui dirige le service des eaux et des etangs", "qui dirige le service"),
        ("Combien d'agents compte la Province de Haute-Bise ?",
         "Combien d'agents compte la Province ?"),
        ("Qui est directrice du service provincial des eaux et des étangs ?",
         "Qui est directrice ?"),
    ],
)  # fmt: skip
def test_the_name_of_the_document_goes_without_saying(
    report: View, question: str, left: str
) -> None:
    spared = without_names(question, report)
    assert spared is not None
    assert (spared.text, spared.documents) == (left, frozenset(report.documents))


@pytest.mark.parametrize(
    "question",
    [
        "Qui dirige le service des routes ?",
        # The town is not the province that has its name.
        "Combien d'habitants à Haute-Bise ?",
        "Quelle est la population de Haute-Bise ?",
        "Qui dirige la Province de Haute-Bise-sur-Lesse ?",
    ],
)
def test_another_name_stays(report: View, question: str) -> None:
    assert without_names(question, report) is None


def test_such_a_question_is_answered(report: View) -> None:
    answer = converse(report, "Qui dirige le Service provincial des Eaux et des Étangs ?")
    assert answer.status is Status.ANSWERED
    assert "Irma Vasseau" in answer.text


def test_another_service_is_not_answered_for_it(report: View) -> None:
    answer = converse(report, "Qui dirige le Service provincial des Routes et des Ponts ?")
    assert "Vasseau" not in answer.text


def test_only_the_document_that_is_named_answers(tmp_path: Path, embedder: Embedder) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "eaux.md").write_text(REPORT, encoding="utf-8")
    (corpus / "routes.md").write_text(OTHER, encoding="utf-8")
    view = read(corpus, tmp_path / "index", embedder)
    answer = converse(view, "Qui dirige le Service provincial des Eaux et des Étangs ?")
    assert "Irma Vasseau" in answer.text
    assert "Ode Carmin" not in answer.text
