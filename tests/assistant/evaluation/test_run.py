"""What counts as right: the rules of the contract, on answers made by hand."""

import re

import pytest

from assistant.answer import Answer, Citation, ListBlock, ListItem, Paragraph, Status
from assistant.evaluation.questions import Case
from assistant.evaluation.run import Result, run_cases
from assistant.pipeline import Assistant
from assistant.question import Question
from index.view import View

BOOKS = "Livres prêtés par les bibliobus en 2030 : 14.573"


class Scripted(Assistant):
    """Gives the same answer to every question, and remembers them."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self.asked: list[Question] = []

    def answer(self, question: Question, view: View) -> Answer:
        self.asked.append(question)
        return self._answer


def cited(view: View, text: str, quote: str = BOOKS) -> Answer:
    (document,) = view.documents.values()
    source = Citation(1, document.id, "Plan", "plan", quote, 0, len(quote))
    return Answer(Status.ANSWERED, (Paragraph(text),), (source,), standalone="seule")


def judged(view: View, answer: Answer, *gold: str, **more: object) -> Result:
    patterns = tuple(re.compile(pattern) for pattern in gold)
    case = Case("1", "direct", "Combien ?", patterns, **more)  # type: ignore[arg-type]
    return run_cases([case], view, Scripted(answer))[0]


def test_every_gold_fact_must_be_told(plan: View) -> None:
    answer = cited(plan, "Des livres et des fanfares. [1]")
    assert judged(plan, answer, "fanfares", "14.573").correct
    result = judged(plan, answer, "fanfares", "musees")
    assert not result.correct
    assert result.missing == ("musees",)


def test_gold_facts_are_sought_without_accents_or_capitals(plan: View) -> None:
    assert judged(plan, cited(plan, "L’Œuvre ÉTÉ [1]"), "l'oeuvre ete").correct


def test_gold_facts_in_a_refusal_do_not_count(plan: View) -> None:
    refusal = Answer(Status.UNANSWERABLE_NOT_FOUND, (Paragraph("Rien sur 14.573"),))
    assert not judged(plan, refusal, "14.573").correct


@pytest.mark.parametrize("status", list(Status))
def test_what_must_not_be_answered_is_right_in_any_other_way(plan: View, status: Status) -> None:
    answer = Answer(status, (Paragraph("…"),))
    assert judged(plan, answer, abstain=True).correct is not status.answered


def test_small_talk_is_neither_answered_nor_refused_as_not_found(plan: View) -> None:
    right = {
        status for status in Status
        if judged(plan, Answer(status, (Paragraph("…"),)), smalltalk=True).correct
    }  # fmt: skip
    assert Status.SMALLTALK in right
    assert not any(s.answered or s.value.startswith("unanswerable") for s in right)


def test_quotes_are_compared_with_the_document(plan: View) -> None:
    assert judged(plan, cited(plan, "Oui [1]")).verbatim == 1
    assert judged(plan, cited(plan, "Oui [1]", BOOKS.upper().replace("'", "’"))).verbatim == 1
    assert judged(plan, cited(plan, "Oui [1]", "des mots inventés")).verbatim == 0


def test_a_claim_is_supported_by_the_words_and_figures_of_its_source(plan: View) -> None:
    assert judged(plan, cited(plan, f"« {BOOKS} » [1]")).supported_claims == 1
    assert judged(plan, cited(plan, "« Livres prêtés : 99 » [1]")).supported_claims == 0
    assert judged(plan, cited(plan, "« Le prix des gaufres augmente » [1]")).supported_claims == 0


def test_each_item_of_a_list_is_a_claim(plan: View) -> None:
    answer = cited(plan, "Voici :")
    items = ListBlock((ListItem("livres prêtés [1]"), ListItem("rien")))
    listed = Answer(answer.status, (*answer.blocks, items), answer.citations)
    result = judged(plan, listed)
    assert (result.claims, result.is_list) == (1, True)


def test_earlier_questions_are_asked_first_in_the_same_conversation(plan: View) -> None:
    assistant = Scripted(cited(plan, "Oui [1]"))
    run_cases([Case("1", "followup", "et ?", history=("Un ?", "Deux ?"))], plan, assistant)
    assert [question.text for question in assistant.asked] == ["Un ?", "Deux ?", "et ?"]
    assert [turn.standalone for turn in assistant.asked[-1].history] == ["seule", "seule"]


def test_progress_is_told(plan: View) -> None:
    seen: list[tuple[int, int]] = []
    cases = [Case(str(n), "direct", "?") for n in range(3)]
    run_cases(cases, plan, Scripted(cited(plan, "[1]")), lambda *done: seen.append(done))
    assert seen == [(1, 3), (2, 3), (3, 3)]
