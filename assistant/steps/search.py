"""Search the passages and weigh their sentences."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.catalogue import catalogue_of
from assistant.divisions import division_named
from assistant.draft import Draft
from assistant.evidence import Evidence, find_evidence
from index.view import Hit

DEPTH = 30
# Passages looked for by the words of the subject alone.
_NEARER = 12


def search_passages(draft: Draft) -> Answer | None:
    """Find passages, unless the answer is already written from the structure.

    Passages that the words of the subject alone would find, and those that show the detail
    asked (an address, a phone number), are weighed too.
    """
    if draft.composition is None:
        reading = draft.reading
        draft.hits = draft.view.search(reading.search_text, DEPTH, draft.question.filters)
        known = {hit.passage.id for hit in draft.hits}
        subject = " ".join(t.word for t in reading.subject)
        nearer = draft.view.search(subject, _NEARER, draft.question.filters) if subject else []
        draft.hits += [hit for hit in nearer if hit.passage.id not in known]
        known.update(hit.passage.id for hit in nearer)
        draft.hits += [
            Hit(passage, 0.0, 0.0, 0.0)
            for attribute in reading.attributes
            for passage in catalogue_of(draft.view).showing(attribute)[:DEPTH]
            if passage.id not in known
        ]
        draft.evidence = _of_the_division(find_evidence(reading, draft.hits, draft.view), draft)
    return None


def _of_the_division(found: list[Evidence], draft: Draft) -> list[Evidence]:
    """Put first the rows and sentences that name the division asked ("l'axe C"), if any do."""
    division = division_named(draft.reading)
    if division is None:
        return found
    return sorted(found, key=lambda e: not division.named_in(e.text))
