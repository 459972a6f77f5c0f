import pytest

from assistant.answer import Answer, Status
from tests.assistant.conftest import Ask

CULTURE = "Quels sont les objectifs stratégiques de la culture ?"


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


@pytest.mark.parametrize("text", ["Et pour les forêts ?", "et les forêts ?", "Eaux et forêts ?"])
def test_the_same_is_asked_of_another_enjeu(ask: Ask, text: str) -> None:
    answer = ask(CULTURE, text)
    assert quotes(answer) == [
        "Restaurer les berges des rivières.",
        "Replanter les forêts abîmées par la sécheresse.",
    ]
    assert "Eaux et forêts" in (answer.understood or "")


@pytest.mark.parametrize("text", ["Et les acteurs ?", "et quels sont les acteurs ?"])
def test_another_list_is_asked_of_the_same_enjeu(ask: Ask, text: str) -> None:
    assert "Musée de la Tourbe" in quotes(ask(CULTURE, text))
    assert "Pépinière provinciale" not in quotes(ask(CULTURE, text))


@pytest.mark.parametrize("text", ["Combien ?", "combien y en a-t-il ?", "combien"])
def test_the_list_just_given_is_counted(ask: Ask, text: str) -> None:
    answer = ask(CULTURE, text)
    assert "compte 3 objectifs stratégiques" in answer.text


@pytest.mark.parametrize("text", ["le deuxième", "Le 2e ?", "2", "la seconde ?"])
def test_a_member_of_the_list_is_chosen_by_its_rank(ask: Ask, text: str) -> None:
    assert "Soutenir la lecture publique dans les villages." in quotes(ask(CULTURE, text))


def test_the_last_one_is_chosen(ask: Ask) -> None:
    assert "Protéger le patrimoine des fanfares." in quotes(ask(CULTURE, "le dernier"))


def test_a_rank_that_the_list_has_not_is_said(ask: Ask) -> None:
    assert ask(CULTURE, "le 7e").status is Status.CLARIFICATION


@pytest.mark.parametrize("text", ["combien ?", "oui", "le deuxième", "pourquoi ?"])
def test_nothing_to_follow_is_said(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert answer.status is Status.CLARIFICATION
    assert not answer.citations


def test_a_whole_question_does_not_lean_on_the_one_before(ask: Ask) -> None:
    answer = ask(CULTURE, "Combien d'arbres ont été plantés en 2030 ?")
    assert quotes(answer) == ["Arbres plantés en 2030 : 120.000"]


def test_follow_ups_follow_follow_ups(ask: Ask) -> None:
    answer = ask(CULTURE, "et pour les forêts ?", "combien ?")
    assert "compte 2 objectifs stratégiques" in answer.text


def test_small_talk_between_is_no_subject(ask: Ask) -> None:
    assert "Musée de la Tourbe" in quotes(ask(CULTURE, "Et les acteurs ?"))
    assert ask("Bonjour", CULTURE).status is Status.ANSWERED


def test_what_is_asked_of_a_place_is_asked_of_it_again(ask: Ask) -> None:
    answer = ask("Où se trouve la Maison provinciale ?", "Et son adresse mail ?")
    assert "info@corvelle.example" in answer.text


@pytest.mark.parametrize("text", ["Et les opérationnels ?", "et les opérationnels"])
def test_a_word_that_tells_one_role_from_another_is_enough(ask: Ask, text: str) -> None:
    assert "Créer une mallette pédagogique sur la tourbe." in quotes(ask(CULTURE, text))


def test_a_list_is_asked_of_an_item_listed_before(ask: Ask) -> None:
    answer = ask("Quels sont les enjeux ?", "Quels sont les acteurs du deuxième ?")
    assert quotes(answer) == ["Service des cours d'eau", "Pépinière provinciale"]


def test_an_objective_s_number_is_of_the_enjeu_just_spoken_of(ask: Ask) -> None:
    assert quotes(ask(CULTURE, "Détaille l'objectif 1"))[0].startswith("Ouvrir les musées")


def test_a_member_may_be_named_by_its_bare_rank(ask: Ask) -> None:
    assert "Soutenir la lecture publique dans les villages." in quotes(
        ask(CULTURE, "détaille le 2")
    )


def test_another_year_is_asked_of_the_same_thing(ask: Ask) -> None:
    planted = "Combien d'arbres ont été plantés en 2030 ?"
    answer = ask(planted, "et en 2031 ?")
    assert answer.standalone == "Combien d'arbres ont été plantés en 2031 ?"
    assert not answer.status.answered


def test_another_public_takes_the_place_of_the_one_before(ask: Ask) -> None:
    answer = ask("Combien coûte l'entrée du musée pour les adultes ?", "et pour les enfants ?")
    assert answer.standalone == "Combien coûte l'entrée du musée pour les enfants ?"


def test_some_of_the_members_may_be_asked_for(ask: Ask) -> None:
    answer = ask(CULTURE, "lesquels concernent la lecture ?")
    assert quotes(answer) == ["Soutenir la lecture publique dans les villages."]
