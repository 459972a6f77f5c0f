"""How the rows of tables read aloud, and which of their cells are values."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LONGEST_VALUE = 40
_VALUE = re.compile(
    r"(?:(?:de|du|dès|à|au|le|env\.|max\.?|jusqu['’]à|moins de|plus de)\s+)?[-+–±<>≤≥€]?\s?\d.*"
    r"|[-–—/x✓✔]|gratuite?s?|fermée?s?|néant|oui|non|idem|\S+@\S+",
    re.I,
)


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
