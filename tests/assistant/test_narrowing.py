"""Lists narrowed to what a question names: an objective, several words, a word that none has."""

import pytest

from tests.assistant.conftest import Ask, quotes


@pytest.mark.parametrize(
    "text",
    [
        "Sous « Ouvrir les musées aux écoles du territoire », quels objectifs opérationnels ?",
        "Ouvrir les musées aux écoles : quels objectifs opérationnels y a-t-il derrière ?",
    ],
)
def test_what_stands_under_an_objective_is_found_by_its_words(ask: Ask, text: str) -> None:
    assert quotes(ask(text)) == [
        "Offrir une visite guidée à chaque classe primaire.",
        "Créer une mallette pédagogique sur la tourbe.",
    ]


def test_members_may_each_say_one_of_two_words_that_are_joined(ask: Ask) -> None:
    assert quotes(ask("Quels objectifs stratégiques parlent des fanfares et des berges ?")) == [
        "Protéger le patrimoine des fanfares.",
        "Restaurer les berges des rivières.",
    ]


def test_members_may_each_say_one_of_two_groups_that_an_article_opens(ask: Ask) -> None:
    question = "Quels objectifs stratégiques parlent du patrimoine des fanfares et des berges ?"
    assert quotes(ask(question)) == [
        "Protéger le patrimoine des fanfares.",
        "Restaurer les berges des rivières.",
    ]


def test_a_word_that_no_member_has_is_not_left_out(ask: Ask) -> None:
    whole = quotes(ask("Quels sont les objectifs stratégiques ?"))
    narrowed = ask("Quels sont les objectifs stratégiques pour une province numérique ?")
    assert quotes(narrowed) != whole


def test_members_of_two_numbers_are_all_told(ask: Ask) -> None:
    assert quotes(ask("Quels sont les objectifs stratégiques 01 et 03 de la culture ?")) == [
        "Ouvrir les musées aux écoles du territoire.",
        "Protéger le patrimoine des fanfares.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Chère Madame, pourriez-vous me citer les acteurs de la culture, sans en oublier un",
        "Je vous prie de bien vouloir m'indiquer tous les acteurs de la culture.",
        "Auriez-vous l'amabilité de me citer les acteurs de la culture ?",
    ],
)
def test_politeness_narrows_nothing(ask: Ask, text: str) -> None:
    assert len(quotes(ask(text))) == 4
