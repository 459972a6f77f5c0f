"""Tables of a PDF page: lines parted into cells under one line of headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.cleaning import one_line
from ingest.forms import titles_in_form
from ingest.readers.pdf_grid import Grid
from ingest.readers.pdf_grids import grid_from, grid_goes_on
from ingest.readers.pdf_pages import PdfLine
from ingest.told_tables import rows_aloud

_LEAST_ROWS = 2
_ALIGNED = 6.0  # points between a cell and the heading over it
_APART = 2.6  # how many times its letters' size a row stands under the one before it
_LONGEST_HEADING = 40
_FIGURES = re.compile(r"\d{3}|[€%@]|\d[.,]\d")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class _Row:
    """A row being read: its cells by column, and the last line it was read from."""

    cells: list[str]
    line: PdfLine


def rows_of_tables(
    lines: Sequence[PdfLine], above: Grid | None = None
) -> tuple[list[PdfLine], Grid | None]:
    """Return the lines of a page with each row of a table as one line that reads aloud.

    "Passeport adulte    86 €" under "Titre    Tarif" is "Titre : Passeport adulte ;
    Tarif : 86 €". A table is a line of headings and at least two rows aligned with it;
    without headings, "Téléphone    071 00 55 18" is "Téléphone : 071 00 55 18".
    With them goes the table that ends the page, None when text does: `above` is the one that
    ended the page before, whose rows may go on here.
    """
    found: list[PdfLine] = []
    grid = grid_goes_on(above, lines) if above else None
    last: Grid | None = None
    at = 0
    while at < len(lines):
        grid = grid or grid_from(lines, at)
        rows, after = _table_from(lines, at)
        if grid and (len(rows) <= _LEAST_ROWS or after <= grid.end):
            found += grid.told()
            at = grid.end
        elif len(rows) > _LEAST_ROWS:
            found += _told(rows)
            at = after
        else:
            found.append(lines[at])
            at += 1
        last, grid = grid, None
    return found, last if last and last.end == len(lines) else None


def _table_from(lines: Sequence[PdfLine], at: int) -> tuple[list[_Row], int]:
    """Return the rows that start at a line, that of the headings first, and where they end."""
    head = lines[at]
    columns = [x for _, x in head.segments]
    if len(columns) < 2 or head.angle:
        return [], at
    rows = [_Row([one_line(text) for text, _ in head.segments], head)]
    at += 1
    while at < len(lines) and _near(rows[-1].line, lines[at]):
        line = lines[at]
        cells = _cells(line, columns)
        if cells is None:
            break
        if cells[0] and any(cells[1:]):
            rows.append(_Row(cells, line))
        elif len(rows) > 1 and _goes_on(rows, line):
            last = rows[-1]
            pairs = zip(last.cells, cells, strict=True)
            last.cells = [" ".join(filter(None, pair)) for pair in pairs]
            last.line = line
        else:
            break
        at += 1
    return rows, at


def _near(above: PdfLine, line: PdfLine) -> bool:
    size = max(above.size, line.size)
    return 0 < above.y - line.y <= _APART * size and abs(above.size - line.size) < 0.2 * size


def _goes_on(rows: Sequence[_Row], line: PdfLine) -> bool:
    """Tell whether a line that fills some columns goes on with the row above it."""
    usual = rows[0].line.y - rows[1].line.y
    return rows[-1].line.y - line.y < 0.9 * usual


def _cells(line: PdfLine, columns: Sequence[float]) -> list[str] | None:
    """Return the words of a line by column; None when it is not aligned with them."""
    parts = line.segments or ((line.text, line.x),)
    if len(parts) == len(columns) and abs(parts[0][1] - columns[0]) <= _ALIGNED:
        return [one_line(text) for text, _ in parts]
    cells = [""] * len(columns)
    for text, x in line.fragments or parts:
        rank = max((i for i, start in enumerate(columns) if x >= start - _ALIGNED), default=None)
        if rank is None:
            return None
        starts = abs(x - columns[rank]) <= _ALIGNED
        if not cells[rank] and rank and not starts and len(parts) == 1:
            return None  # running text, that no column holds
        cells[rank] += text
    crossed = len(parts) == 1 and not any(cells[1:])
    wide = line.x + len(line.text.strip()) * line.size * 0.5 > columns[1] + 2 * line.size
    return None if crossed and wide else [one_line(cell) for cell in cells]


def _told(rows: Sequence[_Row]) -> list[PdfLine]:
    head, *body = rows
    headings = head.cells
    if _is_data(headings):
        headings, body = [""] * len(headings), list(rows)
    cells = [row.cells for row in body]
    titles = titles_in_form(headings, cells)
    if titles is not None and any(headings):
        titles, cells, body = [None, *titles], [headings, *cells], list(rows)
    return [
        replace(row.line, text=text, segments=(), row=True)
        for row, text in zip(body, rows_aloud(headings, cells, titles), strict=True)
    ]


def _is_data(cells: Sequence[str]) -> bool:
    """Tell whether cells hold figures, which headings do not (years apart)."""
    return any(
        len(cell) > _LONGEST_HEADING or _FIGURES.search(_YEAR.sub("", cell)) for cell in cells
    )
