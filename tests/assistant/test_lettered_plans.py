"""A plan whose parts have letters: "Enjeu B", "Axe B1", "OO B1.a", and actions "Act. 04"."""

from pathlib import Path

import pytest

from assistant.answer import Answer, ListBlock, Status
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import converse, quotes, written

PLAN = """---
titre: Programme de la Province de Rivage
public: public
---

# Programme de la Province de Rivage

## 2. Enjeu A – Soigner près de chez soi

*Députée de référence : Louise Tamarin*

### Axe A1 – Écouter les jeunes

**OO A1.a – Raccourcir les délais**

- Act. 01 – Engager huit psychologues. Échéance : juin 2026. Pilote : Direction de la Santé.
- Act. 02 – Ouvrir une ligne d'écoute. Échéance : mars 2027. Pilote : Direction de la Santé.

### Axe A2 – Vieillir chez soi

**OO A2.a – Soutenir les aînés**

- Act. 03 – Prêter des barres d'appui. Échéance : mai 2028. Pilote : Service Autonomie.

## 3. Enjeu B – Apprendre à tout âge

### Axe B1 – Des écoles ouvertes

**OO B1.a – Rénover les bâtiments**

- Act. 04 – Isoler les toitures du lycée. Échéance : août 2029. Pilote : Régie du Patrimoine.

**OO B1.b – Réduire le coût de l'école**

- Act. 05 – Servir un potage gratuit. Échéance : octobre 2026. Pilote : Enseignement.

### Axe B2 – Des formations utiles

**OO B2.a – Former aux métiers en pénurie**

- Act. 06 – Organiser des cours de soudure. Échéance : à préciser. Pilote : Formation.
"""
LEXICON = """[rubriques]
enjeu = enjeu, enjeux
objectif_strategique = objectif stratégique, objectifs stratégiques, OS
objectif_operationnel = objectif opérationnel, objectifs opérationnels, OO
action = action, actions
"""


@pytest.fixture(scope="module")
def rivage(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("rivage"), PLAN, embedder, LEXICON)


def told(answer: Answer) -> list[str]:
    lists = [block for block in answer.blocks if isinstance(block, ListBlock)]
    return [
        " ".join(filter(None, (item.number, item.text.rpartition(" [")[0])))
        for block in lists
        for item in block.items
    ]


def opened(answer: Answer) -> list[str]:
    return [member.split(" –")[0] for member in told(answer)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Quels sont les enjeux ?", ["Enjeu A", "Enjeu B"]),
        (
            "Quels sont les objectifs opérationnels de l'enjeu B ?",
            ["OO B1.a", "OO B1.b", "OO B2.a"],
        ),
        ("Combien d'objectifs opérationnels compte l'enjeu A ?", ["OO A1.a", "OO A2.a"]),
        ("Quelles sont les actions de l'axe A1 ?", ["Act. 01", "Act. 02"]),
        ("Quelles sont les actions de l'OO B1.b ?", ["Act. 05"]),
        ("Énumère les axes de l'enjeu B.", ["Axe B1", "Axe B2"]),
        ("Combien y a-t-il d'axes ?", ["Axe A1", "Axe A2", "Axe B1", "Axe B2"]),
        ("En quoi consiste l'OO A1.a ?", ["OO A1.a", "Act. 01", "Act. 02"]),
    ],
)
def test_parts_are_listed_by_their_letters(
    rivage: View, question: str, expected: list[str]
) -> None:
    assert opened(converse(rivage, question)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Combien d'objectifs opérationnels compte l'enjeu B ?",
            "l'enjeu « Apprendre à tout âge » compte 3 objectifs opérationnels",
        ),
        ("En quoi consiste l'OO A1.a ?", "de l'enjeu « Soigner près de chez soi »"),
    ],
)
def test_an_enjeu_is_called_so_once(rivage: View, question: str, expected: str) -> None:
    assert expected in converse(rivage, question).text


