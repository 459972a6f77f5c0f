"""From the pages of a PDF to pieces: columns in order, running heads out, outline in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from index.document import BlockKind
from index.text import fold
from ingest.cleaning import one_line
from ingest.layout import recover_structure
from ingest.lines import Line, pieces_of_lines
from ingest.pieces import Piece
from ingest.readers.pdf_pages import PdfLine, PdfPage
from ingest.readers.pdf_tables import rows_of_tables

_EDGE = 3  # running heads and feet are among the first and last lines of a page
_MARGIN = 0.14  # of the page's height
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?P<word>page|p\.)?\s*[-–—]?\s*(?P<number>[1-9]\d{0,3})\s*[-–—]?"
    r"(?P<total>\s*(?:/|sur|de)\s*\d{1,4})?",
    re.I,
)


def pieces_of_pages(pages: Sequence[PdfPage], outline: Sequence[Any]) -> list[Piece]:
    """Return the pieces of a file, its running heads and page numbers left out.

    `outline` is a list of [level, title, page]; a line that is one of its titles is a
    heading of that level.
    """
    ordered = [replace(page, lines=tuple(_in_reading_order(page))) for page in pages]
    running = _running_lines(ordered)
    lines: list[Line] = []
    for number, page in enumerate(ordered, start=1):
        lines += _lines_of(page, number, running)
    titles = {fold(str(title)): int(level) for level, title, _ in outline}
    pieces = [_as_outlined(piece, titles) for piece in pieces_of_lines(lines)]
    return recover_structure(pieces)


def _as_outlined(piece: Piece, titles: dict[str, int]) -> Piece:
    printed = f"{piece.number} {piece.text}" if piece.number else piece.text
    level = titles.get(fold(piece.text)) or titles.get(fold(printed))
    if level is None or len(piece.text) > 200:
        return piece
    return replace(piece, kind=BlockKind.HEADING, level=min(level, 6))


def _in_reading_order(page: PdfPage) -> list[PdfLine]:
    """Return a page's lines; where they run over two columns, the left one comes first.

    A line over the full width (a title) ends the columns above it.
    """
    edge = page.column_edge
    if edge is None:
        return list(page.lines)
    ordered: list[PdfLine] = []
    right: list[PdfLine] = []
    for line in page.lines:
        at = next((rank for rank, (_, x) in enumerate(line.segments) if x >= edge), None)
        if at:
            ordered.append(_part(line, 0, at))
            right.append(_part(line, at, len(line.segments)))
        elif line.x >= edge:
            right.append(line)
        else:
            crosses = line.size and line.x + len(line.text) * line.size * 0.5 > edge + 20
            if crosses:
                ordered += right
                right = []
            ordered.append(line)
    return ordered + right


def _part(line: PdfLine, start: int, end: int) -> PdfLine:
    parts = line.segments[start:end]
    text = "".join(text for text, _ in parts).strip()
    return replace(line, text=text, x=parts[0][1], segments=(), fragments=())


def _lines_of(page: PdfPage, number: int, running: frozenset[str]) -> list[Line]:
    edges = _edges(page)
    kept = [
        line
        for rank, line in enumerate(page.lines)
        if not (rank in edges and _is_running(line, number, running))
    ]
    lines: list[Line] = []
    step = _line_step(kept)
    width = max((len(line.text.strip()) for line in kept), default=0)
    above: PdfLine | None = None
    told = kept or page.lines  # a page made of running lines alone is a page of text
    for line in told if page.column_edge else rows_of_tables(told):
        gap = _gap(above, line, step, width)
        text = one_line(line.text)
        lines.append(
            Line(text, line.size, number, gap, 0, page.recognised, left=line.x, row=line.row)
        )
        above = line
    return lines


def _edges(page: PdfPage) -> frozenset[int]:
    """Return the ranks of the lines where running heads and feet may stand.

    They are the first and last of the page and, where positions are known, near its edge.
    """
    ranks = range(len(page.lines))
    outer = [*ranks[:_EDGE], *ranks[-_EDGE:]]
    if not page.height or page.rotation or not any(line.y for line in page.lines):
        return frozenset(outer)
    near = _MARGIN * page.height
    return frozenset(
        rank
        for rank in outer
        if not near < page.lines[rank].y < page.height - near and page.lines[rank].angle == 0
    )


def _is_running(line: PdfLine, page: int, running: frozenset[str]) -> bool:
    return _shape(line) in running or _page_shape(line, page) in running


def _gap(above: PdfLine | None, line: PdfLine, step: float, width: int) -> bool:
    """Tell whether space stands before a line.

    At the top of a page, a lower-case letter carries on the sentence of the page before.
    Without positions, a short line that ends a sentence ends its paragraph.
    """
    if above is None:
        return not line.text.strip()[:1].islower()
    if not step and not (above.y or line.y):
        ended = above.text.rstrip().endswith((".", "!", "?", ":", ";"))
        return not above.text.strip() or (ended and len(above.text.strip()) < 0.75 * width)
    drop, size = above.y - line.y, max(above.size, line.size)
    usual = min(step, 2 * size) if step and size else step or size
    if above.size == line.size > 0.75 * usual:  # big letters have leading of their own
        usual = max(usual, 1.4 * size)
    return drop > max(1.3 * usual, 1.2 * size) or drop < -0.5 * usual


def _line_step(lines: Sequence[PdfLine]) -> float:
    """Return the usual distance between two lines (0 when unknown)."""
    drops = [
        round(above.y - line.y, 1) for above, line in pairwise(lines) if 3 < above.y - line.y < 60
    ]
    return Counter(drops).most_common(1)[0][0] if drops else 0.0


def _running_lines(pages: Sequence[PdfPage]) -> frozenset[str]:
    """Return the shapes of lines that stand at the edge of most pages."""
    numbers = {"page 0", "page numbered"}
    offsets = Counter(
        _page_shape(page.lines[rank], number)
        for number, page in enumerate(pages, start=1)
        for rank in _edges(page)
    )
    numbers |= {shape for shape, count in offsets.items() if shape and count > 1}
    if len(pages) < 3:
        return frozenset(numbers)
    sizes = Counter(line.size for page in pages for line in page.lines for _ in line.text)
    body = max(sizes.most_common(1)[0][0], 1.0) if sizes else 1.0
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_shape(page.lines[rank]) for rank in _edges(page)})
    often = {shape for shape, count in counts.items() if count > len(pages) * 0.6}
    return frozenset({s for s in often if float(s.split()[0]) <= body * 1.1} | numbers)


def _page_shape(line: PdfLine, page: int) -> str:
    """Return what a page number keeps from page to page: how far it is from the rank."""
    match = _PAGE_NUMBER.fullmatch(one_line(line.text))
    if match is None:
        return ""
    return (
        "page numbered"
        if match["word"] or match["total"]
        else f"page {int(match['number']) - page}"
    )


def _shape(line: PdfLine) -> str:
    """Return what a running line keeps from page to page: words and size, not numbers."""
    return f"{line.size:.0f} {_DIGITS.sub('#', fold(line.text))}"
