"""Lists whose bullets a file has lost: indented lines under a colon, parted by semicolons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.printed.line import Line

_BULLET = "• "
_INDENT = 6.0  # points between the lead-in and its items, at least
_ALIGNED = 3.0
_OPENED = re.compile(r"[^\w«\"'’“(\[]|\d{1,2}[.)°]|0\d\b|[a-z]\)")  # a bullet or number already
_SIGN = re.compile(r"[\ue000-\uf8ff]\s+(?=\w)")  # of a font of signs, that no letter is
_PARTED = re.compile(r";(?:\s*(?:et|ou))?\s*$")
_ENDED = re.compile(r"[.;]\s*$")


def with_lost_bullets(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a printed page, a bullet before each item of a list without any.

    A sign of no letter that opens a line is a bullet. A list without any is known by three
    things together: its lead-in ends with a colon, its lines start further right, and each
    item but the last ends with a semicolon.
    """
    found = [
        replace(line, text=_SIGN.sub(_BULLET, line.text, count=1))
        if _SIGN.match(line.text)
        else line
        for line in lines
    ]
    for at, line in enumerate(lines):
        if line.text.rstrip().endswith(":") and not line.row:
            for rank in _items(found, at):
                item = found[rank]
                found[rank] = replace(item, text=_BULLET + item.text, bold=0)
    return found


def _items(lines: Sequence[Line], lead: int) -> list[int]:
    """Return the ranks of the lines that open an item under a lead-in."""
    listed = list(_listed(lines, lead))
    starts = [rank for rank in listed if rank == lead + 1 or _PARTED.search(lines[rank - 1].text)]
    if len(starts) < 2 or not _ENDED.search(lines[listed[-1]].text):
        return []
    return [] if any(_OPENED.match(lines[rank].text) for rank in starts) else starts


def _listed(lines: Sequence[Line], lead: int) -> Iterator[int]:
    """Yield the ranks of the lines under a lead-in that start at one place, to its right."""
    left = lines[lead + 1].left if lead + 1 < len(lines) else 0.0
    if left < lines[lead].left + _INDENT:
        return
    for rank in range(lead + 1, len(lines)):
        line = lines[rank]
        if abs(line.left - left) > _ALIGNED or line.row or line.figure:
            return
        yield rank
        if line.text.rstrip().endswith("."):
            return
