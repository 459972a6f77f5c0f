"""How far the best evidence carries each word of a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evidence import Evidence
from assistant.stems import stems_of
from assistant.terms import Term
from assistant.understanding import Understanding
from index.analysis import words
from index.view import View

# Cosine similarity of two words under which they say nothing of each other, and the one
# above which they are taken as the same; a near word never counts as much as the word itself.
_FAR, _SAME, _MOST = 0.35, 0.75, 0.8
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


def carried_by(understood: Understanding, best: Evidence, view: View) -> tuple[Carried, ...]:
    """Return the words of a question, names of the documents left out where others stand."""
    passage = best.passage
    above = " ".join([*passage.heading_path, passage.lead_in or ""])
    terms = [t for t in understood.terms if not t.name] or list(understood.terms)
    near = [f"{best.text} {above}", f"{passage.text} {above}"]
    stems = [stems_of(text) for text in near]
    near_words = [_credits([t.word for t in terms], text, view) for text in near]
    return tuple(
        Carried(
            term,
            view.importance(term.word) * (_SLIGHT if _ADDRESSED.search(term.word) else 1.0),
            _share(term, stems[0], near_words[0][at]),
            _share(term, stems[1], max(near_words[0][at], near_words[1][at])),
        )
        for at, term in enumerate(terms)
    )


def _share(term: Term, stems: frozenset[str], near: float) -> float:
    exact = term.match(stems)
    return exact if exact >= _MOST or term.entity else max(exact, near)


def _credits(asked: Sequence[str], text: str, view: View) -> list[float]:
    """Return what each word asked is worth by the word of a text that is nearest to it."""
    told = sorted(set(words(text)))
    if not asked or not told:
        return [0.0] * len(asked)
    best = (max(row) for row in view.similarity(asked, told))
    return [_MOST * min(max((b - _FAR) / (_SAME - _FAR), 0.0), 1.0) for b in best]
