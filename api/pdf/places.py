"""Find the rectangles of a passage on the pages of its PDF.

The document's text was cleaned (lines joined, hyphens and running heads gone), so both
texts are compared by their letters and digits alone. The same words may occur twice on a
page: the passage is the occurrence of the same rank as in the document's text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from api.pdf.glyphs import Box, Glyph, read_glyphs
from index.document import Document
from index.text import fold_with_offsets

SHORTEST_PART = 12
"""A passage that runs over two pages is cut in parts of at least this many letters."""


_ENDS = frozenset('.,;:!?…»)%€"”')


@dataclass(frozen=True, slots=True)
class Place:
    """The rectangles of a passage on one page, line by line; pages count from 1."""

    page: int
    boxes: tuple[Box, ...]


def places(document: Document, path: Path, start: int, end: int) -> tuple[Place, ...]:
    """Return where `document.text[start:end]` stands; nothing when it cannot be told."""
    wanted = _wanted(document, start, end)
    if not wanted:
        return ()
    numbers = sorted({part.page for part in wanted} | {part.page + 1 for part in wanted})
    pages = {n: _Page(glyphs) for n, glyphs in read_glyphs(path, numbers).items()}
    found: dict[int, list[Glyph]] = {}
    for part in wanted:
        for page, glyphs in _locate(part, pages):
            found.setdefault(page, []).extend(glyphs)
    return tuple(Place(page, _lines(glyphs)) for page, glyphs in sorted(found.items()))


@dataclass(frozen=True, slots=True)
class _Part:
    """What of the passage stands in one block: its letters, and their rank on the page."""

    page: int
    letters: str
    rank: int


class _Page:
    """The glyphs of a page and the letters they make."""

    def __init__(self, glyphs: Sequence[Glyph]) -> None:
        self._glyphs = glyphs
        self.letters, self._offsets = letters_of("".join(glyph.text for glyph in glyphs))

    def occurrence(self, letters: str, rank: int) -> tuple[int, int] | None:
        """Return the span of the rank-th occurrence, or of the last one."""
        at = last = self.letters.find(letters)
        for _ in range(rank):
            at = self.letters.find(letters, at + 1)
            if at < 0:
                break
            last = at
        return None if last < 0 else (last, last + len(letters))

    def glyphs(self, span: tuple[int, int]) -> Sequence[Glyph]:
        """Return the glyphs that make a span of letters, and the punctuation after it."""
        first, end = self._offsets[span[0]], self._offsets[span[1] - 1] + 1
        while end < len(self._glyphs) and self._glyphs[end].text in _ENDS:
            end += 1
        return self._glyphs[first:end]


def letters_of(text: str) -> tuple[str, list[int]]:
    """Return the folded letters and digits of a text, each with its place in it."""
    folded = fold_with_offsets(text)
    kept = [at for at, char in enumerate(folded.text) if char.isalnum()]
    return "".join(folded.text[at] for at in kept), [folded.offsets[at] for at in kept]


def _wanted(document: Document, start: int, end: int) -> list[_Part]:
    parts = []
    for block in document.blocks:
        left, right = max(start, block.start), min(end, block.end)
        if left >= right or block.page is None:
            continue
        letters, _ = letters_of(document.text[left:right])
        if letters:
            before = _before(document, block.page, left)
            parts.append(_Part(block.page, letters, before.count(letters)))
    return parts


def _before(document: Document, page: int, end: int) -> str:
    """Return the letters of a page that come before an offset."""
    texts = [
        document.text[block.start : min(block.end, end)]
        for block in document.blocks
        if block.page == page and block.start < end
    ]
    return letters_of(" ".join(texts))[0]


def _locate(part: _Part, pages: dict[int, _Page]) -> list[tuple[int, Sequence[Glyph]]]:
    """Find a part on its page, else its beginning there and its end on the next page."""
    page, after = pages.get(part.page), pages.get(part.page + 1)
    if page is None:
        return []
    span = page.occurrence(part.letters, part.rank)
    if span:
        return [(part.page, page.glyphs(span))]
    cut = _longest_beginning(part.letters, page)
    span = page.occurrence(part.letters[:cut], 0) if cut >= SHORTEST_PART else None
    found = [(part.page, page.glyphs(span))] if span else []
    rest = part.letters[cut:]
    span = after.occurrence(rest, 0) if after and len(rest) >= SHORTEST_PART else None
    if after and span:
        found.append((part.page + 1, after.glyphs(span)))
    return found


def _longest_beginning(letters: str, page: _Page) -> int:
    """Return how many first letters stand together on a page, by halving."""
    low, high = 0, len(letters)
    while low < high:
        middle = (low + high + 1) // 2
        if letters[:middle] in page.letters:
            low = middle
        else:
            high = middle - 1
    return low


def _lines(glyphs: Sequence[Glyph]) -> tuple[Box, ...]:
    """Join the boxes of glyphs that follow each other on a line."""
    lines: list[Box] = []
    for glyph in glyphs:
        box = glyph.box
        if box is None:
            continue
        if lines and _same_line(lines[-1], box):
            lines[-1] = _around(lines[-1], box)
        else:
            lines.append(box)
    return tuple(lines)


def _same_line(one: Box, other: Box) -> bool:
    """Tell whether two boxes overlap by half in height and the second is not far behind."""
    overlap = min(one[3], other[3]) - max(one[1], other[1])
    height = min(one[3] - one[1], other[3] - other[1])
    gap = other[0] - one[2]
    return overlap > height / 2 and -2 * height < gap < 4 * height


def _around(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
