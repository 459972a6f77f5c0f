from datetime import date

import pytest

from assistant.acts.request import Wants, read_request
from index.document import LegalStatus


@pytest.mark.parametrize(
    "question",
    [
        "Puis-je connaître la teneur des délibérations ?",
        "Puis-je suivre les séances du conseil en ligne ?",
        "Quels sont les objectifs stratégiques de la culture ?",
        "Quel est le rôle du Collège provincial ?",
        "À quelle heure commencent les séances du conseil provincial ?",
        "Que s'est-il passé ?",
        "Qui présidait la séance du 23 octobre 2025 ?",
        "Quels conseillers étaient excusés à la séance du 3 mars 2025 ?",
    ],
)
def test_question_about_something_else_is_left_alone(question: str) -> None:
    assert read_request(question) is None


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("Quelles délibérations concernent la culture ?", Wants.LIST),
        ("Combien de délibérations en 2023 ?", Wants.COUNT),
        ("Qu'a décidé le conseil sur le club de kayak ?", Wants.DECISION),
        ("Que dit la délibération du 31 mars 2022 ?", Wants.DECISION),
        ("Quelles décisions ont été prises à la dernière séance ?", Wants.LIST),
        ("Que s'est-il décidé le 23 mai 2024 ?", Wants.LIST),
        ("Délibérations en matière d'enseignement", Wants.LIST),
        ("Quels subsides ont été octroyés en 2024 ?", Wants.LIST),
        ("Quelle est la dernière délibération sur la culture ?", Wants.DECISION),
        ("Quelle délibération a remplacé celle du 31 mars 2022 ?", Wants.DECISION),
        ("Par combien de voix la taxe a-t-elle été adoptée ?", Wants.DECISION),
        ("Le conseil a-t-il parlé des pompiers ?", Wants.DECISION),
    ],
)
def test_question_about_acts_says_what_it_wants(question: str, wants: Wants) -> None:
    request = read_request(question)
    assert request is not None
    assert request.wants is wants


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("en mars 2022", "2022-03-01", "2022-03-31"),
        ("en 2022", "2022-01-01", "2022-12-31"),
        ("depuis 2023", "2023-01-01", None),
        ("avant mars 2023", None, "2023-03-00"),
        ("entre mars 2022 et juin 2022", "2022-03-01", "2022-06-30"),
        ("à la séance du 31 mars 2022", "2022-03-31", "2022-03-31"),
        ("jusqu'en 2022", None, "2022-12-31"),
        ("en 2022 et 2023", "2022-01-01", "2023-12-31"),
        ("au premier semestre 2023", "2023-01-01", "2023-06-30"),
        ("au dernier trimestre de 2022", "2022-10-01", "2022-12-31"),
        ("de l'année dernière", "2023-01-01", "2023-12-31"),
        ("de cette année", "2024-01-01", "2024-12-31"),
        ("ce mois-ci", "2024-07-01", "2024-07-31"),
        ("du mois passé", "2024-06-01", "2024-06-30"),
        ("depuis deux ans", "2022-07-16", None),
        ("de ces trois derniers mois", "2024-04-15", None),
    ],
)
def test_period_is_read(words: str, start: str | None, end: str | None) -> None:
    request = read_request(f"Quelles délibérations {words} ?", date(2024, 7, 15))
    assert request is not None
    assert request.period is not None
    assert (request.period.start, request.period.end) == (start, end)


def test_years_of_a_plan_are_no_period() -> None:
    request = read_request("Quelles délibérations citent le PST 2022-2024 ?")
    assert request is not None
    assert request.period is None


def test_amount_vote_and_status_are_read() -> None:
    request = read_request("Quelles délibérations de plus de 100.000 € à l'unanimité ?")
    assert request is not None
    assert (request.sums.hold((100_000.0,)), request.unanimous) == (False, True)
    assert request.sums.hold((5.0, 100_000.01))
    divided = read_request("Quelles délibérations n'ont pas été adoptées à l'unanimité ?")
    assert divided is not None
    assert divided.unanimous is False
    cancelled = read_request("Quelles délibérations ont été annulées ?")
    assert cancelled is not None
    assert cancelled.statuses == {LegalStatus.CANCELLED}


@pytest.mark.parametrize(
    ("words", "inside", "outside"),
    [
        ("entre 10.000 et 20.000 euros", (10_000.0, 15_000.0, 20_000.0), (9_999.0, 20_001.0)),
        ("d'au moins 5.000 €", (5_000.0,), (4_999.99,)),
        ("de moins de 1.000 euros", (999.99,), (1_000.0,)),
        ("qui dépassent un million d'euros", (1_500_000.0,), (1_000_000.0,)),
    ],
)
def test_bounds_of_amounts_are_read(
    words: str, inside: tuple[float, ...], outside: tuple[float, ...]
) -> None:
    request = read_request(f"Quelles délibérations {words} ?")
    assert request is not None
    assert all(request.sums.hold((value,)) for value in inside)
    assert not any(request.sums.hold((value,)) for value in outside)
    assert not request.sums.hold(outside)


def test_act_with_amounts_on_either_side_of_a_range_is_not_in_it() -> None:
    request = read_request("Quelles délibérations entre 10.000 € et 20.000 € ?")
    assert request is not None
    assert not request.sums.hold((5_000.0, 50_000.0))


@pytest.mark.parametrize(
    ("question", "statuses"),
    [
        ("Quelles délibérations sont archivées ?", {LegalStatus.ARCHIVED}),
        (
            "Quelles délibérations ne sont plus en vigueur ?",
            {LegalStatus.CANCELLED, LegalStatus.REPLACED, LegalStatus.ARCHIVED},
        ),
    ],
)
def test_statuses_are_read(question: str, statuses: set[LegalStatus]) -> None:
    request = read_request(question)
    assert request is not None
    assert request.statuses == statuses


def test_words_of_a_subject_are_not_taken_for_wording() -> None:
    request = read_request("Qu'a décidé le conseil sur l'arrêt de bus et la passerelle ?")
    assert request is not None
    assert {"arrêt", "passerelle"} <= set(request.remainder.split())


def test_subject_is_what_is_left() -> None:
    request = read_request("Quelles délibérations de plus de 5.000 € sur le bibliobus en 2022 ?")
    assert request is not None
    assert "bibliobus" in request.remainder
    assert "2022" not in request.remainder
    assert "5" not in request.remainder
