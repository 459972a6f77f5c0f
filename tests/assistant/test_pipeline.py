import logging

import pytest

from assistant.answer import Answer, Status
from assistant.draft import Draft
from assistant.pipeline import Assistant
from assistant.question import Question
from assistant.steps import STEPS
from index.view import View

SECRET = "une question très personnelle"


def failing(draft: Draft) -> Answer | None:
    raise RuntimeError(f"Traceback: {draft.question.text}")


@pytest.mark.parametrize("at", range(len(STEPS)))
def test_a_step_that_fails_ends_with_an_apology(plan: View, at: int) -> None:
    steps = (*STEPS[:at], failing, *STEPS[at:])
    answer = Assistant(steps).answer(Question("Que fait l'Observatoire des marais ?"), plan)
    assert answer.status is Status.ERROR_INTERNAL
    assert "Traceback" not in answer.text
    assert not answer.citations


def test_a_failure_is_logged_without_the_question(
    plan: View, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        Assistant((failing,)).answer(Question(SECRET), plan)
    assert "RuntimeError" in caplog.text
    assert SECRET not in caplog.text


def test_steps_that_end_with_nothing_end_with_an_apology(plan: View) -> None:
    assert Assistant(()).answer(Question("?"), plan).status is Status.ERROR_INTERNAL


def test_the_same_question_gets_the_same_answer(plan: View) -> None:
    question = Question("Quels sont les objectifs stratégiques de la culture ?")
    assert Assistant().answer(question, plan) == Assistant().answer(question, plan)


@pytest.mark.parametrize(
    "text",
    ["[1]", "« » “ ” …", "(((((", "a" * 500, "1" * 400, "{document}", "%s %d", "\x00\x01 objectifs",
     "objectifs\ud800", "🏛️ musées ?", "الأهداف الاستراتيجية", "ß ﬁ ½ ²", "?" * 499 + "a",
     "n° 99999999999"],
)  # fmt: skip
def test_strange_questions_get_an_answer_of_some_kind(plan: View, text: str) -> None:
    answer = Assistant().answer(Question(text), plan)
    assert answer.status is not Status.ERROR_INTERNAL
    assert answer.text
    assert bool(answer.citations) == answer.status.answered
