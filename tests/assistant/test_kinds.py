"""Members of one kind are counted and listed: "combien de musées", "quelles écoles"."""

import pytest

from assistant.answer import Status
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import converse, quotes, written

PLAN = """---
titre: Plan de la Province d'Ormelune
public: public
---

# Plan de la Province d'Ormelune

## Nos enjeux

### Apprendre ensemble

Être une Province qui forme à tout âge.

#### Objectifs stratégiques

01. Ouvrir les écoles aux métiers rares.
02. Garder des classes dans les villages.

#### Nos acteurs

- 3 écoles d'horlogerie
- 1 école de batellerie
- 2 centres de formation (voile, forge)
- Musée de la Mesure
- Or.a Musée des cadrans

#### Quelques objectifs opérationnels

##### 01

- Acheter deux tours à bois.
- Former dix maîtres horlogers.
"""
LEXICON = """[rubriques]
enjeu = enjeu, enjeux, nos enjeux
objectif_strategique = objectif stratégique, objectifs stratégiques
objectif_operationnel = objectifs opérationnels, quelques objectifs opérationnels
acteur = acteur, acteurs, nos acteurs, services
"""


@pytest.fixture(scope="module")
def ormelune(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("ormelune"), PLAN, embedder, LEXICON)


@pytest.mark.parametrize(
    "question",
    [
        "Vous avez combien de musées ?",
        "Combien de musées figurent parmi les acteurs de l'enjeu Apprendre ensemble ?",
        "Nombre de musées dans la liste des acteurs",
        "combien de musées gérez-vous",
    ],
)
def test_members_are_counted_by_what_they_are(ormelune: View, question: str) -> None:
    answer = converse(ormelune, question)
    assert quotes(answer) == ["Musée de la Mesure", "Or.a Musée des cadrans"]
    assert "2 acteurs sur 5" in answer.text


def test_numbers_that_members_open_with_are_added_up(ormelune: View) -> None:
    answer = converse(ormelune, "Combien d'écoles avez-vous en tout ?")
    assert quotes(answer) == ["3 écoles d'horlogerie", "1 école de batellerie"]
    assert "4 au total" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Quels musées comptent parmi les acteurs de l'enjeu Apprendre ensemble ?",
        "Il y a quoi comme musées dans Apprendre ensemble ?",
    ],
)
def test_members_are_listed_by_what_they_are(ormelune: View, question: str) -> None:
    assert quotes(converse(ormelune, question)) == ["Musée de la Mesure", "Or.a Musée des cadrans"]


def test_kinds_that_are_joined_are_all_told(ormelune: View) -> None:
    answer = converse(ormelune, "Quels musées et services sont chargés d'Apprendre ensemble ?")
    assert len(quotes(answer)) == 5


@pytest.mark.parametrize(
    "question",
    ["Combien de musées ont fermé en 2024 ?", "Combien de musées sont gratuits le dimanche ?"],
)
def test_members_are_not_counted_for_what_none_says(ormelune: View, question: str) -> None:
    assert "Musée de la Mesure" not in quotes(converse(ormelune, question))


def test_the_name_of_the_list_counts_its_members(ormelune: View) -> None:
    assert "5 acteurs" in converse(ormelune, "Combien d'acteurs sont renseignés ?").text


@pytest.mark.parametrize(
    "question",
    [
        "Combien d'objectifs opérationnels sous le 02 de l'enjeu Apprendre ensemble ?",
        "Quels objectifs opérationnels sont prévus sous l'objectif 02 d'Apprendre ensemble ?",
    ],
)
def test_an_objective_with_nothing_under_it_is_told_so(ormelune: View, question: str) -> None:
    answer = converse(ormelune, question)
    assert answer.status is Status.ANSWERED
    assert quotes(answer) == ["Garder des classes dans les villages."]
    assert "aucun objectif opérationnel" in answer.text


def test_another_number_of_parts_is_another_list(ormelune: View) -> None:
    whole = converse(ormelune, "Quels sont les objectifs stratégiques ?")
    other = converse(ormelune, "Quels sont les sept domaines des objectifs stratégiques ?")
    assert len(quotes(whole)) == 2
    assert quotes(other) != quotes(whole)
