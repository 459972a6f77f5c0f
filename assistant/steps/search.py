"""Search the passages and weigh their sentences."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.draft import Draft
from assistant.gathering import gather_evidence


def search_passages(draft: Draft) -> Answer | None:
    """Find passages, unless the answer is already written from the structure."""
    if draft.composition is None and not draft.evidence:
        gather_evidence(draft)
    return None
