"""Tables as they read aloud, row after row; forms record after record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ingest.forms import titles_in_form
from ingest.table_rows import is_value, row_text

# Of a table whose rows may stand under titles, and of what a row under one tells.
_LEAST_COLUMNS, _LEAST_TOLD = 3, 2


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


def parts_of(table: Table) -> Iterator[tuple[str, Table]]:
    """Yield the parts of a table, each after the title that stands across its columns.

    The title is empty where none does. "Axe 1 – Se déplacer" stands over the actions of this axe,
    under the headings of the whole table.
    """
    title, rows = "", list[list[str]]()
    for cells, below in zip_longest(table.rows, table.rows[1:]):
        if _is_title(cells, below, table.header):
            if rows:
                yield title, Table(table.header, rows)
            title, rows = title_text(cells), []
        else:
            rows.append(cells)
    if rows:
        yield title, Table(table.header, rows)


def _is_title(cells: list[str], below: list[str] | None, header: Sequence[str]) -> bool:
    """Tell whether a row is a title over those below, which fill several columns.

    It fills the first column alone, or all with the same words.
    """
    filled = dict.fromkeys(filter(None, cells))
    if below is None or len(set(filter(None, below))) < _LEAST_TOLD or len(filled) != 1:
        return False
    across = len(header) >= _LEAST_COLUMNS and all(header) and bool(cells[0])
    return across and any(map(str.isalpha, cells[0])) and not is_value(cells[0])


def title_text(cells: Sequence[str]) -> str:
    """Return the title of a record; words over both columns are told once."""
    return row_text([], list(dict.fromkeys(cells)))
