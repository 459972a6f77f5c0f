import pytest

from tests.assistant.acts.conftest import Asked


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "La délibération du 31 mars 2022 sur le kayak était-elle en vigueur au 1er mai 2022 ?",
            "Au 1er mai 2022, la délibération du 31 mars 2022 (point 4) était en vigueur.",
        ),
        (
            "La délibération du 31 mars 2022 (kayak) était-elle en vigueur au 1er juillet 2022 ?",
            "la délibération du 31 mars 2022 (point 4) n'était pas en vigueur.",
        ),
        (
            "La délibération du 31 mars 2022 sur le bibliobus est-elle toujours en vigueur ?",
            "La délibération du 31 mars 2022 (point 3) est en vigueur",
        ),
        (
            "La délibération sur la garantie d'emprunt était-elle en vigueur en juillet 2022 ?",
            "n'était pas en vigueur",
        ),
    ],
)
def test_whether_an_act_held_on_a_day_is_told(ask: Asked, question: str, told: str) -> None:
    assert told in ask(question).text


def test_acts_in_force_on_a_day_are_those_that_nothing_had_ended(ask: Asked) -> None:
    before = ask("Quelles délibérations sur le kayak étaient en vigueur au 1er mai 2022 ?")
    assert {citation.date for citation in before.citations} == {"2022-03-31"}
    after = ask("Quelles délibérations sur le kayak étaient en vigueur au 1er juillet 2022 ?")
    assert {citation.date for citation in after.citations} == {"2022-06-23"}


def test_drafts_and_cancelled_acts_were_never_in_force(ask: Asked) -> None:
    answer = ask("Quelles délibérations étaient en vigueur au 31 décembre 2024 ?")
    assert answer.status.answered
    assert {c.legal_status for c in answer.citations}.isdisjoint({"projet", "annule", "remplace"})
