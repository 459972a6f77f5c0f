"""From the pages of a PDF to pieces: columns in order, running heads out, outline in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from index.document import BlockKind
from index.text import fold
from ingest.cleaning import one_line
from ingest.pieces import Piece
from ingest.printed.layout import holds_acts, recover_structure
from ingest.printed.line import Line
from ingest.printed.lines import pieces_of_lines
from ingest.printed.lost_bullets import with_lost_bullets
from ingest.readers.pdf_figures import join_figures
from ingest.readers.pdf_flow import line_step, opens_page, pauses
from ingest.readers.pdf_grid import Grid
from ingest.readers.pdf_marks import with_bullets
from ingest.readers.pdf_pages import PdfLine, PdfPage
from ingest.readers.pdf_tables import rows_of_tables
from ingest.readers.pdf_terms import join_terms

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
    drawn = [join_terms(join_figures(page)) for page in with_bullets(pages)]
    ordered = [replace(page, lines=tuple(_in_reading_order(page))) for page in drawn]
    running = _running_lines(ordered)
    lines: list[Line] = []
    last: PdfLine | None = None
    table: Grid | None = None
    for number, page in enumerate(ordered, start=1):
        kept = _kept_lines(page, number, running)
        told, table = (kept, None) if page.column_edge else rows_of_tables(kept, table)
        lines += _lines_of(page, kept, told, number, last)
        last = kept[-1] if kept else None
    titles = {fold(str(title)): int(level) for level, title, _ in outline}
    pieces = pieces_of_lines(_signs_of_printing(lines))
    return recover_structure([_as_outlined(piece, titles) for piece in pieces])


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
    whole = one_line(line.bold) == one_line(line.text)
    bold = text if whole else line.bold[: len(text)] if not start else ""
    return replace(line, text=text, x=parts[0][1], segments=(), fragments=(), bold=bold)


def _kept_lines(page: PdfPage, number: int, running: frozenset[str]) -> Sequence[PdfLine]:
    """Return the lines of a page's own text, its running heads and page number left out."""
    edges = _edges(page)
    kept = [
        line
        for rank, line in enumerate(page.lines)
        if not (rank in edges and _is_running(line, number, running))
    ]
    return kept or page.lines  # a page made of running lines alone is a page of text


def _lines_of(
    page: PdfPage,
    kept: Sequence[PdfLine],
    told: Sequence[PdfLine],
    number: int,
    last: PdfLine | None,
) -> list[Line]:
    """Return the lines with the spaces between them, rows of tables told.

    `last` ends the page before.
    """
    lines: list[Line] = []
    step = line_step(kept)
    width = max((len(line.text.strip()) for line in kept), default=0)
    above: PdfLine | None = None
    for line in told:
        text, bold = one_line(line.text), one_line(line.bold)
        lines.append(
            Line(
                text,
                line.size,
                number,
                gap=pauses(above, line, step, width) if above else opens_page(last, line),
                recognised=page.recognised,
                left=line.x,
                row=line.row,
                figure=line.figure,
                # cells of a row that no table took are bold for themselves, not as a title
                bold=0 if line.segments and bold == text else len(bold),
            )
        )
        above = line
    return lines


def _signs_of_printing(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with what their print tells; in acts of a council, words alone tell."""
    if holds_acts("\n".join(line.text for line in lines)):
        return [replace(line, bold=0) for line in lines]
    return with_lost_bullets(lines)


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
