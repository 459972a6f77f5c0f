"""Tables that a plain text draws: cells between bars, rules of dashes between rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.cleaning import one_line
from ingest.told_tables import Table

BAR = re.compile(r"[|│┃║]")
_BORDER = re.compile(r"(?=.*[-=─━═]{2})[-=─━═:+|│┃║┌├└╔╠╚┬┼┴╦╬╩┐┤┘╗╣╝ ]+")
_RULED_EACH = 4  # groups of lines: from so many on, a rule stands under each row


def drawn_rows(lines: Sequence[str], at: int) -> tuple[Table | None, int]:
    """Return the drawn table that starts at a line, and where it ends.

    Its lines have as many cells each, and bars at both ends or a rule between them.
    """
    groups: list[list[list[str]]] = [[]]
    end, closed = at, True
    while end < len(lines) and _is_drawn(line := lines[end].strip()):
        if _BORDER.fullmatch(line):
            groups.append([])
        else:
            closed = closed and BAR.match(line) is not None and BAR.match(line[-1]) is not None
            groups[-1].append(_cells(line))
        end += 1
    ruled = len(groups) > 1
    groups = [group for group in groups if group]
    rows = [cells for group in groups for cells in group]
    if len(rows) < 2 or len({len(cells) for cells in rows}) != 1 or len(rows[0]) < 2:
        return None, end
    if not (closed or (ruled and len(groups) > 1)):
        return None, end
    header, *body = _rows(groups)
    return (Table(header, body), end) if body else (None, end)


def _is_drawn(line: str) -> bool:
    return BAR.search(line) is not None or (line != "" and _BORDER.fullmatch(line) is not None)


def _cells(line: str) -> list[str]:
    return [one_line(cell) for cell in BAR.split(re.sub(r"^[|│┃║]|[|│┃║]$", "", line))]


def _rows(groups: Sequence[Sequence[list[str]]]) -> list[list[str]]:
    """Join the lines of a row that is written on several.

    Such a line leaves the first cell empty or, where a rule stands under each row, any cell.
    """
    rows: list[list[str]] = []
    ruled_each = len(groups) >= _RULED_EACH
    for group in groups:
        for rank, cells in enumerate(group):
            if rank and (not cells[0] or (ruled_each and not all(cells))):
                rows[-1] = [one_line(" ".join(pair)) for pair in zip(rows[-1], cells, strict=True)]
            else:
                rows.append(cells)
    return rows
