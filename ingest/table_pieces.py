"""Tables as pieces of a document: their rows as they read aloud, under their titles."""

from __future__ import annotations

from collections.abc import Iterator

from index.document import BlockKind
from ingest.pieces import Piece, heading
from ingest.told_tables import Table, parts_of, told_rows

# The level of a title across the columns of a table: under all headings of a text.
_DEEPEST = 6


def pieces_of_table(table: Table) -> Iterator[Piece]:
    """Yield the rows of a table, those under a title across its columns after this heading."""
    for title, part in parts_of(table):
        if title:
            yield heading(title, _DEEPEST)
        for text in told_rows(part):
            yield Piece(BlockKind.TABLE_ROW, text)
