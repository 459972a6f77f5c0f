"""A table of a PDF page being read, and its rows as they read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.forms import titles_in_form
from ingest.readers.pdf_bands import Atom
from ingest.readers.pdf_pages import PdfLine
from ingest.table_rows import is_value, row_text
from ingest.told_tables import rows_aloud, title_text


@dataclass(slots=True)
class Row:
    """A row being read: its cells by column, and the last line it was read from.

    `titles` stand over it and the rows after it, across the columns.
    """

    cells: list[str]
    line: PdfLine
    risen: bool = False
    titles: tuple[PdfLine, ...] = ()


@dataclass(slots=True)
class Grid:
    """A table being read: its headings, how far its columns reach, its rows and their end."""

    headings: list[str]
    columns: list[Atom]
    size: float
    bold: bool = False
    rows: list[Row] | None = None
    end: int = 0
    broken: bool = False  # by cells that its columns do not hold
    before: list[list[str]] = field(default_factory=list)  # its rows on pages before

    def told(self) -> list[PdfLine]:
        """Return each row as one line that reads aloud."""
        cells = [row.cells for row in self.rows or []]
        titles = titles_in_form(self.headings, [*self.before, *cells])
        if titles is None:
            told = self._aloud(cells)
        else:
            titles = titles[len(self.before) :]
            told = rows_aloud(self.headings, cells, titles)
        lines = [
            line
            for row, text in zip(self.rows or [], told, strict=True)
            for line in (
                *row.titles,
                replace(row.line, text=text, segments=(), fragments=(), bold="", row=True),
            )
        ]
        if titles is None or self.before or not lines:
            return lines
        head = next(line for line in lines if line.row)
        return [replace(head, text=title_text(self.headings)), *lines]

    def _aloud(self, rows: Sequence[Sequence[str]]) -> Iterator[str]:
        """Yield rows as told; the word of a total is no number, though it opens that column."""
        numbered = sum(is_value(cells[0]) for cells in rows) > 1
        for cells in rows:
            total = numbered and cells[0] and not is_value(cells[0]) and not cells[1]
            yield row_text(["", *self.headings[1:]] if total else self.headings, cells)
