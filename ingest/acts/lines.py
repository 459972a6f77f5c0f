"""The lines of a document, as the splitter of acts sees them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.document import Block, BlockKind
from index.text import fold

_LINE = re.compile(r"[^\n\f\v\x85\u2028]+")
_GLYPH = re.compile(r"(?:(?:/[a-z]+\d*[a-z]*)+\s|(?![-–—*#\"'«(\[…=+&)%€<>])[^\w\s](?:\s|(?=\w)))")
_RUNNING_PAGES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    `text` is stripped, without its leading ornament ("➢", an unmapped glyph); `glyph`
    is that ornament, or "item" for a list item whose bullet the reader took away. `gap`
    tells whether a blank line, a page or another block stands before it. `wide` tells
    whether it reaches near the right margin, so that the next may continue it.
    """

    start: int
    end: int
    text: str
    folded: str
    glyph: str = ""
    level: int = 0
    number: str | None = None
    page: int | None = None
    gap: bool = False
    wide: bool = False


def read_lines(
    text: str, blocks: Sequence[Block], start: int = 0, end: int | None = None
) -> list[Line]:
    """Return the lines of a text, without the headers and footers that pages repeat."""
    end = len(text) if end is None else end
    margin = _margin(text[start:end])
    lines: list[Line] = []
    at, last_end, last_block = 0, start, -1
    for match in _LINE.finditer(text, start, end):
        if not match[0].strip():
            continue
        while at + 1 < len(blocks) and blocks[at + 1].start < match.end():
            at += 1
        block = blocks[at] if blocks and blocks[at].start < match.end() else None
        gap = text.count("\n", last_end, match.start()) > 1 or (at != last_block)
        lines.append(_line(match, block, gap, margin))
        last_end, last_block = match.end(), at
    return _without_running(lines)


def _line(match: re.Match[str], block: Block | None, gap: bool, margin: int) -> Line:
    raw = match[0]
    text = raw.strip()
    start = match.start() + len(raw) - len(raw.lstrip())
    ornament = _GLYPH.match(text)
    glyph = ""
    if ornament:
        glyph = re.sub(r"(/[a-z]+\d*)\1+", r"\1", ornament[0].strip())
        kept = text[ornament.end() :].lstrip()
        start += len(text) - len(kept)
        text = kept
    opens = block is not None and match.start() <= block.start < match.end()
    if block and opens and block.number and block.start > start and not glyph:
        text = text[block.start - start :].strip()
        start = block.start
    if block and opens and block.kind is BlockKind.ITEM and not glyph:
        glyph = f"item{block.level}"
    return Line(
        start=start,
        end=start + len(text),
        text=text,
        folded=fold(text),
        glyph=glyph,
        level=block.level if block and opens and block.kind is BlockKind.HEADING else 0,
        number=block.number if block and opens else None,
        page=block.page if block else None,
        gap=gap,
        wide=len(text) >= margin,
    )


def _margin(text: str) -> int:
    """Return the length from which a line is taken to reach the right margin."""
    lengths = sorted(len(line) for line in text.splitlines() if len(line) > 20)
    return int(0.8 * lengths[int(0.9 * (len(lengths) - 1))]) if lengths else 80


def _without_running(lines: list[Line]) -> list[Line]:
    """Drop lines that stand, digits aside, at the edge of several pages."""
    edges: Counter[str] = Counter()
    pages: dict[int, list[Line]] = {}
    for line in lines:
        if line.page is not None:
            pages.setdefault(line.page, []).append(line)
    near = {id(line) for page in pages.values() for line in (*page[:4], *page[-3:])}
    for page in pages.values():
        edges.update({_mould(line) for line in page if id(line) in near})
    return [line for line in lines if id(line) not in near or edges[_mould(line)] < _RUNNING_PAGES]


def _mould(line: Line) -> str:
    return re.sub(r"\d+", "0", line.folded)
