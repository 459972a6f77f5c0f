import pytest

from assistant.answer import Status
from tests.assistant.conftest import Ask


@pytest.mark.parametrize(
    "text",
    ["Bonjour", "Salut !", "Merci beaucoup", "Au revoir", "Comment allez-vous ?", "Hello", "Dank u",
     "Qui es-tu ?", "Es-tu un robot ?", "Que peux-tu faire ?", "Goedendag", "Danke",
     "Super, merci pour ton aide !", "Un tout grand merci", "À quoi tu sers ?", "A+", "À demain",
     "Bonne fin de journée", "Y a quelqu'un ?", "Tu parles anglais ?", "Qui t'a créé ?",
     "Mais c'est qui ?"],
)  # fmt: skip
def test_small_talk_is_answered_without_a_source(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert answer.status is Status.SMALLTALK
    assert answer.text
    assert not answer.citations


def test_the_assistant_says_that_it_is_a_program(ask: Ask) -> None:
    assert "programme" in ask("Êtes-vous une vraie personne ?").text


def test_a_greeting_says_what_can_be_asked(ask: Ask) -> None:
    answer = ask("Bonjour")
    assert "le Plan Corvelle" in answer.text
    assert answer.suggestions


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour, quels sont les objectifs stratégiques de la culture ?",
        "Quels sont les objectifs stratégiques de la culture ? Merci d'avance",
        "Salut svp les objectifs stratégiques de la culture",
    ],
)
def test_a_question_that_comes_with_a_greeting_is_a_question(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert answer.status is Status.ANSWERED
    assert "musées" in answer.text


def test_who_somebody_else_is_is_a_question(ask: Ask) -> None:
    assert ask("C'est qui qui répare les trottoirs ?").status is not Status.SMALLTALK


def test_small_talk_is_answered_in_its_language(ask: Ask) -> None:
    assert "Ask me" in ask("Hello there").text


@pytest.mark.parametrize(
    "text",
    ["Que peux-tu me dire sur la culture ?", "Que savez-vous de l'Observatoire des marais ?"],
)
def test_asking_the_assistant_about_a_subject_is_a_question(ask: Ask, text: str) -> None:
    assert ask(text).status is Status.ANSWERED


@pytest.mark.parametrize(
    ("text", "language"), [("Goeiedag!", "nl"), ("Guten Tag", "de"), ("Good morning", "en")]
)
def test_a_greeting_is_returned_in_its_language(ask: Ask, text: str, language: str) -> None:
    assert ask(text).language == language


def test_what_follows_a_greeting_tells_more(ask: Ask) -> None:
    assert ask("Hello, what can you do?").text == ask("What can you do?").text


@pytest.mark.parametrize(
    "text",
    ["Tu es sûr ?", "T'es sûre de ça ?", "Ah bon, vraiment ?", "C'est vrai ?", "Are you sure?",
     "Ben je zeker?", "Bist du sicher?"],
)  # fmt: skip
def test_a_doubt_is_sent_to_the_sources(ask: Ask, text: str) -> None:
    answer = ask("Quelles sont les valeurs ?", text)
    assert answer.status is Status.SMALLTALK
    assert "passages" in answer.text.lower()


def test_a_doubt_about_a_fact_is_a_question(ask: Ask) -> None:
    answer = ask("C'est vrai que le bibliobus passe chaque semaine dans les villages ?")
    assert answer.status is not Status.SMALLTALK
