"""Columns of a plain text: cells that stand one under the other, apart by spaces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.cleaning import one_line

_CELL = re.compile(r"\S+(?:[ \u00a0\u202f]\S+)*")
_NUMBER = re.compile(r"\d{1,2}[.)°]|(?:\d+\.){2,}")
_NEAR = 1
_MOST = 0.6  # of a column's cells stand at one place


@dataclass(frozen=True, slots=True)
class Cell:
    """Words set apart by two spaces or more, and the half-open span where they stand."""

    text: str
    start: int
    end: int


def cells_of(line: str) -> list[Cell]:
    """Return the cells of a line."""
    return [Cell(one_line(m[0]), m.start(), m.end()) for m in _CELL.finditer(line)]


def numbered_cells(line: str, columns: int) -> list[Cell]:
    """Return the cells of a line; a number and what it numbers are one, unless apart in columns."""
    cells = cells_of(line)
    if 1 < len(cells) != columns and _NUMBER.fullmatch(cells[0].text):
        first = one_line(line[: cells[1].end])
        return [Cell(first, cells[0].start, cells[1].end), *cells[2:]]
    return cells


def cells_apart(line: str, cells: Sequence[Cell], read: Sequence[Sequence[Cell]]) -> list[Cell]:
    """Return the cells of a line, those that run into the next column parted where it starts.

    A long cell leaves but one space before the next column: what tells where that starts is
    the header and the rows read already, when the cells of most start there.
    """
    often = Counter(cell.start for above in read for cell in above[1:])
    starts = sorted(start for start, count in often.items() if count >= _MOST * len(read))
    return [part for cell in cells for part in _parted(line, cell, starts)]


def _parted(line: str, cell: Cell, starts: Sequence[int]) -> Iterator[Cell]:
    at = cell.start
    for start in starts:
        if at < start < cell.end and line[start - 1].isspace() and not line[start].isspace():
            yield Cell(one_line(line[at:start]), at, start - 1)
            at = start
    yield Cell(one_line(line[at : cell.end]), at, cell.end)


@dataclass(slots=True)
class Columns:
    """The spans that the cells of several lines fill, from left to right."""

    spans: list[tuple[int, int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.spans)

    def take(self, cells: Sequence[Cell]) -> bool:
        """Widen the columns by the cells of a line, unless that would make two of them one."""
        spans = sorted([*self.spans, *((cell.start, cell.end) for cell in cells)])
        merged = spans[:1]
        for start, end in spans[1:]:
            if start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        widened = Columns(merged)
        ranks = {widened.rank(cell) for cell in cells}
        kept = {widened.rank(Cell("", *span)) for span in self.spans}
        if len(ranks) < len(cells) or len(kept) < len(self.spans):
            return False
        self.spans = merged
        return True

    def rank(self, cell: Cell) -> int:
        """Return the column of a cell."""
        return sum(start <= cell.start for start, _ in self.spans) - 1

    def spread(self, cells: Sequence[Cell]) -> list[str]:
        """Return the words of a line by column."""
        words = [""] * len(self.spans)
        for cell in cells:
            words[self.rank(cell)] = cell.text
        return words


def is_aligned(columns: Columns, lines: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether most cells of each column start, end or stand in the middle at one place."""
    for rank in range(1, len(columns)):
        cells = [cell for line in lines for cell in line if columns.rank(cell) == rank]
        places = (
            [cell.start for cell in cells],
            [cell.end for cell in cells],
            [(cell.start + cell.end) // 2 for cell in cells],
        )
        if max(map(_together, places)) < _MOST * len(cells):
            return False
    return True


def _together(places: Sequence[int]) -> int:
    """Return how many of some places are next to one of them, at most."""
    return max(sum(abs(other - place) <= _NEAR for other in places) for place in set(places))
