"""Scales of an invented guide: a value of the question tells which row is told."""

import pytest

from assistant.pipeline import Assistant
from assistant.question import Question
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import written

GUIDE = """---
titre: Guide de la cantine de Bellorge
public: public
statut: information
---

# Guide de la cantine de Bellorge

## Prix du repas à la cantine

| Quotient familial | Prix du repas |
|---|---|
| moins de 400 € | 1,00 € |
| de 400 à 799 € | 2,30 € |
| de 800 à 1.199 € | 3,60 € |
| 1 200 € et plus | 4,80 € |

## Cotisation de la ludothèque

La cotisation annuelle est fixée comme suit :

- moins de 12 ans : gratuit ;
- de 12 à 25 ans : 4,00 € ;
- plus de 25 ans : 9,50 €.

## Subventions

Une subvention de moins de 2 500 euros est accordée par le Collège ; au-delà,
la décision revient au Conseil.
"""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("scales"), GUIDE, embedder)


@pytest.mark.parametrize(
    ("question", "told", "others"),
    [
        (
            "Mon quotient familial est de 1.150 euros, quel est le prix du repas ?",
            "3,60",
            ("2,30",),
        ),
        ("Quotient familial de 1 900 €, prix du repas ?", "4,80", ("1,00", "2,30", "3,60")),
        ("On gagne 900 par mois, c'est combien le repas à la cantine ?", "3,60", ("1,00", "2,30")),
        ("J'ai 40 ans, quelle est ma cotisation à la ludothèque ?", "9,50", ()),
    ],
)
def test_only_the_row_that_a_value_falls_in_is_told(
    guide: View, question: str, told: str, others: tuple[str, ...]
) -> None:
    text = Assistant().answer(Question(question), guide).text
    assert told in text
    assert not [other for other in others if other in text]


def test_a_sum_that_a_question_names_as_a_limit_is_no_value(guide: View) -> None:
    text = Assistant().answer(
        Question("Qui décide d'une subvention de plus de 2 500 euros ?"), guide
    ).text  # fmt: skip
    assert "au-delà, la décision revient au Conseil" in text


def test_without_a_value_every_row_may_be_told(guide: View) -> None:
    text = Assistant().answer(Question("Quels sont les prix du repas à la cantine ?"), guide).text
    assert all(price in text for price in ("1,00", "2,30", "3,60", "4,80"))
