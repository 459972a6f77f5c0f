"""Sentences and items that may answer a question, scored against its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.cues import Kind
from assistant.figures import has_number
from assistant.terms import Term, coverage, stems_of
from assistant.understanding import Understanding
from index.document import Document, Passage, PassageKind
from index.phrases import key_words
from index.view import Hit, View

# A full stop ends a sentence when a capital, a quote or a bracket follows, and when what
# stands before it is not an abbreviation or an initial.
_SENTENCE_END = re.compile(r"(?<=[.!?…])[»\"”)\]]?\s+(?=[A-ZÀÂÇÉÈÊËÎÏÔÛÜŒ«“\"(\[0-9–-])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:art|cat|etc|ex|p|pp|n|no|m|mm|mme|dr|st|ste|av|bd|tél|réf|cf|c|vol|al|§|[A-Z])\.)$",
    re.IGNORECASE,
)

# Verbs that follow what they define.
_DEFINING = frozenset(
    "est sont comme designe designent vise visent permet permettent consiste signifie represente "
    "regroupe constitue sert".split()
)
# What each sign is worth in a unit's score; fitted by hand on the development questions.
_CONTEXT, _TEXT, _DENSE, _LEXICAL, _SHAPE = 0.45, 0.35, 0.45, 0.15, 0.25


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence or an item of a passage, delimited in its document's text.

    `coverage` is the share of the question's weight that it covers with its headings;
    `own` the same without them; `shape` tells whether it has the form of the answer asked.
    """

    document: Document
    passage: Passage
    start: int
    end: int
    hit: Hit
    coverage: float
    own: float
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


def find_evidence(understood: Understanding, hits: Sequence[Hit], view: View) -> list[Evidence]:
    """Return the units of the passages found, best first."""
    found = [
        evidence
        for hit in hits
        for evidence in _units(understood, hit, view.documents[hit.passage.document_id])
    ]
    return sorted(found, key=lambda e: (-e.score, e.passage.position, e.start))


def _units(understood: Understanding, hit: Hit, document: Document) -> Iterator[Evidence]:
    passage = hit.passage
    context = stems_of(" ".join([*passage.heading_path, passage.lead_in or ""]))
    whole = stems_of(passage.text)
    prose = passage.kind in (PassageKind.PROSE, PassageKind.RECITAL, PassageKind.ARTICLE)
    spans = list(sentences(passage.text)) if prose else [(0, len(passage.text))]
    for start, end in spans:
        text = passage.text[start:end]
        own_stems = stems_of(text)
        own = coverage(understood.terms, own_stems)
        # Neighbouring sentences help to tell what a sentence is about, less than itself.
        with_context = coverage(understood.terms, own_stems | context)
        in_passage = coverage(understood.terms, own_stems | context | whole)
        covered = max(with_context, 0.5 * (with_context + in_passage))
        shape = _shape(understood, text, passage)
        score = (
            _CONTEXT * covered + _TEXT * own + _DENSE * max(hit.dense, 0.0)
            + _LEXICAL * hit.lexical + _SHAPE * shape
        )  # fmt: skip
        yield Evidence(
            document, passage, passage.start + start, passage.start + end, hit, covered, own,
            shape, score,
        )  # fmt: skip


def _shape(understood: Understanding, text: str, passage: Passage) -> float:
    """Return 1 when a text has the form of the answer asked, 0 when it has not."""
    if understood.attributes:
        return float(all(a.shown_in(text) for a in understood.attributes))
    match understood.kind:
        case Kind.COUNT | Kind.AMOUNT:
            return float(_counts(understood.subject or understood.terms, text))
        case Kind.WHEN:
            return float(bool(re.search(r"\b(19|20)\d\d\b|\d{1,2}/\d{1,2}/", text)))
        case Kind.DEFINITION:
            return _defines(understood.subject or understood.terms, text, passage)
        case _:
            return 0.0


def _counts(terms: Sequence[Term], text: str) -> bool:
    """Tell whether a number stands near one of the terms."""
    if not has_number(text):
        return False
    words = re.findall(r"[\w.,/-]*\w", text)
    numbers = [i for i, word in enumerate(words) if has_number(word)]
    named = [i for i, word in enumerate(words) if any(t.match(stems_of(word)) for t in terms)]
    return any(abs(n - i) <= 6 for n in numbers for i in named) or (":" in text and bool(named))


def _defines(terms: Sequence[Term], text: str, passage: Passage) -> float:
    """Return how much a text looks like a definition of one of the terms.

    "X est…", "… (X)"; less so the sentences under a heading that names it.
    """
    words = key_words(text)
    for at, word in enumerate(words):
        before = stems_of(" ".join(words[max(at - 5, 0) : at]))
        if word in _DEFINING and any(term.match(before) >= 0.85 for term in terms):
            return 1.0
    bracketed = [stems_of(inside) for inside in re.findall(r"\(([^)]{2,40})\)", text)]
    if any(term.stems and term.stems <= inside for term in terms for inside in bracketed):
        return 1.0
    heading = stems_of(passage.heading_path[-1]) if passage.heading_path else frozenset()
    if len(words) > 5 and any(term.match(heading) >= 0.85 for term in terms):
        return 0.6
    return 0.0
