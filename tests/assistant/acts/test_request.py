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
    ],
)
def test_period_is_read(words: str, start: str | None, end: str | None) -> None:
    request = read_request(f"Quelles délibérations {words} ?")
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
    assert (request.amount_min, request.unanimous) == (100_000.0, True)
    divided = read_request("Quelles délibérations n'ont pas été adoptées à l'unanimité ?")
    assert divided is not None
    assert divided.unanimous is False
    cancelled = read_request("Quelles délibérations ont été annulées ?")
    assert cancelled is not None
    assert cancelled.statuses == {LegalStatus.CANCELLED}


def test_subject_is_what_is_left() -> None:
    request = read_request("Quelles délibérations de plus de 5.000 € sur le bibliobus en 2022 ?")
    assert request is not None
    assert "bibliobus" in request.remainder
    assert "2022" not in request.remainder
    assert "5" not in request.remainder
