"""Search the passages and weigh their sentences."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.draft import Draft
from assistant.evidence import find_evidence

DEPTH = 20


def search_passages(draft: Draft) -> Answer | None:
    """Find passages, unless the answer is already written from the structure."""
    if draft.composition is None:
        reading = draft.reading
        draft.hits = draft.view.search(reading.search_text, DEPTH, draft.question.filters)
        draft.evidence = find_evidence(reading, draft.hits, draft.view)
    return None
