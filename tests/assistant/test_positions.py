"""Members of a list asked for by their place, and the lists and counts around them."""

import pytest

from assistant.answer import Answer, ListBlock, Status
from assistant.positions import Rank, rank_in
from assistant.ranks import rank_said
from index.view import View
from tests.assistant.conftest import Ask, converse, quotes


def titles(answer: Answer) -> list[str | None]:
    return [block.title for block in answer.blocks if isinstance(block, ListBlock)]


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("le dernier enjeu", Rank(-1, of_enjeu=True)),
        ("l'avant-dernier objectif strategique", Rank(-2)),
        ("les trois premiers objectifs", Rank(1, count=3)),
        ("les 2 dernieres valeurs", Rank(-1, count=2)),
        ("objectif strategique numero deux", Rank(2)),
        ("the third strategic objective", Rank(3)),
        ("das zweite strategische ziel", Rank(2)),
        ("de derde doelstelling", Rank(3)),
        ("quatrieme acteur", Rank(4)),
        ("2e objectif operationnel de l'objectif strategique 3", Rank(2, under=3)),
        ("deuxieme oo de l'objectif 01", Rank(2, under=1)),
        ("les acteurs du 3e enjeu", Rank(3, of_enjeu=True)),
        ("les premieres actions du plan", None),
        ("les 4 objectifs strategiques", None),
        ("50 % des objectifs", None),
    ],
)
def test_ranks_are_read_in_words_and_digits(text: str, rank: Rank | None) -> None:
    assert rank_in(text) == rank


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("et le 3e ?", 3),
        ("l'avant-dernier", -2),
        ("der zweite", 2),
        ("les ecoles secondaires", None),
        ("dernierement", None),
        ("les premieres actions", None),
    ],
)
def test_a_rank_may_be_said_alone(text: str, rank: int | None) -> None:
    said = rank_said(text)
    assert (said and said[0]) == rank


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quel est le dernier acteur de la culture ?", ["Service du patrimoine"]),
        ("l'avant-dernier acteur de la culture", ["Conservatoire des fanfares"]),
        (
            "les deux premiers acteurs de la culture",
            ["Musée de la Tourbe", "Bibliobus provincial"],
        ),
        (
            "le 2e objectif opérationnel de l'objectif stratégique 1 de la culture",
            ["Créer une mallette pédagogique sur la tourbe."],
        ),
        (
            "le premier et le dernier acteur de la culture",
            ["Musée de la Tourbe", "Service du patrimoine"],
        ),
        ("les acteurs du deuxième enjeu", ["Service des cours d'eau", "Pépinière provinciale"]),
        ("première action de la culture", None),
    ],
)
def test_a_place_gives_the_members_there(ask: Ask, text: str, expected: list[str] | None) -> None:
    answer = ask(text)
    assert answer.status is Status.ANSWERED
    assert len(answer.citations) == len(expected or [""])
    assert expected is None or quotes(answer) == expected


def test_the_last_is_told_by_its_number(ask: Ask) -> None:
    assert "objectif stratégique n° 3 de l'enjeu" in ask("le dernier objectif de la culture").text
    assert "action n° 1 de l'enjeu" in ask("la dernière action de la culture").text


@pytest.mark.parametrize(
    "text",
    [
        "Quel est le 8e acteur de la culture ?",
        "Quels sont les acteurs du 4e enjeu ?",
        "le 3e objectif opérationnel de l'objectif stratégique 1 de la culture",
    ],
)
def test_a_place_that_no_member_has_is_not_answered(ask: Ask, text: str) -> None:
    assert not ask(text).status.answered


@pytest.mark.parametrize(
    "text",
    [
        "Qui est responsable de l'objectif 2 de la culture ?",
        "Quand l'objectif 2 de la culture sera-t-il atteint ?",
    ],
)
def test_an_objective_does_not_tell_who_leads_it_nor_when(ask: Ask, text: str) -> None:
    assert not ask(text).status.answered


def test_what_stands_under_an_objective_is_counted(ask: Ask) -> None:
    answer = ask("Combien d'objectifs opérationnels sous le 01 de la culture ?")
    assert "2 objectifs opérationnels sur 3" in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "Combien d'acteurs pour les deux enjeux ?",
        "nb acteurs",
    ],
)
def test_the_number_of_enjeux_narrows_no_list_down(ask: Ask, text: str) -> None:
    assert "6 acteurs" in ask(text).text.splitlines()[0]


def test_counts_by_enjeu_are_told_beside_each(ask: Ask) -> None:
    answer = ask("Combien d'acteurs par enjeu ?")
    assert titles(answer) == ["Culture vivante (4)", "Eaux et forêts (2)"]


def test_enjeux_that_have_as_many_are_all_named(shipped: View) -> None:
    answer = converse(shipped, "Quel enjeu a le moins d'objectifs stratégiques ?")
    assert titles(answer) == ["Transition territoriale", "Gouvernance"]
    assert "2 objectifs stratégiques chacun" in answer.text


def test_of_two_enjeux_the_one_that_has_more_is_told(ask: Ask) -> None:
    answer = ask("Qui a le plus d'acteurs : la culture ou les eaux et forêts ?")
    assert "« Culture vivante » qui en compte le plus (4 acteurs)" in answer.text


def test_a_number_to_confirm_is_answered_by_the_list(ask: Ask) -> None:
    answer = ask("La culture a-t-elle cinq objectifs stratégiques ?")
    assert "3 sur 3" in answer.text


@pytest.mark.parametrize(
    "text",
    ["Résume la partie culture", "Tout sur le volet culture", "fiche complète de l'enjeu culture"],
)
def test_an_enjeu_is_told_whole_whatever_part_it_is_called(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert titles(answer)[:1] == ["Objectifs stratégiques (3)"]


def test_objectives_of_every_kind_are_found_by_their_subject(ask: Ask) -> None:
    answer = ask("Quels objectifs concernent les villages ?")
    assert quotes(answer) == [
        "Soutenir la lecture publique dans les villages.",
        "Faire passer le bibliobus chaque semaine dans les villages sans bibliothèque.",
    ]
    assert titles(answer) == [
        "Culture vivante – objectif stratégique",
        "Culture vivante – objectif opérationnel",
    ]
    assert "2 objectifs stratégiques et opérationnels sur 6" in answer.text
