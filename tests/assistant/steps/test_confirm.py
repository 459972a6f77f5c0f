"""A list whose word a question only has is given up for the text that answers."""

import pytest

from assistant.answer import ListBlock
from tests.assistant.conftest import Ask


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Qui fixe les priorités de la Province ?", "feuille de route qui fixe les priorités"),
        ("Que publie l'Observatoire, des chiffres ou un bulletin ?", "Il publie un bulletin"),
        ("Chaque service aide qui ?", "Chaque service aide les autres services"),
    ],
)
def test_the_text_that_answers_is_told_and_not_the_list(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert told in answer.text
    assert not any(isinstance(block, ListBlock) for block in answer.blocks)


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("Quelles actions pour les fanfares ?", ["Nuit des fanfares"]),
        ("Quels acteurs pour la culture vivante ?", ["Musée de la Tourbe", "Bibliobus provincial"]),
        ("Quelles sont les valeurs ?", ["Franchise", "Entraide"]),
        ("Quels sont les enjeux ?", ["Culture vivante", "Eau"]),
    ],
)
def test_a_list_that_is_asked_for_is_told(ask: Ask, question: str, members: list[str]) -> None:
    answer = ask(question)
    assert answer.status.value == "answered"
    assert any(isinstance(block, ListBlock) for block in answer.blocks)
    assert all(member in answer.text for member in members)
