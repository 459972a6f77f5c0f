"""How the rows of tables read aloud, and which of their cells are values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.forms import titles_in_form

_LONGEST_VALUE = 40
_VALUE = re.compile(
    r"(?:(?:de|du|dès|à|au|le|env\.|max\.?|jusqu['’]à|moins de|plus de)\s+)?[-+–±<>≤≥€]?\s?\d.*"
    r"|[-–—/x✓✔]|gratuite?s?|fermée?s?|néant|oui|non|idem|\S+@\S+",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Table:
    """The headings of a table, empty words when it has none, and its rows."""

    header: list[str]
    rows: list[list[str]]


def row_text(header: Sequence[str], cells: Sequence[str]) -> str:
    """Return a table row as it reads aloud: `Année : 2022 ; Prêts : 14.573`.

    Without headings, the first cell is the label of the others: "Adultes : 5 €".
    """
    if not any(header):
        label, values = cells[0].rstrip(" :"), " ; ".join(filter(None, cells[1:]))
        return f"{label} : {values}" if label and values else label or values
    parts = []
    for at, cell in enumerate(cells):
        title = header[at] if at < len(header) else ""
        if cell:
            parts.append(f"{title} : {cell}" if title else cell)
    return " ; ".join(parts)


def is_value(cell: str) -> bool:
    """Tell a figure, with what it counts, or what stands for one ("gratuit", a dash)."""
    return len(cell) <= _LONGEST_VALUE and _VALUE.fullmatch(cell) is not None


def count_values(cells: Sequence[str]) -> int:
    """Return how many cells are values."""
    return sum(map(is_value, cells))


def told_rows(table: Table) -> Iterator[str]:
    """Yield the rows as they read aloud: "Formule : Atelier ; Tarif : 90 €", "Adultes : 5 €".

    In a form, a field is told after the title of its record: "Fiche 1.2 : Creuser des mares ;
    Budget : 247.500 €".
    """
    header = [title.rstrip(" :") for title in table.header]
    titles = titles_in_form(header, table.rows)
    if titles is not None and any(header):
        yield row_text([], header)
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
        else:
            title = titles[at]
            told = [row_text([], title)] if title else []
            yield " ; ".join((*told, row_text([], cells)))
