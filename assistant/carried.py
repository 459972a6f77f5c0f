"""How far a text carries the words of a question, each by what it says of a subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.closeness import Closeness
from assistant.terms import Term
from assistant.understanding import Understanding
from index.document import Passage
from index.view import View

# A verb said to the institution ("vous aidez ?") tells what is asked of it, hardly of what.
_ADDRESSED = re.compile(r"[a-z]{2}ez$")
_SLIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Carried:
    """A content word of a question, and its place in what was found.

    `sentence` and `passage` tell, 0 to 1, how far the sentence with its headings and the
    whole passage carry it, by itself or by a word of near meaning; `importance` is what it
    says of a subject in the language at large.
    """

    term: Term
    importance: float
    sentence: float
    passage: float

    @property
    def lost(self) -> float:
        """Return how much is lost when the passage is told for this word."""
        return self.importance * (1 - self.passage)


def subject_words(understood: Understanding) -> tuple[Term, ...]:
    """Return the words of a question, names of the documents left out where others stand."""
    return tuple(t for t in understood.terms if not t.name) or understood.terms


def importances(terms: Sequence[Term], view: View) -> tuple[float, ...]:
    """Return what each word says of a subject in the language at large."""
    return tuple(
        view.importance(term.word) * (_SLIGHT if _ADDRESSED.search(term.word) else 1.0)
        for term in terms
    )


def under_headings(text: str, passage: Passage) -> str:
    """Return a text of a passage with its headings and what introduces it."""
    return " ".join([text, *passage.heading_path, passage.lead_in or ""])


def carried_by(
    understood: Understanding, text: str, passage: Passage, view: View
) -> tuple[Carried, ...]:
    """Return how far a sentence of a passage, and the passage, carry a question's words."""
    terms = subject_words(understood)
    near, around = under_headings(text, passage), under_headings(passage.text, passage)
    closeness = Closeness(terms, (near, around), view)
    rows = zip(
        terms, importances(terms, view), closeness.shares(near), closeness.shares(around),
        strict=True,
    )  # fmt: skip
    return tuple(Carried(*row) for row in rows)
