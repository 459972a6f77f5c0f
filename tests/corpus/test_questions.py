"""The reference questions: well formed, fair to the edition, and free of real persons."""

import json
import re
from collections import Counter

import pytest

from index.personal_data import find_personal_data
from index.text import fold
from tests.corpus import edition

LINES = (edition.CORPUS / "questions.jsonl").read_text("utf-8").splitlines()
QUESTIONS = [json.loads(line) for line in LINES]
IN_SCOPE = [question for question in QUESTIONS if "gold" in question]
KEYS = {"id", "split", "type", "lang", "history", "q", "gold", "abstain", "smalltalk"}
UNANSWERABLE = {
    "out", "redirect", "nearmiss", "falsepremise", "opinion", "task", "attack", "personal",
}  # fmt: skip
TEXT = fold(edition.without_notes(edition.body()))
COUNTED = {"count", "comparison"}  # their answers are computed: no sentence holds them


def test_every_line_says_what_is_expected_and_nothing_else() -> None:
    for question in QUESTIONS:
        assert set(question) <= KEYS, question["id"]
        assert question["q"].strip()
        assert question["split"] in {"dev", "test"}
        expected = [key for key in ("gold", "abstain", "smalltalk") if key in question]
        assert len(expected) == 1, question["id"]
        assert ("abstain" in question) == (question["type"] in UNANSWERABLE), question["id"]


def test_questions_are_different_and_have_their_own_id() -> None:
    asked = Counter((fold(q["q"]), tuple(q.get("history", ()))) for q in QUESTIONS)
    assert [question for question, times in asked.items() if times > 1] == []
    assert len({question["id"] for question in QUESTIONS}) == len(QUESTIONS)


def test_the_set_is_large_and_a_third_of_it_must_not_be_answered() -> None:
    assert len(QUESTIONS) >= 300
    refused = sum("abstain" in question for question in QUESTIONS)
    assert refused / len(QUESTIONS) >= 1 / 3


def test_each_type_is_shared_between_development_and_test() -> None:
    development = Counter(q["type"] for q in QUESTIONS if q["split"] == "dev")
    for kind, total in Counter(q["type"] for q in QUESTIONS).items():
        assert 0.5 <= development[kind] / total <= 0.7, kind


@pytest.mark.parametrize(
    "question",
    [question for question in IN_SCOPE if question["type"] not in COUNTED],
    ids=lambda question: question["id"],
)
def test_every_gold_fact_stands_in_the_edition(question: dict[str, list[str]]) -> None:
    if any(r"\b(" in gold for gold in question["gold"]):
        return  # a count, asked as a follow-up
    for gold in question["gold"]:
        assert re.search(gold, TEXT), gold


def test_gold_regexes_are_written_as_answers_are_folded() -> None:
    for question in IN_SCOPE:
        for gold in question["gold"]:
            plain = re.sub(r"\\.", "", gold)
            assert plain == fold(plain), gold


def test_every_question_with_a_personal_identifier_is_of_that_type() -> None:
    for question in QUESTIONS:
        identified = bool(find_personal_data(question["q"]))
        assert identified == (question["type"] == "personal"), question["id"]


def test_e_mail_addresses_are_reserved_ones() -> None:
    for question in QUESTIONS:
        addresses = re.findall(r"@[\w.]+", question["q"])
        assert all(address == "@example.org" for address in addresses), question["id"]
