"""Sentences and items that may answer a question, scored against its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.closeness import Closeness
from assistant.shape import asks_for_a_thing, counts_only, shape_of
from assistant.stems import stems_of
from assistant.terms import Term, coverage
from assistant.understanding import Understanding
from index.document import Document, Passage, PassageKind
from index.view import Hit, View

# A full stop ends a sentence when a capital, a quote or a bracket follows, and when what
# stands before it is not an abbreviation or an initial.
_SENTENCE_END = re.compile(r"(?<=[.!?…])[»\"”)\]]?\s+(?=[A-ZÀÂÇÉÈÊËÎÏÔÛÜŒ«“\"(\[0-9–-])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:art|cat|etc|ex|p|pp|n|no|m|mm|mme|dr|st|ste|av|bd|tél|réf|cf|c|vol|al|§|"
    r"[A-Z]|article \d+|^\d+)\.)$",
    re.IGNORECASE,
)

# What a text loses that tells nothing new.
_ECHO = 0.35
# A passage of this many words or fewer is quoted whole.
SHORT_PASSAGE = 60
# How much the sentences around one count for it, in a long passage and in a short one.
_SHARED, _SHARED_SHORT = 0.5, 0.8
# What each sign is worth in a unit's score; chosen on the development questions.
_COVERED, _OWN, _CLOSE, _DENSE, _LEXICAL, _SHAPE = 0.4, 0.25, 0.25, 0.35, 0.15, 0.25
# The same of the rank that search gives its passage, best first, and of how far it meets the
# question; fitted with the others, a set left out at a time.
_FUSED, _MET = 0.15, 0.06
# A detail asked (an hour, a price) is worth more than the form of a kind of answer; a figure
# that only counts is no answer to "which".
_DETAIL, _ONLY_COUNTS = 0.45, 0.3


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence or an item of a passage, delimited in its document's text.

    Of the question's weight, `coverage` is the share that it covers with its headings,
    `own` without them, `soft` with words of near meaning counted in part. `near` is its
    cosine similarity to the question; `shape` tells whether it has the form of the answer.
    """

    document: Document
    passage: Passage
    start: int
    end: int
    hit: Hit
    coverage: float
    own: float
    soft: float
    near: float
    shape: float
    score: float

    @property
    def text(self) -> str:
        """Return its words."""
        return self.document.text[self.start : self.end]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a text's sentences."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text[start : match.start()]):
            yield start, match.start()
            start = match.end()
    if text[start:].strip():
        yield start, len(text)


def _repeats(terms: Sequence[Term], stems: frozenset[str]) -> bool:
    """Tell whether a text only says the question's own words again ("Delta")."""
    asked = frozenset().union(
        *(t.stems for t in terms), *(a for t in terms for a in t.alternatives)
    )
    return stems <= asked


def _mixed(sentence: float, passage: float, short: bool) -> float:
    share = _SHARED_SHORT if short else _SHARED
    return (1 - share) * sentence + share * passage


def find_evidence(understood: Understanding, hits: Sequence[Hit], view: View) -> list[Evidence]:
    """Return the units of the passages found, best first."""
    units = [(hit, start, end) for hit in hits for start, end in _units(hit.passage)]
    texts = [hit.passage.text[start:end] for hit, start, end in units]
    closeness = Closeness(understood, texts, view)
    best = max((hit.score for hit in hits), default=0.0) or 1.0
    found = [
        _weigh(
            understood, hit, start, end, closeness, view.documents[hit.passage.document_id],
            max(hit.score / best, 0.0),
        )
        for hit, start, end in units
    ]  # fmt: skip
    return sorted(found, key=lambda e: (-e.score, e.passage.position, e.start))


def _units(passage: Passage) -> list[tuple[int, int]]:
    if passage.kind in (PassageKind.PROSE, PassageKind.RECITAL, PassageKind.ARTICLE):
        spans = list(sentences(passage.text))
        # A line that only calls on its readers ("Chers citoyens,") says nothing.
        return [span for span in spans if not passage.text[: span[1]].rstrip().endswith(",")]
    return [(0, len(passage.text))]


def _weigh(
    understood: Understanding, hit: Hit, start: int, end: int, closeness: Closeness,
    document: Document, fused: float,
) -> Evidence:  # fmt: skip
    passage, terms = hit.passage, understood.terms
    text = passage.text[start:end]
    context = stems_of(" ".join([*passage.heading_path, passage.lead_in or ""]))
    own_stems = stems_of(text)
    # Without a word to look for nor a detail to find, no text answers.
    if not terms and not understood.attributes:
        return Evidence(
            document, passage, passage.start + start, passage.start + end, hit, *[0.0] * 6
        )
    own = coverage(terms, own_stems)
    # Neighbouring sentences help to tell what a sentence is about, less than itself.
    with_context = coverage(terms, own_stems | context)
    in_passage = coverage(terms, own_stems | context | stems_of(passage.text))
    # A short passage is quoted whole: all of it counts.
    short = len(passage.text.split()) <= SHORT_PASSAGE
    covered = max(with_context, _mixed(with_context, in_passage, short))
    soft = max(covered, closeness.soft_coverage(text, own_stems | context))
    near = closeness.near(text)
    shape = shape_of(understood, text, passage)
    score = (
        _COVERED * covered + _OWN * own + _CLOSE * soft + _LEXICAL * hit.lexical
        + _DENSE * max(hit.dense, near) + (_DETAIL if understood.attributes else _SHAPE) * shape
        + _FUSED * fused + _MET * hit.met
        - _ECHO * _repeats(terms, own_stems)
        - _ONLY_COUNTS * (asks_for_a_thing(understood) and counts_only(passage))
    )  # fmt: skip
    return Evidence(
        document, passage, passage.start + start, passage.start + end, hit, covered, own, soft,
        near, shape, score,
    )  # fmt: skip
