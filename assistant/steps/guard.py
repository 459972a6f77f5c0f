"""Refuse what the assistant does not take up: attacks, opinions, other tasks."""

from __future__ import annotations

from assistant.acts.request import asks_for_a_recorded_vote
from assistant.answer import Answer, Status
from assistant.cues import shows
from assistant.draft import Draft
from assistant.frames import own_institution, say, topics
from index.text import fold


def refuse_attacks(draft: Draft) -> Answer | None:
    """Refuse instructions aimed at the assistant itself."""
    if shows("attack", fold(draft.text)):
        text = say(draft.language, "attack", topics=topics(draft.language, draft.view))
        return draft.end(Status.REFUSED_ATTACK, text)
    return None


def refuse_opinions(draft: Draft) -> Answer | None:
    """Refuse to judge persons, parties and votes."""
    folded = fold(draft.text)
    recorded = bool(draft.view.acts) and asks_for_a_recorded_vote(folded)
    if shows("opinion", folded) and not recorded:
        own = own_institution(draft.language, draft.view)
        return draft.end(Status.REFUSED_OPINION, say(draft.language, "opinion", own=own))
    return None


def refuse_tasks(draft: Draft) -> Answer | None:
    """Refuse to write, translate or play a role."""
    if shows("task", fold(draft.text)):
        text = say(draft.language, "task", topics=topics(draft.language, draft.view))
        return draft.end(Status.REFUSED_TASK, text)
    return None
