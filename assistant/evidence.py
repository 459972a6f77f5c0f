"""Sentences and items that may answer a question, scored against its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.carried import importances, subject_words, under_headings
from assistant.closeness import Closeness, weighed
from assistant.cues import Kind
from assistant.shape import asks_for_a_thing, counts_only, shape_of
from assistant.stems import stems_of
from assistant.terms import Term, coverage
from assistant.understanding import Understanding
from index.document import Document, Passage, PassageKind
from index.sentences import announces, labelled_lines, leans, paragraphs, sentences
from index.view import Hit, View

# Passages of acts, whose paragraphs and lists stand in one text.
PARTS_OF_ACTS = (PassageKind.RECITAL, PassageKind.ARTICLE)
# A passage of this many words or fewer is quoted whole.
SHORT_PASSAGE = 60
# How much the sentences around one count for it, in a long passage and in a short one.
_SHARED, _SHARED_SHORT = 0.5, 0.8
# What each sign is worth in a unit's score; fitted on the development questions, a set left out
# at a time: how far the unit and its passage carry the question's words, their likeness to the
# question, how search ranks the passage, how far that meets the question and how near the
# contextual encoder finds it.
_CARRIED, _PASSAGE, _DENSE, _LEXICAL, _FUSED, _MET = 0.34, 0.34, 0.47, 0.3, 0.5, 0.21
_CONTEXT = 2.0
# What it is worth that a known question like the one asked is answered there.
_KNOWN = 3.0
# A detail asked (an hour, a price) is worth more than a number or a date, and these more than
# the form of other kinds; a detail more still under its name ("la durée du prêt"). A figure that
# only counts is no answer to "which".
_DETAIL, _NUMBER, _SHAPE, _DETAIL_NAMED, _ONLY_COUNTS = 0.5, 0.4, 0.27, 0.23, 0.3
_NUMBERED = (Kind.COUNT, Kind.AMOUNT, Kind.WHEN)
# What a text loses that only says the question's words again.
_ECHO = 0.3


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence or an item of a passage, delimited in its document's text.

    Of the question's weight, `coverage` is the share that it covers with its headings,
    `own` without them, `soft` with words of near meaning counted in part. `near` is its
    cosine similarity to the question; `shape` tells whether it has the form of the answer.
    `known` tells how like the question a known one is that it answers (0 to 1).
    `read` is how well it answers for who reads both together (`assistant.reading`), in
    logits; None when it was not read.
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
    known: float = 0.0
    read: float | None = None

    @property
    def text(self) -> str:
        """Return its words."""
        return self.document.text[self.start : self.end]


def _repeats(terms: Sequence[Term], stems: frozenset[str]) -> bool:
    """Tell whether a text only says the question's own words again ("Delta")."""
    asked = frozenset().union(
        *(t.stems for t in terms), *(a for t in terms for a in t.alternatives)
    )
    return stems <= asked


def find_evidence(understood: Understanding, hits: Sequence[Hit], view: View) -> list[Evidence]:
    """Return the units of the passages found, best first."""
    units = [(hit, start, end) for hit in hits for start, end in _units(hit.passage)]
    scales = _Scales(understood, units, view)
    found = [scales.weigh(at) for at in range(len(units))]
    return sorted(found, key=lambda e: (-e.score, e.passage.position, e.start))


def _units(passage: Passage) -> list[tuple[int, int]]:
    if passage.act is not None and passage.heading_path[-1:] == (" ".join(passage.text.split()),):
        return []  # the title of an act alone tells nothing
    if passage.kind in PARTS_OF_ACTS:
        return list(_units_of_paragraphs(passage.text))
    if passage.kind is PassageKind.PROSE:
        spans = [*sentences(passage.text), *labelled_lines(passage.text)]
        # A line that only calls on its readers ("Chers citoyens,") says nothing.
        return [span for span in spans if not passage.text[: span[1]].rstrip().endswith(",")]
    return [(0, len(passage.text))]


