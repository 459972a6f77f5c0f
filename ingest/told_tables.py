"""Tables as they read aloud, row after row; forms record after record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.forms import titles_in_form
from ingest.table_rows import row_text


@dataclass(frozen=True, slots=True)
class Table:
    """The headings of a table, empty words when it has none, and its rows."""

    header: list[str]
    rows: list[list[str]]


def told_rows(table: Table) -> Iterator[str]:
    """Yield the rows as they read aloud: "Formule : Atelier ; Tarif : 90 €", "Adultes : 5 €".

    In a form, a field is told after the title of its record: "Fiche 1.2 : Creuser des mares ;
    Budget : 247.500 €".
    """
    header = [title.rstrip(" :") for title in table.header]
    titles = titles_in_form(header, table.rows)
    if titles is not None and any(header):
        yield title_text(header)
    yield from filter(None, rows_aloud(header, table.rows, titles))


def rows_aloud(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    titles: Sequence[Sequence[str] | None] | None,
) -> Iterator[str]:
    """Yield each row as it reads aloud; `titles` are those of `titles_in_form`."""
    for at, cells in enumerate(rows):
        if titles is None:
            yield row_text(header, cells)
        elif (title := titles[at]) is None:
            yield title_text(cells)
        else:
            yield f"{title_text(title)} ; {row_text([], cells)}"


def title_text(cells: Sequence[str]) -> str:
    """Return the title of a record; words over both columns are told once."""
    return row_text([], list(dict.fromkeys(cells)))