def test_actions_numbered_throughout_are_counted(rivage: View) -> None:
    answer = converse(rivage, "Combien d'actions le programme contient-il ?")
    assert "il y a 6 actions" in answer.text
    assert told(answer)[3] == (
        "Act. 04 – Isoler les toitures du lycée. Échéance : août 2029. "
        "Pilote : Régie du Patrimoine."
    )


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Quelle est l'échéance de l'action 5 ?", "octobre 2026"),
        ("Qui est le pilote de l'action 3 ?", "Service Autonomie"),
    ],
)
def test_one_action_is_asked_about_by_its_number(
    rivage: View, question: str, expected: str
) -> None:
    answer = converse(rivage, question)
    assert answer.status is Status.ANSWERED
    assert [expected in quote for quote in quotes(answer)] == [True]


def test_a_date_to_come_is_none(rivage: View) -> None:
    answer = converse(rivage, "Quelle est l'échéance de l'action 6 ?")
    assert not answer.status.answered


def test_a_letter_alone_is_a_word_where_it_is_one(rivage: View) -> None:
    answer = converse(rivage, "L'enjeu a combien d'axes ?")
    assert opened(answer) != ["Axe A1", "Axe A2"]


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("Quels sont les axes de l'enjeu A ?", "et de l'enjeu B ?", ["Axe B1", "Axe B2"]),
        ("Quelles sont les actions de l'axe A1 ?", "et pour l'axe B2 ?", ["Act. 06"]),
    ],
)
def test_a_follow_up_may_name_another_part(
    rivage: View, before: str, question: str, expected: list[str]
) -> None:
    assert opened(converse(rivage, before, question)) == expected


def test_an_action_numbered_throughout_is_of_no_enjeu_named_before(rivage: View) -> None:
    answer = converse(rivage, "Quels sont les axes de l'enjeu A ?", "L'échéance de l'action 5 ?")
    assert answer.standalone == "L'échéance de l'action 5 ?"
    assert "octobre 2026" in answer.text


def test_who_stands_behind_an_enjeu_is_no_overview_of_it(rivage: View) -> None:
    answer = converse(rivage, "Quelle députée suit l'enjeu Soigner près de chez soi ?")
    assert not told(answer)


ACTORS = """---
titre: Plan de la Province de Rivage
public: public
---

# Plan de la Province de Rivage

## Enjeu 1 – Culture

Les acteurs : Direction de la Culture, Musée du Phare (deux sites, une réserve), Service Agriculture
et Ruralité. Pilote : Mme Louise Tamarin.

**OS 1.1 – Ouvrir les musées**

## Enjeu 2 – Santé

Les acteurs : Observatoire de la santé, Maison des aidants et Service des Aînés.

**OS 2.1 – Prévenir**

## Nos valeurs

Nos valeurs : la proximité, la sobriété et l'audace.
"""


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Quels sont les acteurs de l'enjeu Culture ?",
            [
                "Direction de la Culture",
                "Musée du Phare (deux sites, une réserve)",
                "Service Agriculture et Ruralité",
            ],
        ),
        (
            "Quels sont les acteurs de l'enjeu Santé ?",
            ["Observatoire de la santé", "Maison des aidants", "Service des Aînés"],
        ),
        ("Quelles sont vos valeurs ?", ["la proximité", "la sobriété", "l'audace"]),
    ],
)
def test_actors_named_in_one_line_are_a_list(
    tmp_path: Path, embedder: Embedder, question: str, expected: list[str]
) -> None:
    lexicon = (
        LEXICON + "acteur = acteur, acteurs, les acteurs\nvaleur = valeur, valeurs, nos valeurs\n"
    )
    view = written(tmp_path, ACTORS, embedder, lexicon)
    assert told(converse(view, question)) == expected


STAFF = """---
titre: Archives de Rivage
public: public
---

# Archives de Rivage

## L'équipe

Archivistes : Mme Naïma Roy, M. Joël Lam et Mme Lucie Sy

## Consulter

La salle de lecture compte dix-huit places et ouvre quatre jours par semaine, sans rendez-vous.
"""


def test_names_in_one_line_are_counted(tmp_path: Path, embedder: Embedder) -> None:
    answer = converse(written(tmp_path, STAFF, embedder), "Le service a combien d'archivistes ?")
    assert "(3 sur 3)" in answer.text
    assert told(answer) == ["Mme Naïma Roy", "M. Joël Lam", "Mme Lucie Sy"]
