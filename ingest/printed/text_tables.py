"""Tables of a plain text: columns drawn with | and +, set apart by tabs, or aligned by spaces.

Prose must never be taken for a table: double spaces after a full stop, justified lines,
letterheads and signatures have gaps too. Only consecutive lines make a table, their columns
aligned and their cells figures, unless a rule is drawn under the headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.cleaning import one_line
from ingest.printed.aligned_cells import (
    Cell,
    Columns,
    cells_apart,
    cells_of,
    is_aligned,
    numbered_cells,
)
from ingest.printed.drawn_tables import BAR, drawn_rows
from ingest.printed.line import is_figure
from ingest.table_rows import count_values, is_value
from ingest.told_tables import Table, parts_of, told_rows

RULE = re.compile(r"\s*[-=_─━—]{2,}(?:\s+[-=_─━—]{2,})*\s*")
_LISTED = re.compile(r"\s*(?:[-–—•*▪●◦‣·○■□➢➤✓✔>#]|§|\d{1,2}[.)°]|(?:\d+\.){2,}|[a-z]\))(?:\s|$)")
_LEADER = re.compile(r"\.{4,}|…{2,}|(?:\. ){4,}\.?")
_PAGE = re.compile(r"\d{1,4}|[ivxl]{1,6}", re.I)
_POSTCODE = re.compile(r"(?:[BFL]-\s?)?\d{4,5}\s+[A-ZÉÈ][^\d]*")
_HANGING = (",", ";", ":")  # how a line ends that goes on below: no cell does
_LONGEST_CELL = 80
_LONGEST_SIDE = 40  # of the cells of a table that has neither figures nor rule
_LONGEST_HEADER = 3  # lines
_FEW_LINES = 6
_MANY_LINES = 60  # lines that are no table are not looked at again, line by line
_WIDE = 3
_VALUED = 3  # lines
_CORNERS = ("+", "┌", "╔")


@dataclass(frozen=True, slots=True)
class Written:
    """A line as written, or a table's row as it reads aloud."""

    text: str
    row: bool = False


@dataclass(slots=True)
class _Read:
    """The lines of a table: their cells, after how many of them the first rule stands."""

    lines: list[list[str]]
    ruled: int | None
    end: int


def with_rows(lines: Sequence[str], *, bars: bool = True) -> Iterator[Written]:
    """Yield the lines of a text, those of its tables as rows that read aloud.

    Without `bars`, lines parted by bars are left to Markdown, whose tables they are.
    """
    at = 0
    while at < len(lines):
        table, after = _table_at(lines, at, bars)
        if table is None:
            yield from (Written(line) for line in lines[at:after])
        else:
            yield from _written(table)
        at = after


def _written(table: Table) -> Iterator[Written]:
    for title, part in parts_of(table):
        if title:
            yield from map(Written, ("", title, ""))
        yield from (Written(text, row=True) for text in told_rows(part))


def _table_at(lines: Sequence[str], at: int, bars: bool) -> tuple[Table | None, int]:
    """Return the table that starts at a line and where it ends; else where to look next."""
    line = lines[at]
    barred = BAR.search(line) is not None
    if barred or line.lstrip()[:1] in _CORNERS:
        drawn, after = drawn_rows(lines, at) if bars or not barred else (None, at + 1)
        return drawn, after if drawn or after - at > _MANY_LINES else at + 1
    if _LEADER.search(line):
        return _leaders_at(lines, at)
    if _LISTED.match(line) or not line.strip():
        return None, at + 1
    if "\t" in line.strip():
        return _tabbed_at(lines, at)
    if len(cells_of(line)) < 2:
        return None, at + 1
    table, after = _aligned_at(lines, at)
    valued, end = _valued_at(lines, at)
    return (valued, end) if valued and (end > after or table is None) else (table, after)


def _valued_at(lines: Sequence[str], at: int) -> tuple[Table | None, int]:
    """Read "Enseignement   34 %": a label and a figure with its unit, not aligned, on each line."""
    rows: list[list[str]] = []
    for rank in range(at, len(lines)):
        cells = [cell.text for cell in cells_of(lines[rank])]
        if len(cells) != 2 or _LISTED.match(lines[rank]) or not _is_valued(*cells):
            break
        rows.append(cells)
    return (Table(["", ""], rows), at + len(rows)) if len(rows) >= _VALUED else (None, at)


def _is_valued(label: str, value: str) -> bool:
    named = label[:1].isalpha() and len(label) <= _LONGEST_CELL and not label.endswith(_HANGING)
    return named and is_figure(value) and not value.isdecimal()


def _leaders_at(lines: Sequence[str], at: int) -> tuple[Table | None, int]:
    """Read "Adultes ........ 5 €". A line of contents leads to a page, one of a form nowhere."""
    rows: list[list[str]] = []
    end = at
    while end < len(lines) and (cells := _led(lines[end])):
        rows.append(cells)
        end += 1
    values = [value for row in rows for value in row[1:]]
    pages = sum(_PAGE.fullmatch(value) is not None for value in values)
    told = len(rows) > 1 and 2 * pages < len(values) and 2 * count_values(values) > len(values)
    return (Table([""] * len(rows[0]), rows), end) if told else (None, max(end, at + 1))


def _led(line: str) -> list[str] | None:
    parts = [one_line(part) for part in _LEADER.split(line)]
    label = _LISTED.sub("", parts[0]).strip()
    filled = len(parts) > 1 and label and all(re.match(r"[\w€+–-]", part) for part in parts[1:])
    return [label, *parts[1:]] if filled else None


