"""Key figures of a PDF page: a number in big letters and its small label, read as one line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.cleaning import one_line
from ingest.printed.line import is_figure
from ingest.readers.pdf_pages import PdfLine, PdfPage

_BIGGER = 1.25  # than its label
_LETTER = 0.55  # how wide a letter is, for its size
_MAX_LABEL_LINES = 3
_MAX_LABEL = 80
_LISTED = re.compile(r"\W|\d{1,2}[.)]\s")  # a bullet or a number: no label


@dataclass(frozen=True, slots=True)
class _Cell:
    """A part of a line, with the ranks of the line and of the part in it."""

    text: str
    x: float
    y: float
    size: float
    line: int
    part: int

    @property
    def right(self) -> float:
        return self.x + len(self.text) * self.size * _LETTER


@dataclass(frozen=True, slots=True)
class _Tile:
    """A figure and the lines of its label, found under it or over it."""

    figure: _Cell
    label: tuple[_Cell, ...]
    under: bool


def join_figures(page: PdfPage) -> PdfPage:
    """Return the page with each figure and its label as one line, where it has several."""
    cells = [cell for rank, line in enumerate(page.lines) for cell in _cells(line, rank)]
    sizes = Counter(cell.size for cell in cells if is_figure(cell.text))
    tiles = [
        tile
        for cell in cells
        if sizes[cell.size] > 1 and is_figure(cell.text) and (tile := _tile(cell, cells))
    ]
    tiles = _sure(tiles, page.lines)
    return replace(page, lines=tuple(_lines(page.lines, tiles))) if tiles else page


def _cells(line: PdfLine, rank: int) -> Iterator[_Cell]:
    if line.angle or not line.size:
        return
    for part, (text, x) in enumerate(line.segments or ((line.text, line.x),)):
        yield _Cell(one_line(text), x, line.y, line.size, rank, part)


def _tile(figure: _Cell, cells: Sequence[_Cell]) -> _Tile | None:
    for under in (True, False):
        label = _label(figure, cells, under)
        if label:
            return _Tile(figure, label, under)
    return None


def _label(figure: _Cell, cells: Sequence[_Cell], under: bool) -> tuple[_Cell, ...]:
    """Return the lines that stand next to a figure, in small letters, nearest first read."""
    found: list[_Cell] = []
    above = figure
    while next_one := _nearest(above, cells, under):
        small = next_one.size * _BIGGER <= figure.size
        if not small or (found and abs(next_one.size - found[0].size) > 0.5):
            break
        found.append(next_one)
        above = next_one
    told = " ".join(cell.text for cell in found)
    wordy = re.search(r"[^\W\d_]{2}", told) and not _LISTED.match(told)
    if not wordy or len(found) > _MAX_LABEL_LINES or len(told) > _MAX_LABEL:
        return ()
    return tuple(found if under else reversed(found))


def _nearest(cell: _Cell, cells: Sequence[_Cell], under: bool) -> _Cell | None:
    """Return the part that stands just under (or over) another, over some of its width."""
    best: _Cell | None = None
    for other in cells:
        drop = cell.y - other.y if under else other.y - cell.y
        if not 0 < drop <= 1.7 * max(cell.size, other.size):
            continue
        if other.x >= cell.right or cell.x >= other.right:
            continue
        if best is None or drop < abs(cell.y - best.y):
            best = other
    return best


def _sure(tiles: Sequence[_Tile], lines: Sequence[PdfLine]) -> list[_Tile]:
    """Leave out numbers that only count (1, 2, 3), labels taken twice and lines half taken."""
    ways = Counter(tile.under for tile in tiles)
    tiles = [tile for tile in tiles if ways[tile.under] == max(ways.values())]
    values = [tile.figure.text for tile in tiles]
    if values == [str(rank) for rank in range(1, len(values) + 1)]:
        return []
    while True:
        taken = Counter(cell for tile in tiles for cell in (tile.figure, *tile.label))
        parts = Counter(cell.line for cell in taken)
        kept = [
            tile
            for tile in tiles
            if all(
                taken[cell] == 1 and parts[cell.line] == max(1, len(lines[cell.line].segments))
                for cell in (tile.figure, *tile.label)
            )
        ]
        if len(kept) == len(tiles):
            return kept if len(kept) > 1 else []
        tiles = kept


def _lines(lines: Sequence[PdfLine], tiles: Sequence[_Tile]) -> Iterator[PdfLine]:
    taken = {cell.line for tile in tiles for cell in (tile.figure, *tile.label)}
    for rank, line in enumerate(lines):
        for tile in tiles:
            if tile.figure.line == rank:
                yield _told(tile, line)
        if rank not in taken:
            yield line


def _told(tile: _Tile, line: PdfLine) -> PdfLine:
    label = one_line(" ".join(cell.text for cell in tile.label))
    text = f"{tile.figure.text} {label}" if tile.under else f"{label} : {tile.figure.text}"
    last = tile.label[-1] if tile.under else tile.figure
    return replace(
        line, text=text, size=tile.label[0].size, x=min(last.x, tile.figure.x), y=last.y,
        segments=(), fragments=(), bold="", figure=True,
    )  # fmt: skip
