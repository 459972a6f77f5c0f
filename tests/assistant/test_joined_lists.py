"""Lists of several kinds, asked together."""

from tests.assistant.conftest import Ask, quotes

HERITAGE = "Protéger le patrimoine des fanfares."


def test_kinds_of_objectives_joined_by_and_are_both_listed(ask: Ask) -> None:
    answer = ask("Quels sont les objectifs stratégiques et opérationnels de la culture ?")
    assert quotes(answer)[2] == HERITAGE
    assert "Créer une mallette pédagogique sur la tourbe." in quotes(answer)
    assert "les objectifs stratégiques et opérationnels de l'enjeu « Culture vivante »" in (
        answer.text
    )


def test_objectives_and_actions_are_listed_together_by_their_subject(ask: Ask) -> None:
    answer = ask("Quels objectifs et quelles actions concernent les fanfares ?")
    assert HERITAGE in quotes(answer)
    assert any(quote.startswith("Nuit des fanfares") for quote in quotes(answer))
    assert not any("musées" in quote for quote in quotes(answer))


def test_members_of_a_kind_are_counted_among_others(ask: Ask) -> None:
    answer = ask("Combien de musées parmi les acteurs de la culture ?")
    assert quotes(answer) == ["Musée de la Tourbe"]
