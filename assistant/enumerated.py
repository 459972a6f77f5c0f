"""Lists that prose tells paragraph by paragraph: "La première décision…", "La deuxième…"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from weakref import WeakKeyDictionary

from assistant.catalogue import Collection, Entry
from assistant.cues import Kind
from assistant.figures import WORDS
from assistant.stems import stems_of
from assistant.understanding import Understanding
from index.document import Passage, PassageKind
from index.text import fold
from index.view import View

_RANKS = "premi deuxi|second troisi quatri cinqui sixi septi huiti neuvi dixi".split()
_OPENING = re.compile(rf"(?:l[ae] |un |une )?(?:{'|'.join(_RANKS)})\w*,? (\w+)")
_ASKED = re.compile(
    rf"\b(?:combien d(?:e |')|quel(?:le)?s? (?:sont )?(?:les |ces |vos |ses |leurs )?"
    rf"(?:(?:{'|'.join(WORDS)}|\d{{1,2}}) )?)(\w{{4,}})"
)
_SENTENCE = re.compile(r"[.!?…]\s+(?=[A-ZÀÉÈÊÎÔ])")
_TOLD = 2  # sentences of each paragraph
_LEAST = 3
_HEAVY = 2.5
_RUNS: WeakKeyDictionary[View, tuple[list[Passage], ...]] = WeakKeyDictionary()


def enumeration_asked(understood: Understanding, view: View) -> Collection | None:
    """Return the paragraphs that tell, one after the other, the things a question asks for."""
    asked = _ASKED.search(understood.folded)
    if asked is None or understood.kind not in (Kind.LIST, Kind.COUNT) or understood.attributes:
        return None
    stems = stems_of(asked[1])
    runs = [run for run in enumerations(view) if stems & stems_of(_thing(run[0]))]
    if len(runs) != 1:
        return None
    told = stems_of(" ".join(p.search_text for p in runs[0]))
    if any(t.weight >= _HEAVY and not t.match(told) for t in understood.subject):
        return None
    first = runs[0][0]
    label = first.heading_path[-1] if first.heading_path else _thing(first)
    return Collection(first.document_id, label, (), tuple(map(_entry, runs[0])))


def enumerations(view: View) -> tuple[list[Passage], ...]:
    """Return the paragraphs of a view that tell things one after the other, found once."""
    if view not in _RUNS:
        _RUNS[view] = tuple(run for run in _runs(view.passages) if len(run) >= _LEAST)
    return _RUNS[view]


def _runs(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Yield the paragraphs under one heading that open with the ranks from the first on."""
    run: list[Passage] = []
    for passage in passages:
        rank = _rank(passage)
        if rank == 0:
            yield run
            run = [passage]
        elif run and rank == len(run) and _beside(passage, run[0]):
            run.append(passage)
    yield run


def _beside(passage: Passage, first: Passage) -> bool:
    return (passage.document_id, passage.section) == (first.document_id, first.section)


def _rank(passage: Passage) -> int | None:
    if passage.kind is not PassageKind.PROSE or not _OPENING.match(fold(passage.text)):
        return None
    opening = fold(passage.text)[:30]
    return next(
        (at for at, rank in enumerate(_RANKS) if re.search(rf"\b(?:{rank})", opening)), None
    )


def _thing(passage: Passage) -> str:
    found = _OPENING.match(fold(passage.text))
    return found[1] if found else ""


def _entry(passage: Passage) -> Entry:
    ends = [match.start() + 1 for match in _SENTENCE.finditer(passage.text)]
    size = ends[_TOLD - 1] if len(ends) >= _TOLD else len(passage.text)
    return Entry(
        passage.document_id, passage.text[:size], passage.start, passage.start + size,
        passage.heading_path, None, passage.page, passage,
    )  # fmt: skip