def _units_of_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of the paragraphs of an article; of those with a list, the lines."""
    for start, end in paragraphs(text):
        told = text[start:end]
        if "\n" not in told:
            yield from ((start + a, start + b) for a, b in sentences(told))
            continue
        for line in re.finditer(r"\S[^\n]*", told):
            yield start + line.start(), start + line.end()


class _Scales:
    """Weighs the units of one search against the question."""

    def __init__(
        self, understood: Understanding, units: Sequence[tuple[Hit, int, int]], view: View
    ) -> None:
        self._understood, self._units, self._view = understood, units, view
        self._texts = [hit.passage.text[start:end] for hit, start, end in units]
        near = view.similarity([understood.search_text], self._texts) if units else [[]]
        self._near = near[0]
        self._best = max((hit.score for hit, _, _ in units), default=0.0) or 1.0
        terms = subject_words(understood)
        told = [
            under_headings(text, hit.passage)
            for text, (hit, _, _) in zip(self._texts, units, strict=True)
            for text in (text, hit.passage.text)
        ]
        self._closeness = Closeness(terms, told, view)
        self._importances = importances(terms, view)
        self._rarities = [term.weight for term in terms]
        kinds = _NUMBER if understood.kind in _NUMBERED else _SHAPE
        self._in_passage: dict[str, tuple[frozenset[str], float]] = {}
        self._form = _DETAIL if understood.attributes else kinds

    def weigh(self, at: int) -> Evidence:
        """Return a unit with what speaks for it."""
        hit, start, end = self._units[at]
        understood, passage, text = self._understood, hit.passage, self._texts[at]
        document = self._view.documents[passage.document_id]
        span = (passage.start + start, passage.start + end)
        # Without a word to look for nor a detail to find, no text answers.
        if not understood.terms and not understood.attributes:
            return Evidence(document, passage, *span, hit, *[0.0] * 6)
        stems = stems_of(text)
        covered = self._covered(stems, passage)
        sentence, around = (
            self._closeness.shares(under_headings(each, passage)) for each in (text, passage.text)
        )
        near = self._near[at]
        shape = shape_of(understood, text, passage)
        known = max((like for at, like in hit.known if span[0] <= at < span[1]), default=0.0)
        score = (
            _CARRIED * weighed(sentence, self._importances)
            + _PASSAGE * weighed(around, self._importances)
            + _DENSE * max(hit.dense, near) + _LEXICAL * hit.lexical
            + _FUSED * max(hit.score / self._best, 0.0) + _MET * hit.met
            + _CONTEXT * hit.context + _KNOWN * known
            + self._form * shape
            + _DETAIL_NAMED * bool(understood.detail & stems)
            - _ECHO * _repeats(understood.terms, stems)
            - _ONLY_COUNTS * (asks_for_a_thing(understood) and counts_only(passage))
        )  # fmt: skip
        return Evidence(
            document, passage, *span, hit, coverage=covered,
            own=coverage(understood.terms, stems),
            soft=max(covered, weighed(sentence, self._rarities)),
            near=near, shape=shape, score=score, known=known,
        )  # fmt: skip

    def _covered(self, stems: frozenset[str], passage: Passage) -> float:
        """Return the share of the question that a sentence covers with its headings.

        Neighbouring sentences help to tell what a sentence is about, less than itself; a short
        passage is quoted whole: all of it counts.
        """
        terms = self._understood.terms
        if passage.id not in self._in_passage:
            around = stems_of(under_headings("", passage))
            whole = coverage(terms, around | stems_of(passage.text))
            self._in_passage[passage.id] = around, whole
        around, in_passage = self._in_passage[passage.id]
        with_context = coverage(terms, stems | around)
        short = len(passage.text.split()) <= SHORT_PASSAGE
        share = _SHARED_SHORT if short else _SHARED
        return max(with_context, (1 - share) * with_context + share * in_passage)


def whole_thought(evidence: Evidence) -> tuple[int, int]:
    """Return the span to quote: a short passage whole, else the sentence with its neighbour.

    Of a block of labels ("Adresse : …"), the line that was found is quoted.
    The sentence before comes along when this one leans on it, the next when it leans on this.
    A sentence that announces a list is quoted for itself only: it says nothing without the list.
    """
    passage = evidence.passage
    if passage.kind in PARTS_OF_ACTS:
        return _paragraph_of(evidence)
    if passage.kind is not PassageKind.PROSE:
        return passage.start, passage.end
    if (evidence.start - passage.start, evidence.end - passage.start) in labelled_lines(
        passage.text
    ):
        return evidence.start, evidence.end
    spans = [(passage.start + s, passage.start + e) for s, e in sentences(passage.text)]
    texts = [evidence.document.text[start:end] for start, end in spans]
    if len(passage.text.split()) <= SHORT_PASSAGE:
        cut = len(spans) > 1 and evidence.start < spans[-1][0] and announces(texts[-1])
        return passage.start, spans[-2][1] if cut else passage.end
    at = next((i for i, (start, _) in enumerate(spans) if start == evidence.start), 0)
    start, end = evidence.start, evidence.end
    if at and leans(evidence.text):
        start = spans[at - 1][0]
    elif at + 1 < len(spans) and leans(texts[at + 1]) and not announces(texts[at + 1]):
        end = spans[at + 1][1]
    return start, end


def _paragraph_of(evidence: Evidence) -> tuple[int, int]:
    """Return the paragraph of an article to quote, with the list that it announces.

    A short article is quoted whole.
    """
    passage = evidence.passage
    if len(passage.text.split()) <= SHORT_PASSAGE:
        return passage.start, passage.end
    at = evidence.start - passage.start
    found = (span for span in paragraphs(passage.text) if span[0] <= at < span[1])
    start, end = next(found, (0, len(passage.text)))
    return passage.start + start, passage.start + end
