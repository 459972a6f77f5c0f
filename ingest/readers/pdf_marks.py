"""Bullets that a PDF draws as shapes, which its text does not hold, put before their lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.readers.pdf_pages import Mark, PdfLine, PdfPage

_BULLET = "• "
_MARKED = re.compile(r"\s*(?:[^\w\s«\"'’“(\[]|\d{1,2}[.)]|[a-z]\))\s")  # a bullet or number already
_WORD = re.compile(r"[^\W\d_]{3}")  # letters alone name the points of a drawing
_FAR = 2.8  # how many times its letters' size a line may start after its bullet
_BIG = 0.8  # a bullet is smaller than the letters beside it
_MARGIN = 1.5  # points


def with_bullets(pages: Sequence[PdfPage]) -> list[PdfPage]:
    """Return the pages, each line that stands beside a drawn bullet opened by one.

    A bullet is a small shape at the left of a line, at the height of its letters; one
    shape alone in a file, or two for one line, are ornaments.
    """
    shapes = Counter(
        _shape(mark) for page in pages for line in page.lines for mark in _beside(line, page.marks)
    )
    return [
        replace(
            page,
            lines=tuple(
                _bulleted(line) if any(shapes[_shape(mark)] > 1 for mark in found) else line
                for line in page.lines
                for found in [_beside(line, page.marks)]
            ),
        )
        if page.marks
        else page
        for page in pages
    ]


def _shape(mark: Mark) -> tuple[int, int]:
    width, height = _sides(mark)
    return round(width), round(height)


def _sides(mark: Mark) -> tuple[float, float]:
    return mark.right - mark.left, mark.top - mark.bottom


def _beside(line: PdfLine, marks: Sequence[Mark]) -> list[Mark]:
    """Return the mark that stands for the bullet of a line, if one does."""
    if line.angle or not line.size or _MARKED.match(line.text) or not _WORD.search(line.text):
        return []
    found = [
        mark
        for mark in marks
        if line.x - _FAR * line.size <= mark.left < mark.right <= line.x + _MARGIN
        and max(_sides(mark)) <= _BIG * line.size
        and max(_sides(mark)) <= 2 * min(_sides(mark))  # a rule or a dash is none
        and line.y - _MARGIN <= (mark.bottom + mark.top) / 2 <= line.y + 0.8 * line.size
    ]
    return found if len(found) == 1 else []


def _bulleted(line: PdfLine) -> PdfLine:
    parts = line.segments
    if parts:
        parts = ((_BULLET + parts[0][0].lstrip(), parts[0][1]), *parts[1:])
    return replace(line, text=_BULLET + line.text.lstrip(), segments=parts, bold="")
