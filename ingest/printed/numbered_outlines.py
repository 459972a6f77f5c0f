"""Numbered outlines of a plain text: "1. SOIGNER", "1.1 Faire venir la santé", "1.1.1 Ouvrir…".

Without blank lines between them, titles and what they hold all look like items of a list. What
tells a title is the next number: 1 is a parent when 1.1 follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from index.document import BlockKind
from index.text import fold
from ingest.pieces import SOFT_BREAK, Piece
from ingest.printed.line import leans_on

_NUMBER = re.compile(r"[1-9]\d?(?:\.[1-9]\d?)*")
_OPENS = re.compile(r"[A-ZÀÂÇÉÈÊÎÔŒ0-9«\"“]")
_SENTENCES = re.compile(r"(?:[;,:]|(?<!\.\.)\.)$|[.!?;]\s+[A-ZÀÂÇÉÈÊÎÔŒ]")
_LABELLED = re.compile(r"[A-ZÀÂÇÉÈÊÎÔŒ][^:.!?]{1,60}\s?:\s+\S")
_PLURAL = re.compile(r"(?:les|nos|des)\s")  # "Les quatre caps" names what is numbered under it
_CONTENTS = re.compile(r"(?:table des matieres|sommaire|contenu|plan du document)\s*:?")
_ENTRY = re.compile(r".*?[\s.…_]\d{1,3}")
_LONGEST = 110
_MOST_SKIPPED = 2
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class _Entry:
    """A numbered piece: its rank, its number part by part, its title and what follows that."""

    at: int
    number: tuple[int, ...]
    title: str
    rest: str
    titled: bool


def with_outlines(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, the titles of numbered outlines as headings.

    They are below the heading that holds the outline, as deep as their number; what is numbered
    under the deepest of them stays an item.
    """
    outlines = list(_outlines(pieces))
    found: dict[int, list[Piece]] = {}
    base = 1
    for rank, outline in enumerate(outlines):
        if _is_contents(pieces, outline) or any(
            _repeats(outline, later) for later in outlines[rank + 1 :]
        ):
            continue
        headed = list(_headed(pieces, outline))
        if headed:
            base = _base(pieces, outline, base)
            found |= {e.at: list(_titled(pieces[e.at], e, base)) for e in headed}
    return [told for at, piece in enumerate(pieces) for told in found.get(at, [piece])]


def _titled(piece: Piece, entry: _Entry, base: int) -> Iterator[Piece]:
    level = min(base + len(entry.number), _DEEPEST)
    yield replace(piece, kind=BlockKind.HEADING, text=entry.title, level=level)
    if entry.rest:
        yield replace(piece, kind=BlockKind.PARAGRAPH, text=entry.rest, level=0, number=None)


def _outlines(pieces: Sequence[Piece]) -> Iterator[list[_Entry]]:
    """Yield the numbered pieces of each outline, those of the flat lists inside left out."""
    for entries in _between_headings(pieces):
        outline: list[_Entry] = []
        at = 0
        while at < len(entries):
            parent = _is_parent(entries, at)
            if outline and not _follows(outline[-1].number, entries[at].number):
                if parent:
                    yield outline
                    outline = []
                else:
                    at = _end_of_list(entries, at)
                    continue
            outline.append(entries[at])
            at += 1
        yield outline


def _between_headings(pieces: Sequence[Piece]) -> Iterator[list[_Entry]]:
    """Yield the numbered pieces that no heading without a number parts."""
    entries: list[_Entry] = []
    for at, piece in enumerate(pieces):
        if piece.kind in (BlockKind.ITEM, BlockKind.HEADING) and _NUMBER.fullmatch(
            piece.number or ""
        ):
            entries.append(_entry(at, piece))
        elif piece.kind is BlockKind.HEADING:
            yield entries
            entries = []
    yield entries


def _entry(at: int, piece: Piece) -> _Entry:
    number = tuple(map(int, (piece.number or "").split(".")))
    lines = piece.text.split(SOFT_BREAK)
    end = next((rank for rank in range(1, len(lines)) if _parts(lines, rank)), len(lines))
    title, rest = SOFT_BREAK.join(lines[:end]), SOFT_BREAK.join(lines[end:])
    titled = piece.kind is BlockKind.HEADING or _is_title(title.replace(SOFT_BREAK, " "))
    return _Entry(at, number, title, rest, titled)


def _parts(lines: Sequence[str], rank: int) -> bool:
    """Tell whether a line starts anew under a title: a label, or small letters under capitals."""
    under = " ".join(lines[:rank]).isupper() and not lines[rank].isupper()
    return _LABELLED.match(lines[rank]) is not None or (under and lines[rank][:1].isupper())


