"""Tables of a PDF page whose cells run over several lines or end where their column ends.

A file draws such a table cell by cell, each line of a cell being a line of the page. Rows
are told by the heights that no two of them share, columns by what stands over what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.cleaning import one_line
from ingest.readers.pdf_bands import (
    SAME_HEIGHT,
    Atom,
    Band,
    atoms_of,
    bands_from,
    grouped,
    reach_of,
)
from ingest.readers.pdf_grid import Grid, Row
from ingest.readers.pdf_pages import PdfLine
from ingest.table_rows import is_value

_LEAST_ROWS = 2
_LONGEST_HEADING = 60
_LONGEST_LABEL = 40  # of a row, which may stand over several columns
_ALIGNED = 4.0  # points
_TIGHT = 1.45  # times the size of the letters, from a line of a cell to the next
_APART = 3.5  # the same, from the last line of a row to the first of the next
_YEAR = re.compile(r"(?:19|20)\d\d")
_HEADING = re.compile(r"[^\W\d]|[%€#]")
_SENTENCE = re.compile(r"[.;,…]$|[.!?] [A-ZÀ-Ý]")
_LISTED = re.compile(r"\W|(?:\d{1,2}|[a-zA-Z])[.)°]")  # what opens an item of a list
_NUMBER = re.compile(r"[-–+]?\d[\d\s.,]*[%€]?")


def grid_from(lines: Sequence[PdfLine], at: int) -> Grid | None:
    """Return the table whose headings start at a line, if one does.

    Its headings are short; under them stand two rows at least, or one of numbers alone.
    Lest prose in columns be taken for one, headings are bold, or a column holds figures,
    or rows hold cells of several lines that stand beside each other.
    """
    if len(atoms_of(lines[at])) < 2 and not _climbs(lines, at):
        return None
    bands = list(bands_from(lines, at))
    grid, body = _headed(bands)
    if grid is None:
        return None
    head = bands[: len(bands) - len(body)]
    _fill(grid, body, at + sum(len(band.lines) for band in head), head[-1].bottom)
    return grid if _is_sure(grid) else None


def ranks_in_grids(lines: Sequence[PdfLine]) -> frozenset[int]:
    """Return the ranks of the lines that stand in such tables."""
    found: set[int] = set()
    at = 0
    while at < len(lines):
        grid = grid_from(lines, at)
        end = grid.end if grid else at + 1
        found.update(range(at, end) if grid else ())
        at = end
    return frozenset(found)


def grid_goes_on(grid: Grid, lines: Sequence[PdfLine]) -> Grid | None:
    """Return the rest of the table that ends a page, from the top of the next one."""
    if not lines or abs(lines[0].size - grid.size) > 0.1 * grid.size:
        return None
    bands = list(bands_from(lines, 0))
    told = [row.cells for row in grid.rows or []]
    rest = replace(grid, columns=list(grid.columns), rows=None, before=[*grid.before, *told])
    start = 0
    if bands and _placed(bands[0], rest.columns) == grid.headings:  # told again on each page
        start = len(bands[0].lines)
        bands = bands[1:]
    first = min((atom.left for band in bands[:1] for atom in band.atoms), default=0.0)
    if abs(first - grid.columns[0].left) > _ALIGNED:
        return None
    _fill(rest, bands, start, None)
    full = rest.rows and sum(map(bool, rest.rows[0].cells)) > len(rest.columns) / 2
    return rest if full else None


def _climbs(lines: Sequence[PdfLine], at: int) -> bool:
    """Tell whether a line soon after stands as high as a line: a cell drawn beside it."""
    return any(abs(line.y - lines[at].y) <= SAME_HEIGHT for line in lines[at + 1 : at + 5])


def _headed(bands: Sequence[Band]) -> tuple[Grid | None, Sequence[Band]]:
    """Return a table that has headings and no row yet, and what stands under them."""
    if len(bands) < 2 or bands[0].mixed:
        return None, ()
    head, *body = bands
    while len(body) > 1 and _goes_on(head, body[0]):
        head = Band((*head.lines, *body.pop(0).lines))
    groups = grouped(head.atoms)
    headings = [one_line("".join(atom.text for atom in group)) for group in groups]
    columns = [reach_of(group) for group in groups]
    voted = {"oui", "non"} <= {text.lower() for text in headings}
    if len(columns) < 2 or not all(_is_heading(text, voted) for text in headings):
        return None, ()
    size = head.lines[0].size
    return Grid(headings, columns, size, bold=head.bold), body


def _goes_on(head: Band, band: Band) -> bool:
    """Tell whether a line under headings goes on with some of them."""
    size = head.lines[0].size
    first = min(atom.left for atom in head.atoms)
    inside = all(
        atom.left > first + _ALIGNED and sum(atom.over(other) for other in head.atoms) == 1
        for atom in band.atoms
    )
    tight = head.bottom - band.top <= _TIGHT * size
    return tight and inside and band.bold == head.bold and not any(map(_counts, band.atoms))


def _counts(atom: Atom) -> bool:
    return is_value(one_line(atom.text))


def _is_heading(text: str, voted: bool) -> bool:
    """Tell whether words may be a heading; an answer is one beside the other answer alone."""
    if _YEAR.fullmatch(text) or (voted and text.lower() in {"oui", "non"}):
        return True
    wordy = _HEADING.search(text) and not _SENTENCE.search(text)
    return bool(wordy) and len(text) <= _LONGEST_HEADING and not is_value(text)


def _fill(grid: Grid, bands: Sequence[Band], at: int, bottom: float | None) -> None:
    """Read the rows of a table from the bands under its headings, while they are rows.

    `at` is the rank of their first line, `bottom` the height of what stands over it.
    """
    grid.rows, grid.end = [], at
    step = 0.0
    titles: tuple[PdfLine, ...] = ()
    for rank, band in enumerate(bands):
        drop = 0.0 if bottom is None else bottom - band.top
        if drop > _APART * grid.size:
            return
        if bottom is not None and _is_title(band, bands[rank + 1 : rank + 2], grid, drop):
            titles, bottom, step = band.lines, band.bottom, 0.0
            continue
        cells = _placed(band, grid.columns)
        if cells is None:
            grid.broken = len(grouped(band.atoms)) > 1
            return
        last = grid.rows[-1] if grid.rows else None
        tight = drop <= _TIGHT * grid.size
        if last and tight and _continues(cells, last.cells, drop, step):
            last.cells = [one_line(f"{a} {b}") for a, b in zip(last.cells, cells, strict=True)]
            last.line = replace(last.line, y=band.bottom)
        elif sum(map(bool, cells)) > 1 and (cells[0] or grid.rows):
            step = min(step, drop) if step else drop
            line = replace(band.lines[0], y=band.bottom)
            grid.rows.append(Row(cells, line, band.risen, titles))
            grid.end += len(titles)
            titles = ()
        else:
            return
        bottom = band.bottom
        grid.end += len(band.lines)


def _is_title(band: Band, after: Sequence[Band], grid: Grid, drop: float) -> bool:
    """Tell whether bold words alone on their line are a title over rows that are not bold.

    "OS 1 – Se déplacer autrement", then the actions of this objective under the same headings.
    """
    alone = band.bold and len(grouped(band.atoms)) == 1 and drop > _TIGHT * grid.size
    if not alone or abs(band.atoms[0].left - grid.columns[0].left) > _ALIGNED:
        return False
    return any(
        not row.bold
        and band.bottom - row.top <= _APART * grid.size
        and (cells := _placed(row, list(grid.columns))) is not None
        and bool(cells[0])
        and sum(map(bool, cells)) > 1
        for row in after
    )


def _continues(cells: Sequence[str], last: Sequence[str], gap: float, step: float) -> bool:
    """Tell whether a band goes on with the row above it: words close under it, not a row's.

    `gap` is how far it stands under it, `step` how far rows stand from each other, both in points.
    A lone value ends the words over it: "Décision du | 18 janvier 2021."
    """
    values = [above for cell, above in zip(cells, last, strict=True) if cell and is_value(cell)]
    ends = not cells[0] and sum(map(bool, cells)) == 1 and not any(map(is_value, values))
    return (not values or ends) and not all(cells) and (not cells[0] or gap < 0.9 * step)


def _placed(band: Band, columns: list[Atom]) -> list[str] | None:
    """Return the words of a band by column, the columns widened by them; None if none fit.

    What opens a row may stand over several columns, as the word of a total does.
    """
    atoms = band.atoms
    ranks = _in_order(atoms, columns) or [_rank(atom, columns) for atom in atoms]
    cells = [""] * len(columns)
    for atom, rank in zip(atoms, ranks, strict=True):
        if rank is None:
            return None
        cells[rank] += atom.text
    for atom, rank in zip(atoms, ranks, strict=True):
        over = [at for at, column in enumerate(columns) if column.over(atom)]
        if any(at != rank and cells[at] for at in over):
            return None
        if rank is not None and len(over) < 2:
            columns[rank] = reach_of([columns[rank], atom])
    return [one_line(cell) for cell in cells]


def _rank(atom: Atom, columns: Sequence[Atom]) -> int | None:
    """Return the column that words stand in; None where they run over others than the first."""
    over = [rank for rank, column in enumerate(columns) if column.over(atom)]
    if len(over) > 1:
        return 0 if over[0] == 0 and len(one_line(atom.text)) <= _LONGEST_LABEL else None
    if over:
        return over[0]
    before = [rank for rank, column in enumerate(columns) if column.left <= atom.left + _ALIGNED]
    return before[-1] if before else None


def _in_order(atoms: Sequence[Atom], columns: Sequence[Atom]) -> Sequence[int | None]:
    """Return the columns of words that fill them all, under or beside their headings.

    A number at the right of its column may stand under no letter of a short heading.
    """
    groups = grouped(atoms)
    if len(groups) != len(columns):
        return ()
    for rank, group in enumerate(groups):
        reach = reach_of(group)
        if any(at != rank and column.over(reach) for at, column in enumerate(columns)):
            return ()
    return [next(r for r, group in enumerate(groups) if atom in group) for atom in atoms]


def _is_sure(grid: Grid) -> bool:
    rows = grid.rows or []
    if len(rows) < _LEAST_ROWS:
        numbers = [cell for row in rows for cell in row.cells if _NUMBER.fullmatch(cell)]
        counted = len(numbers) == len(grid.headings) and not all(map(_YEAR.fullmatch, numbers))
        return counted and not grid.broken
    columns = list(zip(*(row.cells for row in rows), strict=True))
    if len(columns) == 2 and all(map(_LISTED.fullmatch, columns[0])):
        return False
    if grid.bold or sum(row.risen for row in rows) >= _LEAST_ROWS:
        return True
    return any(sum(map(is_value, cells)) > 0.6 * len(rows) for cells in columns[1:])
