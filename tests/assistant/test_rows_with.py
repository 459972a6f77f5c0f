"""Rows of a table that have what a question wants them to have."""

import re

import pytest

from assistant.answer import Answer, ListBlock
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import converse, written

REVIEW = """---
titre: Évaluation du plan de la commune de Vaubise
public: public
statut: information
---

# Évaluation du plan de la commune de Vaubise

Le Collège a fait le point sur les actions du plan à la fin de la troisième année.

## État des actions

| N° | Action | Service pilote | État | Commentaire |
|---|---|---|---|---|
| **OS 1 – Marcher et rouler** | | | | |
| 1.1 | Trottoir de la gare | Travaux | Réalisé | 640 mètres, sur crédits propres. |
| 1.2 | Zone 30 des hameaux | Mobilité | En cours | Deux hameaux restent à faire. |
| 1.3 | Parking du viaduc | Travaux | Abandonné | Le terrain est à la Mobilité régionale. |
| **OS 2 – Grandir ensemble** | | | | |
| 2.1 | Crèche des Pinsons | Enfance | En cours | Le chantier a repris en mars. |
| 2.2 | Plaine de jeux | Travaux | Non démarré | Le subside se fait attendre. |
| 2.3 | Repas chauds | Enfance | Réalisé | Les quatre écoles sont livrées. |

## Moyens

| Objectif | Enveloppe | Subsides promis |
|---|---|---|
| OS 1 | 1.480.000 | 410.000 |
| OS 2 | 1.225.000 | 392.500 |
"""
LEXICON = """[rubriques]
enjeu = enjeu, enjeux, les enjeux
objectif_strategique = objectif stratégique, objectifs stratégiques, OS
action = action, actions
"""


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("review"), REVIEW, embedder, LEXICON)


def codes(answer: Answer) -> list[str]:
    """The codes of the rows that are listed."""
    lists = [block for block in answer.blocks if isinstance(block, ListBlock)]
    return re.findall(r"N° : ([\d.]+)", " ".join(i.text for each in lists for i in each.items))


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Quelles actions sont réalisées ?", ["1.1", "2.3"]),
        ("Combien d'actions sont en cours ?", ["1.2", "2.1"]),
        ("Quelles actions n'ont pas encore démarré ?", ["2.2"]),
        ("Quelles actions pilote le service Travaux ?", ["1.1", "1.3", "2.2"]),
        ("Quelles actions du service Travaux sont abandonnées ?", ["1.3"]),
    ],
)
def test_rows_are_told_that_have_what_is_wanted(
    review: View, question: str, rows: list[str]
) -> None:
    answer = converse(review, question)
    assert codes(answer) == rows
    assert f"({len(rows)} sur 6)" in answer.text


def test_what_no_cell_says_is_no_filter(review: View) -> None:
    answer = converse(review, "Quelles actions du service Travaux coûtent plus de 50.000 € ?")
    assert "sur 6)" not in answer.text


def test_the_actions_under_a_title_of_the_table_are_counted(review: View) -> None:
    assert codes(converse(review, "Combien d'actions compte l'OS 2 ?")) == ["2.1", "2.2", "2.3"]
    assert codes(converse(review, "Quelles sont les actions de l'OS 1 ?")) == ["1.1", "1.2", "1.3"]


def test_a_row_is_found_by_its_code(review: View) -> None:
    answer = converse(review, "Dans quel état est l'action 2.1 ?")
    assert "En cours" in answer.text
    assert "Plaine de jeux" not in answer.text


def test_something_else_is_asked_of_an_objective_that_is_numbered(review: View) -> None:
    assert "392.500" in converse(review, "Subsides promis pour l'OS 2").text


def test_the_first_cell_of_a_row_is_no_value_to_come(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> None:
    told = """---
titre: Rapport de la commune de Vaubise
public: public
---

# Rapport de la commune de Vaubise

## Recettes

| Recettes 2024 | Montant |
|---|---|
| Office de la naissance | 2.130.400 € |
| Loyers des salles | 41.200 € |
"""
    view = written(tmp_path_factory.mktemp("income"), told, embedder)
    assert (
        "2.130.400" in converse(view, "Combien l'Office de la naissance verse-t-il en 2024 ?").text
    )