def _tabbed_at(lines: Sequence[str], at: int) -> tuple[Table | None, int]:
    """Read lines that hold as many cells each, parted by one tab or by several."""
    end = at
    while end < len(lines) and "\t" in lines[end].strip() and not _LISTED.match(lines[end]):
        end += 1
    for parting in (r"\t", r"\t+"):
        rows = [
            [one_line(cell) for cell in re.split(parting, line.strip(" \n"))]
            for line in lines[at:end]
        ]
        table = _Read(rows, None, end)
        if len(rows) > 1 and len({len(row) for row in rows}) == 1 and _is_told(table):
            return _headed(table), end
    return None, end


def _aligned_at(lines: Sequence[str], at: int) -> tuple[Table | None, int]:
    """Read lines aligned in columns; a rule may stand under the first, and a blank line."""
    columns = Columns()
    read: list[list[Cell]] = []
    ruled, end = None, at
    for rank in range(at, len(lines)):
        line = lines[rank]
        if not line.strip():
            if (len(read) == 1 and ruled is None) or ruled == len(read):
                continue
            break
        if RULE.fullmatch(line):
            ruled = ruled or len(read)
            end = rank + 1
            continue
        cells = _taken(columns, line, read)
        if not cells:
            break
        read.append(cells)
        end = rank + 1
    table = _Read([columns.spread(cells) for cells in read], ruled, end)
    if len(columns) > 1 and is_aligned(columns, read) and _is_told(table, read):
        return _headed(table), end
    return None, at + 1 if len(read) <= _FEW_LINES else end


def _taken(columns: Columns, line: str, read: Sequence[Sequence[Cell]]) -> list[Cell]:
    """Return the cells of a line that goes in the columns, which they widen; else none."""
    listed = _LISTED.match(line) is not None
    cells = numbered_cells(line, len(columns)) if listed else cells_of(line)
    if listed and (not read or not line.strip()[0].isdecimal()):
        return []
    whole = len(cells) >= 2 or (not listed and _goes_on(columns, cells, read))
    if whole and columns.take(cells):
        return cells
    apart = cells_apart(line, cells, read) if read and len(cells) >= 2 else []
    return apart if len(apart) == len(columns) > len(cells) and columns.take(apart) else []


def _goes_on(columns: Columns, cells: Sequence[Cell], read: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether a line of one cell goes on with the row above it."""
    if len(read) < 2 or not cells:
        return False
    return columns.rank(cells[0]) != 0 or cells[0].text[:1].islower() or cells[0].text[0] == "("


def _is_told(table: _Read, read: Sequence[Sequence[Cell]] = ()) -> bool:
    """Tell whether lines are a table's: their cells are short, and figures or under a rule."""
    rows = table.lines
    sides = [cell for row in rows for cell in row[1:] if cell]
    firsts = [row[0] for row in rows if row[0]]
    if len(rows) < 2 or not _are_cells(firsts, sides):
        return False
    if table.ruled is not None and 0 < table.ruled < len(rows):
        return True
    if any(_POSTCODE.fullmatch(cell) for cell in (*firsts, *sides)):
        return False  # two addresses side by side
    if len(rows) == 2:
        wide = all(b.start - a.end >= _WIDE for row in read for a, b in pairwise(row))
        return wide and count_values(sides) == len(sides) == len(rows[0][1:]) * 2
    if any(_is_column_of_values(rows, rank) for rank in range(1, len(rows[0]))):
        return True
    full = len(rows) > 3 and all(all(row) for row in rows)
    return full and all(len(cell) <= _LONGEST_SIDE for cell in (*firsts, *sides))


def _are_cells(firsts: Sequence[str], sides: Sequence[str]) -> bool:
    """Tell cells from the pieces of running text, of a letterhead or of signatures."""
    hanging = sum(cell.endswith(_HANGING) for cell in sides)
    hanging += sum(cell.endswith(_HANGING[:2]) for cell in firsts)
    running = sum(cell[:1].islower() for cell in firsts)
    if 4 * hanging > len(sides) or 3 * running > len(firsts) or not firsts:
        return False
    return all(len(cell) <= _LONGEST_CELL for cell in (*firsts, *sides))


def _is_column_of_values(rows: Sequence[Sequence[str]], rank: int) -> bool:
    told = [row[rank] for row in rows[1:] if row[rank]]
    return len(told) > 1 and 3 * count_values(told) >= 2 * len(told)


def _headed(table: _Read) -> Table:
    """Return a table whose headings are over its rule, or say what its figures are."""
    rows = table.lines
    over = table.ruled or 0
    if 0 < over <= min(_LONGEST_HEADER, len(rows) - 1):
        header = [one_line(" ".join(cells)) for cells in zip(*rows[:over], strict=True)]
        return Table(header, _joined(rows[over:]))
    labels = rows[0][0].endswith(":")  # "Téléphone :    071 00 11 22" heads nothing
    contrasted = not labels and any(
        _is_column_of_values(rows, rank) and rows[0][rank] and not is_value(rows[0][rank])
        for rank in range(1, len(rows[0]))
    )
    if contrasted or _are_years(rows[0][1:]):
        return Table(list(rows[0]), _joined(rows[1:]))
    return Table([""] * len(rows[0]), _joined(rows))


def _are_years(cells: Sequence[str]) -> bool:
    return all(re.fullmatch(r"(?:19|20)\d\d(?:-(?:19|20)?\d\d)?", cell) for cell in cells)


def _joined(rows: Sequence[list[str]]) -> list[list[str]]:
    """Join to its row the line that goes on with it: it fills one column, others are empty."""
    found: list[list[str]] = []
    for row in rows:
        filled = [cell for cell in row if cell]
        if found and len(filled) == 1:
            found[-1] = [one_line(" ".join(pair)) for pair in zip(found[-1], row, strict=True)]
        else:
            found.append(row)
    return found
