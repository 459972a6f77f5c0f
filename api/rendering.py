"""A document as a page shows it: its blocks in order, the cited span marked.

Templates receive plain text in pieces and write it as text: no markup of a document's
ever reaches the browser.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from index.document import Block, BlockKind, Document

DEEPEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `first` marks where the cited passage begins."""

    text: str
    cited: bool = False
    first: bool = False


@dataclass(slots=True)
class Line:
    """One block; `level` is its heading level in the page; `under` holds nested items."""

    kind: str
    pieces: tuple[Piece, ...]
    level: int = 0
    number: str | None = None
    page: int | None = None
    recognised: bool = False
    anchor: str | None = None
    under: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks of one kind that follow each other: the items of a list, the rows of a table."""

    kind: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline."""

    heading: str
    number: str | None
    anchor: str
    level: int


def groups(document: Document, start: int, end: int) -> list[Group]:
    """Return a document's blocks in groups, with `[start, end)` marked as cited."""
    anchors = {section.start: anchor_of(section.index) for section in document.sections}
    marker = _Marker(document.text, start, end)
    lines = [_line(block, marker, anchors.get(block.start)) for block in document.blocks]
    result = []
    for kind, run in groupby(lines, key=lambda line: line.kind):
        if kind == BlockKind.ITEM:
            result.append(Group(kind, tuple(_nested(run))))
        else:
            result.append(Group(kind, tuple(run)))
    return result


def outline(document: Document) -> list[Entry]:
    """Return the document's headings, to go to."""
    return [
        Entry(section.heading, section.number, anchor_of(section.index), section.level)
        for section in document.sections
        if section.heading
    ]


def page_of(document: Document, offset: int) -> int:
    """Return the page on which an offset stands; the first where there are no pages."""
    pages = [block.page for block in document.blocks if block.start <= offset and block.page]
    return pages[-1] if pages else 1


def recognised(document: Document, start: int, end: int) -> bool:
    """Tell whether any of a span was read by character recognition."""
    return any(b.recognised for b in document.blocks if b.start < end and b.end > start)


def anchor_of(section: int) -> str:
    """Return the HTML id of a section's heading."""
    return f"section-{section}"


class _Marker:
    """Cuts text at the edges of the cited span; remembers whether it has begun."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._begun = False

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        return tuple(self._cut(start, end))

    def _cut(self, start: int, end: int) -> Iterator[Piece]:
        cited_start, cited_end = max(start, self._start), min(end, self._end)
        if cited_start >= cited_end:
            yield Piece(self._text[start:end])
            return
        if start < cited_start:
            yield Piece(self._text[start:cited_start])
        yield Piece(self._text[cited_start:cited_end], cited=True, first=not self._begun)
        self._begun = True
        if cited_end < end:
            yield Piece(self._text[cited_end:end])


def _line(block: Block, marker: _Marker, anchor: str | None) -> Line:
    heading = block.kind is BlockKind.HEADING
    return Line(
        kind=block.kind.value,
        pieces=marker.pieces(block.start, block.end),
        level=min(block.level + 1, DEEPEST_HEADING) if heading else block.level,
        number=block.number,
        page=block.page,
        recognised=block.recognised,
        anchor=anchor if heading else None,
    )


def _nested(items: Iterable[Line]) -> list[Line]:
    """Put deeper items under the one before them."""
    top: list[Line] = []
    path: list[Line] = []
    for item in items:
        while path and path[-1].level >= item.level:
            path.pop()
        (path[-1].under if path else top).append(item)
        path.append(item)
    return top
