"""First steps: clean the question, refuse what is empty, too long or personal."""

from __future__ import annotations

from assistant.answer import Answer, Status
from assistant.cleaning import clean
from assistant.draft import Draft
from assistant.frames import say
from assistant.language import LANGUAGES, detect_language
from index.personal_data import find_personal_data

MAX_CHARACTERS = 500


def check_question(draft: Draft) -> Answer | None:
    """Clean the question and tell its language; refuse one that is empty or too long."""
    draft.text = clean(draft.question.text)
    wished = draft.question.language
    draft.language = wished if wished in LANGUAGES else detect_language(draft.text)
    if not any(c.isalnum() for c in draft.text):
        return draft.end(Status.REFUSED_EMPTY, say(draft.language, "empty"))
    if len(draft.text) > MAX_CHARACTERS:
        length, draft.text = len(draft.text), ""
        text = say(draft.language, "too_long", length=length, limit=MAX_CHARACTERS)
        return draft.end(Status.REFUSED_TOO_LONG, text)
    return None


def shield_personal_data(draft: Draft) -> Answer | None:
    """Refuse a question that holds personal data, keeping nothing of it."""
    spans = find_personal_data(draft.text)
    if not spans:
        return None
    names = dict.fromkeys(say(draft.language, f"kind_{span.kind}") for span in spans)
    draft.text = ""
    return draft.end(
        Status.REFUSED_PERSONAL_DATA, say(draft.language, "personal", kinds=", ".join(names))
    )
