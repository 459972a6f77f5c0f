import pytest

from assistant.answer import Status
from tests.assistant.conftest import Ask

ASKED = (
    "Bonjour",
    "Quels sont les objectifs stratégiques de la culture ?",
    "Combien d'enjeux ?",
    "Tout sur les forêts",
    "Combien d'arbres plantés ?",
    "Quelle est la recette des gaufres ?",
    "Quels sont les objectifs de la Province de Montreval ?",
    "What are the strategic objectives for forests?",
)


@pytest.mark.parametrize("text", ASKED)
def test_every_suggestion_is_answered(ask: Ask, text: str) -> None:
    suggestions = ask(text).suggestions
    assert 1 <= len(suggestions) <= 3
    for suggestion in suggestions:
        assert ask(suggestion).status is Status.ANSWERED, suggestion


@pytest.mark.parametrize("text", ASKED)
def test_what_was_just_asked_is_not_suggested(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert answer.text not in [ask(suggestion).text for suggestion in answer.suggestions]


def test_suggestions_agree_with_what_they_ask_for(ask: Ask) -> None:
    asked = [s for text in ASKED for s in ask(text).suggestions]
    assert "Quelles sont les valeurs ?" in asked
    assert not any("Quels sont les actions" in s or "Quels sont les valeurs" in s for s in asked)
