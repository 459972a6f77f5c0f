"""A plan whose objectives are paragraphs and items with a code: "OS 1.1. …", "OO 1.1.2. …"."""

import pytest

from assistant.answer import Answer, ListBlock
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import converse, written

PLAN = """---
titre: Programme de la Communauté de Brise
public: public
---

# Programme de la Communauté de Brise

Le programme compte deux enjeux. OS 9.9. est un code que rien ne porte.

## 3. Enjeu 1 – Un littoral sûr

*Service pilote : Digues et marées*

**OS 1.1. Protéger les quais**

- OO 1.1.1. Relever la digue du phare.
- OO 1.1.2. Poser dix marégraphes.

**OS 1.2. Prévenir les habitants**

- OO 1.2.1. Envoyer une alerte avant chaque grande marée.

## 4. Enjeu 2 – Un port vivant

**OS 2.1. Accueillir les pêcheurs**

- OO 2.1.1. Rénover la criée.
"""
LEXICON = """[rubriques]
enjeu = enjeu, enjeux, nos enjeux
objectif_strategique = objectif stratégique, objectifs stratégiques, OS
objectif_operationnel = objectif opérationnel, objectifs opérationnels, OO
"""


@pytest.fixture(scope="module")
def brise(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("brise"), PLAN, embedder, LEXICON)


def told(answer: Answer) -> list[tuple[str | None, str]]:
    lists = [block for block in answer.blocks if isinstance(block, ListBlock)]
    return [(item.number, item.text.rpartition(" [")[0]) for b in lists for item in b.items]


def test_coded_objectives_are_the_plan_s(brise: View) -> None:
    answer = converse(brise, "Quels sont les objectifs stratégiques de l'enjeu Un littoral sûr ?")
    assert told(answer) == [("1.1", "Protéger les quais"), ("1.2", "Prévenir les habitants")]


def test_an_enjeu_has_its_own_number(brise: View) -> None:
    answer = converse(brise, "Quels sont les enjeux ?")
    assert [number for number, _ in told(answer)] == ["1", "2"]
    assert "Digues et marées" not in answer.text


def test_a_code_is_no_word_of_its_objective(brise: View) -> None:
    answer = converse(brise, "Combien d'objectifs opérationnels pour un littoral sûr ?")
    assert "compte 3 objectifs opérationnels" in answer.text
    assert told(answer)[0] == ("1.1.1", "Relever la digue du phare.")


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Quels sont les objectifs opérationnels de l'OS 1.1 ?", ["1.1.1", "1.1.2"]),
        ("Que dit l'OO 1.2.1 ?", ["1.2.1"]),
        ("Que prévoit l'OS 2.1 ?", ["2.1", "2.1.1"]),
        ("C'est quoi l'objectif stratégique 1.1 ?", ["1.1", "1.1.1", "1.1.2"]),
    ],
)
def test_objectives_are_found_by_their_code(brise: View, question: str, numbers: list[str]) -> None:
    assert [number for number, _ in told(converse(brise, question))] == numbers


def test_what_stands_under_an_objective_is_found_by_its_words(brise: View) -> None:
    answer = converse(brise, "Sous « Protéger les quais », quels objectifs opérationnels ?")
    assert [number for number, _ in told(answer)] == ["1.1.1", "1.1.2"]
