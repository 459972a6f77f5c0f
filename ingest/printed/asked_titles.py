"""Small titles of a plain text: a question, or "Nos valeurs", right over its paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.printed.line import Line

_ASKED = re.compile(r"[A-ZÀÂÇÉÈÊÎÔŒ][^?.!:;«»]*\s?\?(?:\s\([^()]*\))?")
_OURS = re.compile(r"(?:Nos|Notre)(?:\s[\w'’-]+){1,4}")
_ANSWERED = re.compile(r"[A-ZÀÂÇÉÈÊÎÔŒ0-9«\"“•–—-]")
_LONGEST = 80


def with_titles(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those that are small titles marked."""
    return [
        replace(line, titled=True) if _is_title(lines, at) else line
        for at, line in enumerate(lines)
    ]


def _is_title(lines: Sequence[Line], at: int) -> bool:
    """Tell a title from a question that its paragraph asks, or that another one follows."""
    line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if line.row or line.figure or below is None or below.gap or len(line.text) > _LONGEST:
        return False
    if at and not line.gap:
        return False
    told = below.row or (_ANSWERED.match(below.text) and not below.text.endswith("?"))
    named = _ASKED.fullmatch(line.text) or _OURS.fullmatch(line.text)
    return bool(told and named)
