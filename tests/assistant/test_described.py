"""Lists that a question describes by their words, or that search leads to."""

import pytest

from assistant.answer import ListBlock
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
