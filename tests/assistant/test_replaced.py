"""A question asked again of something else, which stands in the place of what it was asked of."""

import pytest

from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import converse, written

FEES = """---
titre: Les tarifs de la piscine de Vaubise
public: public
statut: information
---

# Les tarifs de la piscine

## Abonnements

| Abonnement | Prix |
|---|---|
| Abonnement Matin | 56 € |
| Abonnement Famille | 60 € |

## Aides

La Chorale des Tilleuls reçoit 1.500 € en 2025 pour ses concerts. L'Harmonie du Val
reçoit 800 € en 2025 pour son matériel.

## Bassin

L'entrée du bassin coûte 4 € pour un adulte. L'entrée du bassin coûte 2 € pour un enfant.
Le bassin compte huit lignes d'eau, dont deux pour les clubs.
"""


@pytest.fixture(scope="module")
def fees(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("fees"), FEES, embedder)


@pytest.mark.parametrize(
    ("first", "then", "standalone", "told"),
    [
        (
            "Combien coûte l'abonnement Matin ?", "et pour l'abonnement Famille ?",
            "Combien coûte l'abonnement Famille ?", "60 €",
        ),
        (
            "Combien reçoit la Chorale des Tilleuls en 2025 ?", "Et pour l'Harmonie du Val ?",
            "Combien reçoit l'Harmonie du Val en 2025 ?", "800 €",
        ),
        (
            "Quel est le prix du bassin pour un adulte ?", "et pour un enfant ?",
            "Quel est le prix du bassin pour un enfant ?", "2 €",
        ),
    ],
)  # fmt: skip
def test_what_is_asked_of_another_thing_stands_in_its_place(
    fees: View, first: str, then: str, standalone: str, told: str
) -> None:
    answer = converse(fees, first, then)
    assert answer.standalone == standalone
    assert told in answer.text


def test_another_question_of_the_same_thing_stays_whole(fees: View) -> None:
    answer = converse(fees, "Combien coûte le bassin ?", "et il y a combien de lignes d'eau ?")
    assert "combien de lignes d'eau" in answer.standalone
    assert "huit lignes" in answer.text
