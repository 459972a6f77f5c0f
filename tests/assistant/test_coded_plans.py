"""A plan whose objectives are paragraphs and items with a code: "OS 1.1. …", "OO 1.1.2. …"."""

import re
from pathlib import Path

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


def codes(answer: Answer) -> list[str]:
    """The codes of the members told, printed before their words or at the head of these."""
    found = (re.search(r"\d(?:\.\d)*", number or words) for number, words in told(answer))
    return [code[0] for code in found if code]


def told(answer: Answer) -> list[tuple[str | None, str]]:
    lists = [block for block in answer.blocks if isinstance(block, ListBlock)]
    return [(item.number, item.text.rpartition(" [")[0]) for b in lists for item in b.items]


def test_coded_objectives_are_the_plan_s(brise: View) -> None:
    answer = converse(brise, "Quels sont les objectifs stratégiques de l'enjeu Un littoral sûr ?")
    assert told(answer) == [("1.1", "Protéger les quais"), ("1.2", "Prévenir les habitants")]


def test_an_enjeu_has_its_own_number(brise: View) -> None:
    answer = converse(brise, "Quels sont les enjeux ?")
    assert codes(answer) == ["1", "2"]
    assert "Digues et marées" not in answer.text


def test_a_code_is_printed_once(brise: View) -> None:
    answer = converse(brise, "Combien d'objectifs opérationnels pour un littoral sûr ?")
    assert "compte 3 objectifs opérationnels" in answer.text
    assert told(answer)[0] == (None, "OO 1.1.1. Relever la digue du phare.")


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
    assert codes(converse(brise, question)) == numbers


def test_what_stands_under_an_objective_is_found_by_its_words(brise: View) -> None:
    answer = converse(brise, "Sous « Protéger les quais », quels objectifs opérationnels ?")
    assert codes(answer) == ["1.1.1", "1.1.2"]


COMMUNE = """---
titre: PST de Hauteroche
public: public
---

# PST de Hauteroche

## Nos valeurs

Deux valeurs nous guident : l'audace et la rigueur.

## Les objectifs

**Objectif stratégique 1 : Être une commune proche de ses habitants**

### Objectif opérationnel 1.1 : Faciliter les démarches

- **Action 1.1.1** Ouvrir un guichet en ligne – Échéance : juin 2026
- **Action 1.1.2** Recevoir le mercredi soir – Échéance : mai 2027

### Objectif opérationnel 1.2 : Écouter le citoyen

- **Action 1.2.1** Lancer un budget participatif – Échéance : mars 2028

**Objectif stratégique 2 : Être une commune verte**

### Objectif opérationnel 2.1 : Planter des haies

- **Action 2.1.1** Planter deux kilomètres de haies – Échéance : hiver 2029
"""
OF_A_COMMUNE = """[rubriques]
enjeu = enjeu, enjeux
objectif_strategique = objectif stratégique, objectifs stratégiques, OS
objectif_operationnel = objectif opérationnel, objectifs opérationnels, OO
action = action, actions
valeur = valeur, valeurs, nos valeurs
"""


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("commune"), COMMUNE, embedder, OF_A_COMMUNE)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Cite les objectifs opérationnels de l'objectif stratégique 1.", ["1.1", "1.2"]),
        ("L'objectif stratégique 2 compte combien d'objectifs opérationnels ?", ["2.1"]),
        ("Combien d'actions compte l'objectif opérationnel 1.1 ?", ["1.1.1", "1.1.2"]),
        ("Quelles sont les actions de l'OO 1.2 ?", ["1.2.1"]),
    ],
)
def test_what_stands_under_an_objective_is_found_by_its_number(
    commune: View, question: str, expected: list[str]
) -> None:
    assert codes(converse(commune, question)) == expected


def test_headings_stand_under_the_coded_objective_before_them(commune: View) -> None:
    (action,) = [p for p in commune.passages if p.number == "2.1.1"]
    assert action.heading_path[-2:] == (
        "Objectif stratégique 2 : Être une commune verte",
        "Objectif opérationnel 2.1 : Planter des haies",
    )


def test_a_detail_of_what_has_a_code_is_looked_for_there(commune: View) -> None:
    answer = converse(commune, "Quelle est l'échéance de l'action 1.1.2 ?")
    assert "mai 2027" in answer.text
    assert "juin 2026" not in answer.text


def test_values_told_in_a_sentence_are_no_list_of_one(commune: View) -> None:
    answer = converse(commune, "Quelles sont vos valeurs ?")
    assert "1 sur 1" not in answer.text
    assert any("audace" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    ["Quels sont les axes du PST ?", "Quels sont vos axes ?", "Combien d'axes a-t-il ?"],
)
def test_enjeux_go_by_what_the_plan_calls_them(
    tmp_path: Path, embedder: Embedder, question: str
) -> None:
    plan = PLAN.replace("## 3. Enjeu 1", "## Axe 1").replace("## 4. Enjeu 2", "## Axe 2")
    (listed,) = [
        block
        for block in converse(written(tmp_path, plan, embedder), question).blocks
        if isinstance(block, ListBlock)
    ]
    assert [item.text.split(" [")[0] for item in listed.items] == [
        "Axe 1 – Un littoral sûr",
        "Axe 2 – Un port vivant",
    ]