def _is_title(text: str) -> bool:
    short = len(text) <= _LONGEST and _OPENS.match(text) is not None
    return short and not _SENTENCES.search(text) and not leans_on(text)


def _is_parent(entries: Sequence[_Entry], at: int) -> bool:
    """Tell whether the next number is the first under a number, and opens as a line of its own."""
    if at + 1 >= len(entries):
        return False
    child = entries[at + 1]
    return child.number == (*entries[at].number, 1) and _OPENS.match(child.title) is not None


def _follows(number: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Tell whether a number comes after another in an outline; a few may be missing."""
    shared = sum(1 for _ in _shared(number, after))
    above = number[shared] if shared < len(number) else 0
    return shared < len(after) and 0 < after[shared] - above <= _MOST_SKIPPED


def _shared(number: tuple[int, ...], after: tuple[int, ...]) -> Iterator[int]:
    for one, other in zip(number, after, strict=False):
        if one != other:
            return
        yield one


def _end_of_list(entries: Sequence[_Entry], at: int) -> int:
    """Return where a list ends that stands inside an outline, and counts for itself."""
    end = at + 1
    while end < len(entries):
        *same, last = entries[end - 1].number
        if entries[end].number != (*same, last + 1) or _is_parent(entries, end):
            break
        end += 1
    return end


def _is_contents(pieces: Sequence[Piece], outline: Sequence[_Entry]) -> bool:
    """Tell a table of contents: its lines end with pages, or its title says so."""
    if not outline:
        return False
    above = pieces[outline[0].at - 1] if outline[0].at else None
    if above is not None and _CONTENTS.fullmatch(fold(above.text)):
        return True
    paged = sum(_ENTRY.fullmatch(entry.title) is not None for entry in outline)
    return 2 * paged > len(outline)


def _repeats(outline: Sequence[_Entry], later: Sequence[_Entry]) -> bool:
    """Tell whether an outline only lists the titles that a later one goes through."""
    told = {(entry.number, fold(entry.title)) for entry in later}
    again = sum((entry.number, fold(entry.title)) in told for entry in outline)
    return 2 * again > len(outline)


def _headed(pieces: Sequence[Piece], outline: Sequence[_Entry]) -> Iterator[_Entry]:
    """Yield what is a heading of an outline: titles over numbers, and titles beside them.

    A title beside them that holds nothing stays an item: a heading alone says nothing.
    """
    parents = [entry for at, entry in enumerate(outline) if _is_parent(outline, at)]
    depths = _titled_depths(parents)
    over = {entry.at for entry in parents if entry.titled and depths[len(entry.number)]}
    beside = {entry.number[:-1] for entry in parents if entry.at in over}
    taken = {entry.at for entry in outline}
    for entry in outline:
        read = over and pieces[entry.at].kind is BlockKind.HEADING
        among = entry.titled and entry.number[:-1] in beside and entry not in parents
        if entry.at in over or read or (among and _holds(pieces, entry, taken)):
            yield entry


def _titled_depths(parents: Sequence[_Entry]) -> Mapping[int, bool]:
    """Tell, by how deep they are, whether the numbers over others have titles mostly."""
    told: dict[int, list[bool]] = {}
    for entry in parents:
        told.setdefault(len(entry.number), []).append(entry.titled)
    return {depth: 2 * sum(titled) > len(titled) for depth, titled in told.items()}


def _holds(pieces: Sequence[Piece], entry: _Entry, taken: set[int]) -> bool:
    below = entry.at + 1
    if entry.rest:
        return True
    return (
        below < len(pieces) and below not in taken and pieces[below].kind is not BlockKind.HEADING
    )


def _base(pieces: Sequence[Piece], outline: Sequence[_Entry], last: int) -> int:
    """Return the level that the numbers of an outline count from.

    It is that of the heading that holds it: right above, over the line that announces it, or
    in the plural ("Nos axes"). An outline that a heading has parted goes on from the last.
    """
    first = outline[0]
    if first.number[-1] != 1:
        return last
    at = first.at - 1
    while at >= 0 and pieces[at].kind is BlockKind.PARAGRAPH:
        at -= 1
    holder = pieces[at] if at >= 0 else None
    if holder is None or holder.kind is not BlockKind.HEADING or holder.number is not None:
        return 1
    between = pieces[at + 1 : first.at]
    announced = len(between) == 1 and between[0].text.endswith(":")
    if between and not announced and not _PLURAL.match(fold(holder.text)):
        return 1
    return max(holder.level - len(first.number) + 1, 0)
