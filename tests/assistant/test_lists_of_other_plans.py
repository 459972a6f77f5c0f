"""Lists of plans that are laid out otherwise: titles run into their paragraphs, other headings."""

import pytest

from assistant.answer import Answer, ListBlock
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import converse, written

PLAN = """---
titre: Plan social de Vaurimont
public: public
---

# Plan social de Vaurimont

## Objectif 1 – Rompre l'isolement des aînés

Public : habitants de 65 ans et plus.

Action 1.1 – Visites de courtoisie. Des bénévoles rendent visite aux aînés. Début : mars 2031.

Action 1.2 – Mardis de la soupe. Un repas est servi chaque mardi.

## Objectif 2 – Soutenir les jeunes

Action 2.1 – Travail de rue. L'éducatrice va à la rencontre des jeunes le vendredi.

Action 2.2 – Été solidaire. Vingt jeunes sont engagés pendant deux semaines.

Action 2.3 – Armoire à jeux. Prêt gratuit de jeux de société.

## En chiffres

- Armoires à jeux en location : 12
- Repas servis : 840

## Combien coûte la location ?

- Armoire à jeux d'adultes : 9 €
- Armoire à jeux d'enfants : 5 €
"""


@pytest.fixture(scope="module")
def social(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("social"), PLAN, embedder)


def members(answer: Answer) -> list[str]:
    """The words of a list before its marks of citation."""
    lists = [block for block in answer.blocks if isinstance(block, ListBlock)]
    return [item.text.rpartition(" [")[0] for block in lists for item in block.items]


@pytest.mark.parametrize(
    "question",
    [
        "Donne toutes les actions en faveur des jeunes",
        "Quelles sont les actions de l'objectif 2 ?",
        "Combien d'actions compte l'objectif 2 ?",
    ],
)
def test_titles_that_run_into_their_paragraphs_are_a_list(social: View, question: str) -> None:
    answer = converse(social, question)
    assert members(answer) == [
        "Action 2.1 – Travail de rue", "Action 2.2 – Été solidaire", "Action 2.3 – Armoire à jeux",
    ]  # fmt: skip
    assert "« Objectif 2 – Soutenir les jeunes » (3 sur 3)" in answer.text


def test_the_heading_is_told_whatever_number_it_has(social: View) -> None:
    answer = converse(social, "Quelles actions contre l'isolement des aînés ?")
    assert "« Objectif 1 – Rompre l'isolement des aînés » (2 sur 2)" in answer.text


def test_all_of_them_are_a_list_too(social: View) -> None:
    assert len(members(converse(social, "Combien d'actions compte le plan ?"))) == 5


def test_an_indicator_goes_before_a_list(social: View) -> None:
    answer = converse(social, "Combien d'armoires à jeux sont en location ?")
    assert "Armoires à jeux en location : 12" in answer.text
    assert not members(answer)


LETTERED = """---
titre: Plan de Vaurimont
public: public
---

# Plan de Vaurimont

## Axe A – Vivre au village

Un premier axe.

## Axe B – Produire ici

Un second axe.

## Les postes

| Poste | Pompiers |
|---|---|
| Vaurimont | 12 |
| Corvelle | 8 |
| Total | 20 |
"""


@pytest.fixture(scope="module")
def lettered(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("lettered"), LETTERED, embedder)


def test_headings_numbered_by_letters_are_a_list(lettered: View) -> None:
    answer = converse(lettered, "Combien d'axes compte le plan ?")
    assert members(answer) == ["Axe A – Vivre au village", "Axe B – Produire ici"]


def test_the_row_that_sums_up_is_not_counted(lettered: View) -> None:
    answer = converse(lettered, "Combien de postes ?")
    assert [m.partition(" ;")[0] for m in members(answer)] == [
        "Poste : Vaurimont", "Poste : Corvelle",
    ]  # fmt: skip


HEADED = """---
titre: Plan de Vaurimont 2031
public: public
---

# Plan de Vaurimont 2031

## Axe stratégique 1 – Soigner

### Objectif stratégique 1.1 : Rapprocher les soins

#### Objectifs opérationnels

- Ouvrir une maison médicale.

### Objectif stratégique 1.2 : Prévenir l'isolement

#### Objectifs opérationnels

- Créer un réseau de visiteurs.
- Servir un repas partagé.

## Axe stratégique 2 – Apprendre

### Objectif stratégique 2.1 : Moderniser les ateliers

#### Objectifs opérationnels

- Acheter des tours.

## Les services à domicile

- Repas à domicile : 840 repas livrés
- Aides familiales : 9 personnes
- Bricobus : 318 interventions
"""
HEADINGS = """[rubriques]
enjeu = enjeu, enjeux, axe stratégique
objectif_strategique = objectif stratégique, objectifs stratégiques
objectif_operationnel = objectif opérationnel, objectifs opérationnels
acteur = acteur, acteurs, services
"""


@pytest.fixture(scope="module")
def headed(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("headed"), HEADED, embedder, HEADINGS)


def test_objectives_that_are_headings_are_counted_once(headed: View) -> None:
    answer = converse(headed, "Quels sont les objectifs stratégiques ?")
    assert len(members(answer)) == 3
    assert "3" in answer.text.splitlines()[0]


@pytest.mark.parametrize("called", ["enjeu", "axe"])
def test_the_enjeu_with_the_most_is_told_whatever_it_is_called(headed: View, called: str) -> None:
    answer = converse(headed, f"Quel {called} a le plus d'objectifs opérationnels ?")
    assert "Soigner" in answer.text.splitlines()[0]
    assert len(members(answer)) == 3


@pytest.mark.parametrize("question", ["Quels sont les axes ?", "Combien d'axes y a-t-il ?"])
def test_a_word_for_all_of_them_is_not_the_first_of_them(headed: View, question: str) -> None:
    assert [m.partition(" :")[0] for m in members(converse(headed, question))] == [
        "Axe stratégique 1 – Soigner", "Axe stratégique 2 – Apprendre",
    ]  # fmt: skip


def test_a_list_under_its_heading_is_not_narrowed_by_the_headings_words(headed: View) -> None:
    answer = converse(headed, "Cite tous les services à domicile de Vaurimont")
    assert [m.partition(" :")[0] for m in members(answer)] == [
        "Repas à domicile", "Aides familiales", "Bricobus",
    ]  # fmt: skip
    assert "« Les services à domicile » (3 sur 3)" in answer.text


AXES = """---
titre: Plan de mobilité de Vaurimont
public: public
---

# Plan de mobilité de Vaurimont

## Vélo

### Mesures

- Peindre les pistes cyclables en rouge
- Louer des vélos-cargos

## Bus

### Mesures

- Ajouter un arrêt devant la gare
- Rendre la ligne 4 gratuite
- Abriter les arrêts
"""


@pytest.fixture(scope="module")
def axes(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("axes"), AXES, embedder)


def test_lists_under_a_heading_that_comes_back_are_told_together(axes: View) -> None:
    answer = converse(axes, "Donnez toutes les mesures")
    assert len(members(answer)) == 5
    assert "(5 sur 5)" in answer.text
    titles = [block.title for block in answer.blocks if isinstance(block, ListBlock)]
    assert titles == ["Vélo", "Bus"]
    assert "5 sur 5" in converse(axes, "Combien de mesures ?").text


def test_one_of_them_is_told_when_its_place_is_named(axes: View) -> None:
    answer = converse(axes, "Quelles sont les mesures pour le bus ?")
    assert members(answer)[-1] == "Abriter les arrêts"
    assert len(members(answer)) == 3
