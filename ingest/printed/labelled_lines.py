"""Lines that stand in one paragraph, each a label and its value: tariffs, a contact block.

So do terms, each with its explanation ("Proximité – être joignable partout."): those are items.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.document import BlockKind
from index.text import fold
from ingest.pieces import SOFT_BREAK, Piece

_LABELLED = re.compile(r"[A-ZÀÂÇÉÈÊÎÔ][^:.!?]{1,70}:\s+\S")
_STARTS = re.compile(r"[A-ZÀÂÇÉÈÊÎÔ0-9+«(]|\S+@\S|www\.|https?:")
_GOES_ON = (",", ";", "-", "–", ":", "(")
_LEAST_LINES = 3
_LEAST_LABELLED = 2
_LONGEST_LINE = 130
_TERM = re.compile(
    r"(?P<term>\w[\w'’()/-]*(?: [\w'’()/&-]+){0,5}?)(?P<mark>\s[–—-]\s+|\s?:\s+)"
    r"(?=[^\W\d]|[«\"“(]|\d+ (?!euros?\b)[^\W\d_]{4,})"  # a price is a value, no explanation
)
_ADDRESS = re.compile(r"\S@\S|www\.|https?:|\d{2}[ ./]\d{2}[ ./]\d{2}")
_EXPLAINED = re.compile(r"[.!?;…][»\"”)\]]*$")
_SHORT = 0.75  # of the longest line: a line that the page did not cut
_LEAST_TERMS = 3


@dataclass(frozen=True, slots=True)
class _Terms:
    """The line that announces some terms, if any; each with its explanation; what follows."""

    lead: str
    told: list[str]
    rest: str

    @property
    def names(self) -> set[str]:
        """The terms, as they compare."""
        return {fold(match["term"]) for each in self.told if (match := _TERM.match(each))}


def part_labelled_lines(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces, labelled lines ("Tarif plein : 18 €") kept as the lines they are.

    The lines of running text go on from one to the next: only where each starts anew, and
    several are labelled, do they part. They stay one passage: a contact block is one answer.
    Terms with their explanations are an item each; a term explained twice is a field of a form
    ("Public : les enfants."), whose lines stay together.
    """
    terms = {at: found for at, piece in enumerate(pieces) if (found := _terms(piece))}
    often = Counter(name for found in terms.values() for name in found.names)
    for at, piece in enumerate(pieces):
        if at in terms and all(often[name] == 1 for name in terms[at].names):
            yield from _explained(piece, terms[at])
            continue
        lines = _lines(piece)
        told = _is_read(piece) and _part(lines)
        yield replace(piece, text="\n".join(lines)) if told else piece


def _lines(piece: Piece) -> list[str]:
    return re.split(rf"[\n{SOFT_BREAK}]", piece.text)


def _is_read(piece: Piece) -> bool:
    return piece.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE)


def _explained(piece: Piece, terms: _Terms) -> Iterator[Piece]:
    if terms.lead:
        yield replace(piece, text=terms.lead)
    for each in terms.told:
        yield replace(piece, kind=BlockKind.ITEM, text=each, level=1)
    if terms.rest:
        yield replace(piece, text=terms.rest)


def _terms(piece: Piece) -> _Terms | None:
    """Return the terms that the lines of a paragraph explain, one under the other."""
    lines = _lines(piece) if piece.kind is BlockKind.PARAGRAPH else []
    starts = [at for at in range(len(lines)) if _opens_term(lines, at)]
    capital = sum(lines[at][0].isupper() for at in starts)  # "t CO2e", a unit, has none
    if capital < max(_LEAST_TERMS, len(starts) / 2) or starts[0] > 1:
        return None
    lead = lines[0] if starts[0] else ""
    end = _end(lines, starts[-1])
    if lead and not lead.endswith(":"):
        return None
    spans = zip(starts, [*starts[1:], end], strict=True)
    told = [SOFT_BREAK.join(lines[start:after]) for start, after in spans]
    marks = {match["mark"].strip() for each in told if (match := _TERM.match(each))}
    if len(marks) > 1 or not all(map(_is_explained, told)):
        return None
    return _Terms(lead, told, SOFT_BREAK.join(lines[end:]))


def _opens_term(lines: Sequence[str], at: int) -> bool:
    """Tell a term: a line starts with it, under one that has ended; a list's goes on small."""
    above = lines[at - 1] if at else ""
    ended = not above or _EXPLAINED.search(above) or (at == 1 and above.endswith(":"))
    listed = above.endswith((";", ":")) and lines[at][:1].islower()
    return bool(ended) and not listed and _TERM.match(lines[at]) is not None


def _end(lines: Sequence[str], last: int) -> int:
    """Return where the last explanation ends: a short line ends it, when another starts anew."""
    width = max(map(len, lines))
    cut = _SHORT * width if width <= _LONGEST_LINE else width + 1  # no page cuts lines so long
    for at in range(last + 1, len(lines)):
        ended = len(lines[at - 1]) < cut and _EXPLAINED.search(lines[at - 1])
        if ended and _STARTS.match(lines[at]):
            return at
    return len(lines)


def _is_explained(told: str) -> bool:
    return _EXPLAINED.search(told) is not None and not _ADDRESS.search(told)


def _part(lines: Sequence[str]) -> bool:
    labelled = sum(_LABELLED.match(line) is not None for line in lines)
    if len(lines) < _LEAST_LINES or labelled < max(_LEAST_LABELLED, len(lines) / 3):
        return False
    anew = all(_STARTS.match(line) and len(line) <= _LONGEST_LINE for line in lines)
    return anew and not any(line.endswith(_GOES_ON) for line in lines)
