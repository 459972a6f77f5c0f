"""Read the question against what the documents hold."""

from __future__ import annotations

from assistant.answer import Answer, Status
from assistant.draft import Draft
from assistant.frames import say
from assistant.understanding import understand


def understand_question(draft: Draft) -> Answer | None:
    """Find the question's kind, words, roles and enjeux; stop when there is nothing to read."""
    if not draft.view.documents:
        return draft.end(Status.ERROR_INDEX, say(draft.language, "error_index"))
    draft.understood = understand(draft.standalone, draft.view, draft.language)
    return None
