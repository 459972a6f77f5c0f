"""The best texts are read with the question."""

import pytest

from assistant.evidence import Evidence, find_evidence
from assistant.reading import read_closely, told_under_headings
from assistant.understanding import Understanding, understand
from index.view import View


def read(text: str, plan: View) -> tuple[list[Evidence], list[Evidence]]:
    """What search found, and the same once it is read."""
    reading: Understanding = understand(text, plan, "fr")
    found = find_evidence(reading, plan.search(reading.search_text, 20), plan)
    return found, read_closely(reading, found, plan)


QUESTIONS = ("Que fait l'Observatoire des marais ?", "Qui est l'éditeur responsable ?")


@pytest.mark.parametrize("text", QUESTIONS)
def test_few_texts_are_read_and_none_is_lost(plan: View, text: str) -> None:
    found, closely = read(text, plan)
    places = {(e.passage.id, e.start) for e in closely}
    assert places == {(e.passage.id, e.start) for e in found}
    told = {told_under_headings(e) for e in closely if e.read is not None}
    assert 1 <= len(told) <= 3


@pytest.mark.parametrize("text", QUESTIONS)
def test_what_answers_better_for_its_reader_gains(plan: View, text: str) -> None:
    found, closely = read(text, plan)
    before = {(e.passage.id, e.start): e.score for e in found}
    gains = sorted(
        (e.read, e.score - before[e.passage.id, e.start]) for e in closely if e.read is not None
    )
    assert all(gain > 0 for _, gain in gains)
    assert [gain for _, gain in gains] == sorted(gain for _, gain in gains)
    assert [e.score for e in closely] == sorted((e.score for e in closely), reverse=True)


def test_what_stays_unread_keeps_its_score(plan: View) -> None:
    found, closely = read("Que fait l'Observatoire des marais ?", plan)
    before = {(e.passage.id, e.start): e.score for e in found}
    unread = [e for e in closely if e.read is None]
    assert unread
    assert all(e.score == before[e.passage.id, e.start] for e in unread)


def test_a_text_is_read_under_its_nearest_headings(plan: View) -> None:
    for evidence in read("Que fait l'Observatoire des marais ?", plan)[1]:
        text = told_under_headings(evidence)
        path = evidence.passage.heading_path
        assert evidence.text in text
        assert text.startswith(" › ".join(path[-2:]))


def test_nothing_found_is_nothing_read(plan: View) -> None:
    assert read_closely(understand("gaufres", plan, "fr"), [], plan) == []


def test_a_letter_is_not_read(plan: View) -> None:
    found, closely = read(
        "J'habite ici depuis trente ans et j'aime marcher. " * 9 + QUESTIONS[0], plan
    )
    assert closely == found
