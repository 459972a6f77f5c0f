"""Write the answer from the best extracts: the sentence that answers first, word for word."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.draft import Draft
from assistant.extracts import compose


def compose_extracts(draft: Draft) -> Answer | None:
    """Compose an extractive answer, unless one was written from the structure."""
    if draft.composition is None:
        draft.composition = compose(draft.evidence, draft.view, draft.language)
    return None
