from pathlib import Path

import pytest

from assistant.answer import Status
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import ROOT, Ask, converse, quotes, written

CORVELLE = ROOT / "tests" / "fixtures" / "corvelle"
VALUES = "Quelles sont les valeurs ?"
STAKES = "Quels sont les enjeux ?"
CULTURE = "Quels sont les objectifs stratégiques de la culture ?"


@pytest.mark.parametrize("text", ["Et pour les forêts ?", "et les forêts ?", "Eaux et forêts ?"])
def test_the_same_is_asked_of_another_enjeu(ask: Ask, text: str) -> None:
    answer = ask(CULTURE, text)
    assert quotes(answer) == [
        "Restaurer les berges des rivières.",
        "Replanter les forêts abîmées par la sécheresse.",
    ]
    assert "Eaux et forêts" in (answer.understood or "")


@pytest.mark.parametrize(
    "text",
    [
        "ok, et pour les forêts ?",
        "merci, et les forêts",
        "idem pour les forêts",
        "la même question pour les forêts",
        "Et ceux des forêts ? La liste entière.",
    ],
)
def test_what_opens_a_followup_is_not_looked_for(ask: Ask, text: str) -> None:
    assert quotes(ask(CULTURE, text)) == [
        "Restaurer les berges des rivières.",
        "Replanter les forêts abîmées par la sécheresse.",
    ]


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


def test_the_other_of_two_is_chosen(ask: Ask) -> None:
    rivers = "Quels sont les objectifs stratégiques des forêts ?"
    assert quotes(ask(rivers, "le premier", "et l'autre ?")) == [
        "Replanter les forêts abîmées par la sécheresse."
    ]
    assert ask(CULTURE, "le premier", "et l'autre ?").status is Status.CLARIFICATION


def test_another_number_is_asked_of_the_same_list(ask: Ask) -> None:
    under = "Quels objectifs opérationnels sous le numéro 01 de la culture ?"
    assert len(quotes(ask(under))) == 2
    assert quotes(ask(under, "et sous le 02 ?")) == [
        "Faire passer le bibliobus chaque semaine dans les villages sans bibliothèque."
    ]


@pytest.mark.parametrize("text", ["jusqu'à quand ?", "depuis quand ?", "et depuis quand ?"])
def test_a_question_word_alone_asks_on(ask: Ask, text: str) -> None:
    birds = "Que fait l'Observatoire des marais ?"
    assert "2019" in "".join(quotes(ask(birds, text)))


def test_with_which_is_asked_of_the_question_before(ask: Ask) -> None:
    answer = ask("Offrez-vous une visite guidée ?", "pour quelle classe ?")
    assert answer.standalone.startswith("pour quelle classe : Offrez-vous")


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


