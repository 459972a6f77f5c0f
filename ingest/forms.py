"""Tables that are forms: a column of labels beside what is filled in, record under record.

    Fiche 1.1   Planter des haies
    Pilote      Service de l'Agriculture
    Budget      684.000 €
    Fiche 1.2   Creuser des mares
    Pilote      …

A field says nothing without the title of its record.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.text import fold
from ingest.table_rows import is_value

_LONGEST_LABEL = 40
_NUMBERED = re.compile(
    r"[^\W\d][^\d:]{0,25}?\d{1,3}(?:\.\d{1,3})*\.?|[A-Z]{1,3}\.?\d{1,3}(?:\.\d{1,3})*"
)
_LEAST_FIELDS = 2  # under the one title of a form of one record


def titles_in_form(header: list[str], rows: Sequence[list[str]]) -> list[list[str] | None] | None:
    """Return, for each row of a form, the row that is the title of its record.

    `header` is the first row as printed, empty words when there is none; None stands for a row
    that is a title itself. What tells a form is that its labels come back, record after record,
    or that the one title has a number ("Fiche 1.1"). Returns None when the table is no form.
    """
    every = [header, *rows] if any(header) else list(rows)
    if len(every) < 1 + _LEAST_FIELDS or any(len(cells) != 2 or not cells[0] for cells in every):
        return None
    titles = _titles(every)
    # "Investissements | 12.000 €" between rows that come back is one of them, and no title.
    if titles[:1] != [0] or any(is_value(every[at][1]) for at in titles if every[at][1]):
        return None
    found: list[list[str] | None] = []
    title = every[0]
    for at, cells in enumerate(every):
        title = cells if at in titles else title
        found.append(None if at in titles else title)
    return found[1:] if any(header) else found


def _titles(every: Sequence[list[str]]) -> list[int]:
    """Return the ranks of the rows that are titles of records."""
    labels = [fold(cells[0]).rstrip(" :") for cells in every]
    usual = {label for label, times in Counter(labels).items() if times > 1}
    opening = labels[1]
    if len(usual) > 1 and opening in usual:
        after = [at for at, label in enumerate(labels) if label == opening]
        return [at - 1 for at in after] if all(labels[at - 1] not in usual for at in after) else []
    fields = every[1:]
    worded = not usual and all(_is_label(cells[0]) for cells in fields)
    return [0] if worded and _NUMBERED.fullmatch(every[0][0]) and every[0][1] else []


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and not any(char.isdigit() for char in text)
