"""Lists that a question describes by their words, or that search leads to."""

import pytest

from assistant.answer import ListBlock
from assistant.described import described
from assistant.understanding import understand
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import converse, quotes, written

GUIDE = """---
titre: Guide des aînés de Sourvaux
public: public
---

# Guide des aînés de Sourvaux

## Rester à domicile

### Les repas à domicile

Les repas sont livrés du lundi au samedi par le service des Aînés, entre onze heures et midi, à ceux
qui ne peuvent plus cuisiner eux-mêmes.

Quatre menus sont proposés :

- le menu ordinaire ;
- le menu sans sel ;
- le menu diabétique ;
- le menu haché.

Le repas coûte 8 € ; il se commande la veille.

### Le télé-secours

Un bracelet permet d'appeler jour et nuit. Trois appareils sont disponibles :

- le bracelet ;
- le médaillon ;
- la montre.

## S'inscrire

### Comment ?

1. Appelez le service des Aînés.
2. Recevez la visite d'une assistante sociale.
3. Signez la convention d'aide.

## Les ateliers

| Atelier | Lieu | Prix |
|---|---|---|
| Vannerie | Brémont | 4 € |
| Peinture | Orvaux | 5 € |
| Tricot | Brémont | 2 € |

## Le barème

| Enfants à charge | Plafond |
|---|---|
| 1 | 28.400 € |
| 2 | 31.200 € |

## Sortir

Un car part chaque premier mardi du mois vers la piscine de Brémont, et revient à seize heures.
"""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("guide"), GUIDE, embedder)


@pytest.mark.parametrize(
    "question",
    [
        "Quels menus les aînés reçoivent-ils à domicile ?",
        "Quels menus reçoivent les aînés ?",
    ],
)
def test_a_list_of_what_is_asked_is_told_where_search_leads(guide: View, question: str) -> None:
    answer = converse(guide, question)
    assert any(isinstance(block, ListBlock) for block in answer.blocks)
    menus = ["ordinaire", "sans sel", "diabétique", "haché"]
    assert all(any(menu in quote for quote in quotes(answer)) for menu in menus)


@pytest.mark.parametrize(
    "question",
    [
        "Quels menus coûtent moins de 5 € ?",
        "Quels menus végétariens peut-on choisir ?",
        "Quels animaux de compagnie sont admis à la piscine ?",
        "Quels jours le médecin passe-t-il à domicile ?",
    ],
)
def test_no_list_is_told_for_what_its_words_do_not_say(guide: View, question: str) -> None:
    assert "le menu haché." not in quotes(converse(guide, question))


@pytest.mark.parametrize(
    "question",
    [
        "Quelles sont les étapes de l'inscription ?",
        "En combien d'étapes se fait l'inscription ?",
    ],
)
def test_steps_are_the_numbered_list_where_search_leads(guide: View, question: str) -> None:
    answer = converse(guide, question)
    assert [q for q in quotes(answer) if q.startswith(("Appelez", "Recevez", "Signez"))]
    assert len(quotes(answer)) == 3


def test_rows_of_a_table_are_counted(guide: View) -> None:
    answer = converse(guide, "Combien d'ateliers différents proposez-vous ?")
    assert len(quotes(answer)) == 3


@pytest.mark.parametrize(
    "question",
    ["Quels ateliers sont donnés à Brémont ?", "Combien d'ateliers sont donnés à Brémont ?"],
)
def test_rows_that_have_a_name_are_told_alone(guide: View, question: str) -> None:
    told = " ".join(quotes(converse(guide, question)))
    assert "Vannerie" in told
    assert "Tricot" in told
    assert "Peinture" not in told


def test_the_name_of_a_column_is_not_what_its_rows_are(guide: View) -> None:
    asked = "Combien d'enfants y a-t-il dans le barème ?"
    assert described(understand(asked, guide, "fr"), guide) == ()
