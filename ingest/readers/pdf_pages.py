"""From the lines of PDF pages to pieces: running heads out, outline in, quality measured."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from index.document import BlockKind
from index.text import fold
from ingest.cleaning import clean, one_line
from ingest.layout import recover_structure
from ingest.lines import Line, pieces_of_lines
from ingest.pieces import Piece
from ingest.read_result import PageQuality

_EDGE = 3  # running heads and feet are among the first and last lines of a page
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.)?\s*[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:/|sur|de)\s*\d{1,4})?", re.I
)
_MIN_DUPLICATED = 8


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One line as extracted, with its font size, position and angle in degrees."""

    text: str
    size: float
    x: float
    y: float
    angle: int


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page as extracted."""

    lines: tuple[PdfLine, ...]
    rotation: int = 0
    width: float = 0.0
    images: bool = False
    failed: bool = False
    was_duplicated: bool = False
    recognised: bool = False

    @property
    def duplicated(self) -> bool:
        """Tell whether most lines of the page were extracted more than once."""
        long = [line.text.strip() for line in self.lines if len(line.text.strip()) > 15]
        return len(long) >= _MIN_DUPLICATED and len(set(long)) <= 0.6 * len(long)

    @property
    def columns(self) -> int:
        """Return 2 when lines start at two far left edges, side by side; else 1."""
        starts = Counter(round(line.x / 10) for line in self.lines if line.angle == 0)
        common = [start * 10 for start, count in starts.most_common(2) if count >= 6]
        if len(common) < 2 or not self.width:
            return 1
        return 2 if abs(common[0] - common[1]) > self.width * 0.3 else 1

    def quality(self, number: int) -> PageQuality:
        """Return how well the page was read."""
        text = "".join(line.text for line in self.lines)
        angles = Counter(line.angle for line in self.lines)
        turned = angles.most_common(1)[0][0] if angles else 0
        return PageQuality(
            page=number,
            characters=len(text),
            odd_share=round(odd_share(text), 4),
            duplicated=self.duplicated or self.was_duplicated,
            columns=self.columns,
            rotation=self.rotation or turned,
            text_layer=bool(self.lines) and not self.recognised,
            recognised=self.recognised,
        )


def odd_share(text: str) -> float:
    """Return the share of characters that no text has: replaced, private, control."""
    if not text:
        return 0.0
    odd = sum(
        char in "\ufffd˛˝˙" or unicodedata.category(char) in ("Co", "Cn", "Cc") for char in text
    )
    return odd / len(text)


def pages_of(found: dict[str, Any]) -> list[PdfPage]:
    """Return the pages of a child's answer; its values are checked, never trusted."""
    pages = []
    for page in found.get("pages") or []:
        lines = tuple(
            PdfLine(clean(str(text)), float(size), float(x), float(y), int(angle))
            for text, size, x, y, angle in page.get("lines") or []
        )
        pages.append(
            PdfPage(
                tuple(line for line in lines if line.text.strip()),
                int(page.get("rotation") or 0),
                float(page.get("width") or 0),
                bool(page.get("images")),
                bool(page.get("failed")),
            )
        )
    return pages


def pieces_of_pages(pages: Sequence[PdfPage], outline: Sequence[Any]) -> list[Piece]:
    """Return the pieces of a file, its running heads and page numbers left out."""
    running = _running_lines(pages)
    lines = [
        line
        for number, page in enumerate(pages, start=1)
        for line in _page_lines(page, number, running)
    ]
    pieces = pieces_of_lines(lines)
    titles = {fold(str(title)): int(level) for level, title, _ in outline}
    return recover_structure([_as_outlined(piece, titles) for piece in pieces])


def _as_outlined(piece: Piece, titles: dict[str, int]) -> Piece:
    printed = f"{piece.number} {piece.text}" if piece.number else piece.text
    level = titles.get(fold(piece.text)) or titles.get(fold(printed))
    if level is None or len(piece.text) > 200:
        return piece
    return replace(piece, kind=BlockKind.HEADING, level=min(level, 6))


def _page_lines(page: PdfPage, number: int, running: frozenset[str]) -> list[Line]:
    lines: list[Line] = []
    step = _line_step(page)
    width = max((len(line.text.strip()) for line in page.lines), default=0)
    above: PdfLine | None = None
    for rank, line in enumerate(page.lines):
        text = one_line(line.text)
        edge = rank < _EDGE or rank >= len(page.lines) - _EDGE
        if edge and (_shape(text) in running or _PAGE_NUMBER.fullmatch(text)):
            continue
        lines.append(
            Line(text, line.size, number, _gap(above, line, step, width), 0, page.recognised)
        )
        above = line
    return lines


def _gap(above: PdfLine | None, line: PdfLine, step: float, width: int) -> bool:
    """Tell whether space stands before a line.

    At the top of a page, a lower-case letter carries on the sentence of the page before.
    Without positions, a short line that ends a sentence ends its paragraph.
    """
    if above is None:
        return not line.text.strip()[:1].islower()
    if not step:
        ended = above.text.rstrip().endswith((".", "!", "?", ":", ";"))
        return ended and len(above.text.strip()) < 0.75 * width
    drop = above.y - line.y
    return drop > 1.5 * step or drop < -0.5 * step


def _line_step(page: PdfPage) -> float:
    """Return the usual distance between two lines of a page (0 when unknown)."""
    drops = [
        round(above.y - line.y, 1)
        for above, line in zip(page.lines, page.lines[1:], strict=False)
        if 3 < above.y - line.y < 60
    ]
    return Counter(drops).most_common(1)[0][0] if drops else 0.0


def _running_lines(pages: Sequence[PdfPage]) -> frozenset[str]:
    """Return the shapes of lines that stand at the edge of most pages."""
    if len(pages) < 3:
        return frozenset()
    counts: Counter[str] = Counter()
    for page in pages:
        texts = [one_line(line.text) for line in page.lines]
        counts.update({_shape(text) for text in (*texts[:_EDGE], *texts[-_EDGE:])})
    return frozenset(shape for shape, count in counts.items() if count > len(pages) * 0.6)


def _shape(text: str) -> str:
    return _DIGITS.sub("#", fold(text))
