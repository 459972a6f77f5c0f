"""Tables that a Markdown text draws or aligns as a plain text does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.printed.text_tables import Written, with_rows

_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")


def markdown_with_rows(body: str) -> str:
    """Return a Markdown text whose tables drawn or aligned as in a plain text are Markdown's.

    Each row, as it reads aloud, is one cell: Markdown then reads its words and marks.
    """
    parts: list[str] = []
    fenced = in_table = False
    for lines in _between_fences(body.split("\n")):
        told = map(Written, lines) if fenced else with_rows(lines, bars=False)
        for written in told:
            if written.row and not in_table:
                parts += ["", "| |", "|---|"]
            elif in_table and not written.row:
                parts.append("")
            in_table = written.row
            cell = written.text.replace("|", "\\|")
            parts.append(f"| {cell} |" if in_table else written.text)
        fenced = not fenced
    return "\n".join(parts)


def _between_fences(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines before, inside and after each fence, in turn; the fences go inside."""
    part: list[str] = []
    fenced = False
    for line in lines:
        if _FENCE.match(line):
            if fenced:
                yield [*part, line]
                part = []
            else:
                yield part
                part = [line]
            fenced = not fenced
        else:
            part.append(line)
    yield part
