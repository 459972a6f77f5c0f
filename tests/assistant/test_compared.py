"""Two figures that a question compares are told side by side."""

import pytest

from assistant.answer import Status
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import converse, quotes, written

REPORT = """---
titre: Rapport annuel de Sourvaux
public: public
---

# Rapport annuel de Sourvaux

## Mobilité

En 2025, la commune a mis 312 vélos en location au centre de la ville. Ils sont entretenus chaque
mois par l'atelier communal, qui répare aussi ceux que les habitants lui apportent.

## Jeunesse

Les plaines de jeux d'été ont accueilli 1.140 enfants, venus de tous les villages de la commune. Le
conseil des jeunes s'est réuni neuf fois et a remis quatre avis.

## Budget

Le budget participatif est de 40.000 €.

Les appels à projets de quartier reçoivent 15.000 €.

La commune emploie 85 ouvriers et 60 employés.

12 ouvriers.
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("rapport"), REPORT, embedder)


@pytest.mark.parametrize(
    "question",
    [
        "Entre le budget participatif et les appels à projets, lequel reçoit le plus d'argent ?",
        "Budget participatif et appels à projets de quartier, montants respectifs ?",
        "Le plus gros montant, c'est le budget participatif ou les appels à projets ?",
        "D'un côté le budget participatif, de l'autre les appels à projets : les deux montants ?",
        "Quel est le plus élevé, le montant du budget participatif ou celui des appels à projets ?",
    ],
)
def test_each_side_is_told_with_its_source(report: View, question: str) -> None:
    answer = converse(report, question)
    assert answer.status is Status.ANSWERED
    told = quotes(answer)
    assert len(told) == 2
    assert any("40.000 €" in quote for quote in told)
    assert any("15.000 €" in quote for quote in told)


@pytest.mark.parametrize(
    "question",
    [
        "Y a-t-il plus d'ouvriers que d'employés ?",
        "Ouvriers d'un côté, employés de l'autre : lesquels sont les plus nombreux ?",
    ],
)
def test_a_text_that_tells_both_is_told_alone(report: View, question: str) -> None:
    (quote,) = quotes(converse(report, question))
    assert "85 ouvriers et 60 employés" in quote


@pytest.mark.parametrize(
    "question",
    [
        "Entre le budget participatif et les zones de police, lequel reçoit le plus d'argent ?",
        "Y a-t-il plus de trottinettes que de vélos en location ?",
    ],
)
def test_no_comparison_where_one_side_has_no_figure(report: View, question: str) -> None:
    answer = converse(report, question)
    assert answer.status is not Status.ANSWERED or len(quotes(answer)) < 2
