"""The last step, which no composer can skip: verify, then hand over."""

from __future__ import annotations

from assistant.answer import Answer, Notice, Status
from assistant.draft import Draft
from assistant.frames import say, topics
from assistant.suggestions import next_suggestions
from assistant.verification import verify


def verify_and_finish(draft: Draft) -> Answer | None:
    """Keep what the sources support; abstain when nothing is left."""
    composition = verify(draft.composition, draft.view) if draft.composition else None
    if composition is None:
        own = topics(draft.language, draft.view)
        return draft.end(
            Status.UNANSWERABLE_NOT_FOUND, say(draft.language, "not_found", topics=own)
        )
    blocks = composition.blocks
    if draft.language != "fr" and composition.mode == "extractive":
        blocks = (*blocks, Notice(say(draft.language, "translated")))
    understood = composition.understood
    if understood is None and (draft.followed_up or draft.reading.corrected):
        understood = say(draft.language, "understood_question", question=_as_understood(draft))
    return Answer(
        status=composition.status, blocks=blocks, citations=composition.citations,
        suggestions=next_suggestions(draft), language=draft.language, understood=understood,
        standalone=draft.standalone, options=composition.options,
        mode=composition.mode,
    )  # fmt: skip


def _as_understood(draft: Draft) -> str:
    corrections = ", ".join(t.word for t in draft.reading.terms if t.corrected)
    return f"{draft.standalone} ({corrections})" if corrections else draft.standalone