@pytest.fixture(scope="module")
def with_missions(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    """The invented plan, with a word for what an enjeu is for."""
    lexicon = (CORVELLE / "lexique.txt").read_text("utf-8")
    named = lexicon.replace("[rubriques]\n", "[rubriques]\nmission = mission, missions\n")
    text = (CORVELLE / "plan-corvelle.md").read_text("utf-8")
    return written(Path(tmp_path_factory.mktemp("missions")), text, embedder, named)


@pytest.mark.parametrize(
    "conversation",
    [(VALUES, "et les missions ?"), ("Quelles sont les missions ?", "combien ?"),
     (CULTURE, "et ses missions ?", "combien ?")],
)  # fmt: skip
def test_missions_are_followed_like_any_other_list(
    with_missions: View, conversation: tuple[str, ...]
) -> None:
    answer = converse(with_missions, *conversation)
    assert answer.status is not Status.ERROR_INTERNAL
    assert "missions" in answer.standalone


@pytest.mark.parametrize(
    ("conversation", "mission"),
    [((CULTURE, "et ses missions ?"), "la culture accessible"),
     (("Mission de l'enjeu culture ?", "et pour les forêts ?"), "ses rivières et ses bois")],
)  # fmt: skip
def test_the_mission_of_an_enjeu_is_told_next(
    with_missions: View, conversation: tuple[str, ...], mission: str
) -> None:
    assert mission in converse(with_missions, *conversation).text


@pytest.mark.parametrize("text", ["Lesquels ?", "et lesquels ?", "cite-les", "liste-les moi"])
def test_the_members_counted_are_asked_for(ask: Ask, text: str) -> None:
    answer = ask("Combien d'acteurs en culture ?", text)
    assert quotes(answer) == [
        "Musée de la Tourbe", "Bibliobus provincial", "Conservatoire des fanfares",
        "Service du patrimoine",
    ]  # fmt: skip
    assert "voici les acteurs" in answer.text


@pytest.mark.parametrize(
    ("count", "text", "size"),
    [("Combien de valeurs ?", "lesquelles ?", 2), ("Combien d'enjeux ?", "lesquels sont-ils ?", 2),
     ("Combien d'objectifs stratégiques en culture ?", "tu peux me les citer ?", 3),
     ("Combien d'actions ?", "la liste complète", 2), ("How many values?", "which ones?", 2)],
)  # fmt: skip
def test_whatever_was_counted_is_listed(ask: Ask, count: str, text: str, size: int) -> None:
    answer = ask(count, text)
    assert answer.status is Status.ANSWERED
    assert len(quotes(answer)) == size


def test_what_else_was_counted_is_asked_for_in_its_words(ask: Ask) -> None:
    answer = ask("Combien d'objectifs opérationnels concernent le bibliobus ?", "lesquels ?")
    assert answer.standalone == "Quels objectifs opérationnels concernent le bibliobus ?"
    assert len(quotes(answer)) == 1
    counted = ask("Quels objectifs opérationnels concernent le bibliobus ?", "combien ?")
    assert quotes(counted) == quotes(answer)


def test_there_must_be_something_to_list(ask: Ask) -> None:
    assert ask("cite-les").status is Status.CLARIFICATION


@pytest.mark.parametrize(
    ("conversation", "quote"),
    [(("2e objectif stratégique de la culture", "et le 3e ?"), "Protéger le patrimoine"),
     (("2e objectif stratégique de la culture", "et le premier ?"), "Ouvrir les musées"),
     (("1er objectif stratégique de la culture", "et le 2e ?", "et le 3e ?"), "Protéger le"),
     (("Objectif stratégique 3 des forêts et de l'eau", "et le 2e ?"), "Replanter les forêts"),
     ((STAKES, "2e objectif stratégique de la culture", "et le 1er ?"), "Ouvrir les musées"),
     (("2e objectif stratégique de la culture", "et des forêts ?"), "Replanter les forêts"),
     (("2e objectif stratégique de la culture", "et le 1er des forêts ?"), "Restaurer les berges"),
     (("1er objectif stratégique de l'enjeu « Eaux et forêts »", "et la culture ?"), "Ouvrir")],
)  # fmt: skip
def test_an_objective_asked_by_its_rank_gives_way_to_another(
    ask: Ask, conversation: tuple[str, ...], quote: str
) -> None:
    [told] = quotes(ask(*conversation))
    assert told.startswith(quote)


def test_a_rank_that_the_other_enjeu_has_not_is_said(ask: Ask) -> None:
    answer = ask("3e objectif stratégique de la culture", "et des forêts ?")
    assert not answer.status.answered


def test_the_rank_of_an_enjeu_gives_way_with_it(ask: Ask) -> None:
    answer = ask("Les acteurs du 2e enjeu", "et de la culture ?")
    assert answer.standalone == "Quels sont les acteurs de l'enjeu Culture vivante ?"


def test_a_rank_is_of_the_list_just_given(ask: Ask) -> None:
    answer = ask("1er objectif stratégique de la culture", STAKES, "et le 2e ?")
    assert answer.standalone.startswith("Eaux et forêts")


@pytest.mark.parametrize(
    "conversation",
    [(STAKES, "le deuxième", "ses acteurs ?"), (STAKES, "le 2e", "et ses acteurs ?"),
     ("2e enjeu", "ses acteurs ?"), ("Le dernier enjeu", "ses acteurs ?"),
     (CULTURE, "2e enjeu", "quels sont ses acteurs ?"),
     (STAKES, "et le 2e enjeu ?", "ses acteurs ?")],
)  # fmt: skip
def test_a_list_is_asked_of_the_enjeu_just_chosen(ask: Ask, conversation: tuple[str, ...]) -> None:
    assert quotes(ask(*conversation)) == ["Service des cours d'eau", "Pépinière provinciale"]


def test_an_enjeu_named_after_the_list_of_all_is_told_as_a_whole(ask: Ask) -> None:
    answer = ask(STAKES, "et la culture ?")
    assert "Musée de la Tourbe" in quotes(answer)
    assert "Pépinière provinciale" not in quotes(answer)


def test_the_enjeux_just_compared_are_ranked(ask: Ask) -> None:
    answer = ask("Compare culture et forêts", "qui a le plus d'acteurs ?")
    assert answer.standalone == "qui a le plus d'acteurs : Culture vivante ou Eaux et forêts ?"
    assert "Musée de la Tourbe" in quotes(answer)


def test_another_question_after_a_comparison_stands_on_its_own(ask: Ask) -> None:
    other = "Quelle commune a le plus d'habitants ?"
    assert ask("Compare culture et forêts", other).standalone == other


@pytest.mark.parametrize("between", ["merci", "tu es sûr ?"])
def test_small_talk_between_two_questions_is_not_followed(ask: Ask, between: str) -> None:
    assert "compte 3 objectifs stratégiques" in ask(CULTURE, between, "combien ?").text
