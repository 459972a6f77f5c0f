"""Answer greetings, thanks and questions about the assistant itself."""

from __future__ import annotations

import re

from assistant.answer import Answer, Status
from assistant.cues import shows, smalltalk_kinds, strip_wording, without_sign
from assistant.draft import Draft
from assistant.frames import say, topics
from assistant.suggestions import opening_suggestions
from assistant.terms import read_terms
from index.text import fold

# Thanks and farewells of so few words ask nothing, whatever they thank for.
_CLOSING = ("thanks", "goodbye")
_SHORT = 8
# What goes on from there asks: "merci, et pour la culture".
_GOES_ON = re.compile(
    r"[a-z][ ,.!]+(?:et|mais) (?:(?:pour|l[ae]s?|du|des|ceux|celles?|aux?|dans)\b|l')"
)


def answer_smalltalk(draft: Draft) -> Answer | None:
    """Answer small talk; a question that comes with a greeting is a question."""
    folded = fold(draft.text)
    kind = next((k for k in smalltalk_kinds() if shows(f"smalltalk.{k}", folded)), None)
    if kind is None or _asks_something(draft, kind):
        return None
    text = say(draft.language, kind, topics=topics(draft.language, draft.view))
    answer = draft.end(Status.SMALLTALK, text)
    return answer.with_suggestions(opening_suggestions(draft.view))


def _asks_something(draft: Draft, kind: str) -> bool:
    """Tell whether words of a subject the documents know stand beside the small talk.

    "Que peux-tu faire ?" is small talk, "Que peux-tu me dire du musée ?" is not.
    """
    closes = kind in _CLOSING and "?" not in draft.text and not _GOES_ON.search(fold(draft.text))
    if closes and len(draft.text.split()) <= _SHORT:
        return False
    rest = strip_wording(without_sign(f"smalltalk.{kind}", draft.text))
    terms = [t for t in read_terms(rest, draft.view, draft.language) if t.known and not t.name]
    # One word that only looks like one of theirs may be small talk; two are a question.
    return len(terms) > 1 or any(not t.corrected for t in terms)
