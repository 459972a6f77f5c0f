"""The pages of a PDF as extracted, and how well they were read."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from ingest.cleaning import clean
from ingest.read_result import PageQuality

MAX_ODD_SHARE = 0.3
"""Above this share of odd characters, a page is illegible: its text is not used."""

_UNMAPPED = re.compile(r"/g\d{1,5}|\(cid:\d{1,5}\)|(?:/[A-Za-z]{1,3}\d{1,5}){2,}")
_ODD = frozenset("\ufffd\ufffe˛˝˙˚")
_BULLETS = frozenset("\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0fc\uf076\uf020")  # read as bullets
_ODD_CATEGORIES = frozenset({"Co", "Cn", "Cc", "Cs"})
_TINY = 1.5  # points
_MIN_COLUMN_LINES = 6
_MIN_COLUMN_CHARACTERS = 12


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One line as extracted: font size, position, angle in degrees.

    `segments` are the line's parts, with where each starts, when blank space parts it;
    `fragments` are smaller parts, as the file draws them. `bold` is what opens the line in
    bold letters. `row` tells a row of a table, `figure` a figure with its label.
    """

    text: str
    size: float = 0.0
    x: float = 0.0
    y: float = 0.0
    angle: int = 0
    segments: tuple[tuple[str, float], ...] = ()
    fragments: tuple[tuple[str, float], ...] = ()
    row: bool = False
    bold: str = ""
    figure: bool = False


class Mark(NamedTuple):
    """A small shape drawn on a page, which may stand for a bullet."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page as extracted.

    `odd` counts characters that no text has; `doubled` tells that lines were found twice
    at one place, and taken once. `recognised` marks optical recognition.
    """

    lines: tuple[PdfLine, ...]
    marks: tuple[Mark, ...] = ()
    odd: int = 0
    rotation: int = 0
    width: float = 0.0
    height: float = 0.0
    images: bool = False
    failed: bool = False
    doubled: bool = False
    recognised: bool = False

    @property
    def characters(self) -> int:
        """Return the number of characters read."""
        return sum(len(line.text) for line in self.lines)

    @property
    def odd_share(self) -> float:
        """Return the share of characters that no text has (0 to 1)."""
        return self.odd / max(1, self.characters + self.odd)

    @property
    def legible(self) -> bool:
        """Tell whether the page has text, and text that can be read."""
        return bool(self.lines) and self.odd_share <= MAX_ODD_SHARE

    @property
    def column_edge(self) -> float | None:
        """Return where a second column starts in lines that run over both, or None."""
        edges = Counter(
            round(line.segments[-1][1] / 8)
            for line in self.lines
            if len(line.segments) == 2
            and min(len(text.strip()) for text, _ in line.segments) >= _MIN_COLUMN_CHARACTERS
        )
        if not edges:
            return None
        edge, count = edges.most_common(1)[0]
        return edge * 8 - 8 if count >= max(_MIN_COLUMN_LINES, len(self.lines) // 3) else None

    @property
    def columns(self) -> int:
        """Return 2 when lines stand side by side in two columns, else 1."""
        if self.column_edge is not None:
            return 2
        starts = Counter(round(line.x / 8) for line in self.lines if line.angle == 0)
        common = [start * 8 for start, count in starts.most_common(2) if count >= _MIN_COLUMN_LINES]
        apart = len(common) == 2 and abs(common[0] - common[1]) > self.width * 0.3
        return 2 if apart and self.width else 1

    def quality(self, number: int) -> PageQuality:
        """Return how well the page was read."""
        angles = Counter(line.angle for line in self.lines)
        turned = angles.most_common(1)[0][0] if angles else 0
        return PageQuality(
            page=number,
            characters=self.characters,
            odd=self.odd,
            odd_share=round(self.odd_share, 4),
            duplicated=self.doubled,
            columns=self.columns,
            rotation=self.rotation or turned,
            text_layer=bool(self.lines) and not self.recognised,
            recognised=self.recognised,
        )


def pages_of(found: dict[str, Any]) -> list[PdfPage]:
    """Return the pages of a child's answer."""
    return [_page_of(page) for page in found.get("pages") or []]


def _page_of(page: dict[str, Any]) -> PdfPage:
    written = [_line_of(*line) for line in page.get("lines") or []]
    odd = sum(count_odd(line.text) for line in written)
    lines = [_cleaned(line) for line in written]
    width, height = float(page.get("width") or 0), float(page.get("height") or 0)
    kept = _once(_seen([line for line in lines if line.text.strip()], width, height))
    return PdfPage(
        lines=tuple(kept),
        marks=tuple(Mark(*map(float, mark)) for mark in page.get("marks") or []),
        odd=odd,
        rotation=int(page.get("rotation") or 0),
        width=width,
        height=height,
        images=bool(page.get("images")),
        failed=bool(page.get("failed")),
        doubled=len(kept) < 0.8 * len([line for line in lines if line.text.strip()]),
    )


def _line_of(
    text: str, size: float, x: float, y: float, angle: int, segments: Any, *drawn: Any
) -> PdfLine:
    return PdfLine(
        _UNMAPPED.sub("\ufffd", str(text)),
        size,
        x,
        y,
        int(angle),
        segments=_parts_of(segments),
        fragments=_parts_of(drawn[0] if drawn else ()),
        bold=str(drawn[1]) if len(drawn) > 1 else "",
    )


def _parts_of(parts: Any) -> tuple[tuple[str, float], ...]:
    return tuple((str(part), float(start)) for part, start in parts)


def _cleaned(line: PdfLine) -> PdfLine:
    text = clean(line.text).replace("\ufffd", "").replace("\ufffe", "")
    parts = tuple((clean(part), start) for part, start in line.segments)
    drawn = tuple((clean(part), start) for part, start in line.fragments)
    return replace(line, text=text, segments=parts, fragments=drawn, bold=clean(line.bold))


def count_odd(text: str) -> int:
    """Return how many characters no text has: replaced, private, control, stray accents."""
    return sum(
        char in _ODD or (unicodedata.category(char) in _ODD_CATEGORIES and char not in "\t\r\n\xad")
        for char in text
        if char not in _BULLETS
    )


def _seen(lines: list[PdfLine], width: float, height: float) -> list[PdfLine]:
    """Leave out lines that no reader of the page sees: letters too small, or off the page.

    When they are many, positions are not what they seem, and all are kept.
    """
    sizes = Counter(line.size for line in lines for _ in line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    seen = [
        line
        for line in lines
        if (body < 5 or line.size == 0 or line.size >= _TINY)
        and (not width or -width < line.x < 2 * width)
        and (not height or -height < line.y < 2 * height)
    ]
    return seen if len(seen) >= 0.7 * len(lines) else lines


def _once(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """Take once the lines drawn several times at one place (shadow, bold made by hand)."""
    found: list[PdfLine] = []
    places: set[tuple[str, int, int]] = set()
    for line in lines:
        text, x, y = line.text.strip(), round(line.x / 3), round(line.y / 3)
        near = {(text, x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
        if (line.x or line.y) and places & near:
            continue
        places.add((text, x, y))
        found.append(line)
    return found


def listed(pages: Sequence[int]) -> str:
    """Return page numbers as staff read them, the first twelve."""
    return ", ".join(map(str, pages[:12])) + ("…" if len(pages) > 12 else "")
