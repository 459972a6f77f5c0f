"""What goes without saying in a question on a document: the year that its title gives."""

import pytest

from assistant.own_names import without_own_year
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import converse, written

BUDGET = """---
titre: Note sur le budget 2025 de Bellorge
public: public
statut: information
---

# Note sur le budget 2025

## Recettes

Six taxes communales sont reconduites. Le précompte immobilier rapporte 1.250.000 euros.
"""


@pytest.fixture(scope="module")
def budget(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("budget"), BUDGET, embedder)


@pytest.mark.parametrize(
    ("question", "text", "read"),
    [
        ("Combien de taxes en 2025 ?", "Six taxes.", "Combien de taxes ?"),
        ("Combien de taxes en 2025 ?", "Six taxes en 2026.", "Combien de taxes en 2025 ?"),
        ("Combien de taxes en 2024 ?", "Six taxes.", "Combien de taxes en 2024 ?"),
    ],
)
def test_the_year_of_the_title_is_left_out_where_the_text_names_none(
    budget: View, question: str, text: str, read: str
) -> None:
    (document,) = budget.documents.values()
    assert without_own_year(question, document, text) == read


def test_a_question_with_the_year_of_the_title_is_answered(budget: View) -> None:
    answer = converse(budget, "Combien de taxes communales reconduit-on en 2025 ?")
    assert "Six taxes communales" in answer.text
