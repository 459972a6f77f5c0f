"""Where the text of a PDF pauses: spaces between lines, and columns and pages it runs over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ingest.cleaning import one_line
from ingest.printed.line import leans_on
from ingest.readers.pdf_pages import PdfLine

_NUMBERED = re.compile(r"(?:0\d|(?:\d{1,2}\.)*\d{1,2}[.)°])(?:\s|$)")
_COUNTED = re.compile(r"\d[\d .,]*\s*[^\W\d_A-Z]{2}")  # a number and a word: no cell of figures
_ENDED = re.compile(r"[.!?:;…][»\"”)\]]*$")
_RUNNING = 25  # characters: a shorter line is no line of a running text
_ASIDE = 40.0  # points between the starts of two columns, at least
_COLUMN = 1.8  # how many lines higher the next column goes on, at least
_SMALL = 0.85  # of the letters above


def line_step(lines: Sequence[PdfLine]) -> float:
    """Return the usual distance between two lines (0 when unknown)."""
    drops = [
        round(above.y - line.y, 1) for above, line in pairwise(lines) if 3 < above.y - line.y < 60
    ]
    return Counter(drops).most_common(1)[0][0] if drops else 0.0


def pauses(above: PdfLine, line: PdfLine, step: float, width: int) -> bool:
    """Tell whether space stands before a line of the same page, or another text starts.

    Without positions, a short line that ends a sentence ends its paragraph.
    """
    if not step and not (above.y or line.y):
        ended = above.text.rstrip().endswith((".", "!", "?", ":", ";"))
        return not above.text.strip() or (ended and len(above.text.strip()) < 0.75 * width)
    drop, size = above.y - line.y, max(above.size, line.size)
    usual = min(step, 2 * size) if step and size else step or size
    if above.size == line.size > 0.75 * usual:  # big letters have leading of their own
        usual = max(usual, 1.4 * size)
    if drop < -0.5 * usual:
        # a cell of a table stands a little higher, a column starts many lines higher
        next_column = line.x >= above.x + _ASIDE and drop <= -_COLUMN * usual
        return not (next_column and carries_on(above, line))
    small = line.size < _SMALL * above.size and _ended(above)  # a note, an imprint
    return drop > max(1.3 * usual, 1.2 * size) or (small and drop > 1.15 * usual)


def opens_page(last: PdfLine | None, line: PdfLine) -> bool:
    """Tell whether the first line of a page starts anew, rather than going on with the last."""
    if line.text.strip()[:1].islower():
        return False
    return last is None or not carries_on(last, line)


def carries_on(above: PdfLine, line: PdfLine) -> bool:
    """Tell whether a line goes on, in another column or page, with the sentence of one above.

    It does when that sentence has no end, the letters are the same, and it opens with no
    capital, or with one after a word that calls for another ("du Conseil de la / Province").
    """
    told, text = one_line(above.text), one_line(line.text)
    alike = abs(above.size - line.size) <= 0.5 and _bold(above) == _bold(line)
    if not alike or _ended(above) or above.segments or len(told) < _RUNNING:
        return False
    if text[:1].islower() or (_COUNTED.match(text) and not _NUMBERED.match(text)):
        return True
    return text[:1].isalpha() and (leans_on(told) or told.endswith("-"))


def _ended(line: PdfLine) -> bool:
    return _ENDED.search(line.text.rstrip()) is not None


def _bold(line: PdfLine) -> bool:
    return one_line(line.bold) == one_line(line.text)
