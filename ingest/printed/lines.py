"""From the lines of a page or a plain text to pieces: headings, items, paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from index.document import BlockKind
from ingest.cleaning import mend_cut_words, one_line, words_of
from ingest.pieces import SOFT_BREAK, Piece
from ingest.printed.bold import (
    goes_on_in_bold,
    is_bold_title,
    part_run_in_titles,
    without_usual_bold,
)
from ingest.printed.line import Line, is_figure, leans_on
from ingest.printed.nested_lists import nest_lists

_BULLET = re.compile(r"([-–—•*▪●◦‣·○■□➢➤✓✔])\s+(?=\S)")
_NUMBER = re.compile(r"((?:\d{1,2}\.)*\d{1,2}[.)°]|0\d|(?:\d{1,2}\.)+\d{1,2}|[a-z]\))\s+(?=\S)")
_DIVISION = re.compile(
    r"(?:titre|chapitre|section|annexe|partie|livre)\s+(?:[ivxlc]+(?:er|ère)?|\d+|premi[eè]re?)\b|article\s+\S",
    re.I,
)
_ARTICLE = re.compile(r"Art(?:icle|\.)\s\d{1,3}(?:\s?(?:er|bis|ter))?\s?[.:–—-]\s")
_TITLE = re.compile(r"[^\W\d_]{2}|^0\d$")  # big figures are no titles, "01" is one
_ENDED = re.compile(r"(?:[;,:]|(?<!\.\.)\.)\s*$")  # points of suspense end no sentence
_MAX_HEADING = 150
_MAX_LIST_LINES = 60  # how far above an item its list is looked for
_BIGGER = 1.12
_PARAGRAPH = 3  # lines of text on end, which no heading has
_TITLED = 3  # the level of a small title: under those in capitals
_SHIFT = 3.0  # points


def pieces_of_lines(lines: Sequence[Line]) -> list[Piece]:
    """Return the pieces that lines make.

    Wrapped lines are joined and cut words mended. A heading is known by its size, its
    numbering, its capitals or its division word ("Chapitre II"), and stands alone; or by its
    bold letters, over text that has none.
    """
    lines = without_usual_bold(lines)
    known = words_of(line.text for line in lines)
    sizes = _heading_sizes(lines)
    pieces: list[Piece] = []
    leads: list[int] = []
    width = max((len(line.text) for line in lines if not line.row), default=0)
    for group, kind, level, number in _groups(lines, sizes, width):
        joined = mend_cut_words("\n".join(line.text for line in group), known)
        first = group[0]
        text = _flowed(joined)
        if number is not None and kind is not BlockKind.PARAGRAPH:
            text = text[len(number) :].lstrip(".)° ") or text
            number = number.rstrip(".)°")
        elif kind is BlockKind.ITEM and not first.figure:
            text = _BULLET.sub("", text, count=1)
        pieces.append(Piece(kind, text, level, number, first.page, first.recognised))
        leads.append(first.bold if kind is BlockKind.PARAGRAPH else 0)
    return nest_lists(part_run_in_titles(pieces, leads))


def _flowed(joined: str) -> str:
    """Return wrapped lines as one text, the breaks of the page kept as soft breaks."""
    return SOFT_BREAK.join(line for each in joined.split("\n") if (line := one_line(each)))


_Group = tuple[list[Line], BlockKind, int, str | None]


def _groups(lines: Sequence[Line], sizes: Sequence[float], width: int) -> Iterator[_Group]:
    current: list[Line] = []
    kind, level, number = BlockKind.PARAGRAPH, 0, None
    for at, line in enumerate(lines):
        opened = _opening(lines, at, sizes)
        if (
            opened is None
            and current
            and not (
                _breaks(current[-1], line, kind, sizes)
                or (kind is BlockKind.ITEM and _ends_item(current, line, width))
            )
        ):
            current.append(line)
            continue
        if opened and current and kind is opened[0] is BlockKind.HEADING:
            joined = _wrapped_heading(current[-1], line, opened)
            if joined:
                current.append(line)
                continue
        if kind is BlockKind.HEADING and goes_on_in_bold(current, line):
            current.append(line)
            continue
        if current:
            yield current, kind, level, number
        current = [line]
        kind, level, number = opened or (BlockKind.PARAGRAPH, 0, None)
    if current:
        yield current, kind, level, number


def _opening(
    lines: Sequence[Line], at: int, sizes: Sequence[float]
) -> tuple[BlockKind, int, str | None] | None:
    """Tell what a line opens by itself; None when it may continue what stands above."""
    line = lines[at]
    if line.row:
        return BlockKind.TABLE_ROW, 0, None
    if line.figure:
        return BlockKind.ITEM, 1, None
    if line.titled:
        return BlockKind.HEADING, _TITLED, None
    if line.coded and not (_capitals(line.text) and _heads(lines, at)):
        return BlockKind.ITEM, 1, None
    if line.text.startswith("§") or _opens_article(lines, at):
        return BlockKind.PARAGRAPH, 0, None
    if _BULLET.match(line.text):
        return BlockKind.ITEM, _depth(lines, at), None
    numbered = _NUMBER.match(line.text)
    rank = sizes.index(line.size) + 1 if line.size in sizes else None
    title = len(line.text) <= _MAX_HEADING and not _ENDED.search(line.text)
    if numbered and not (at and _leads_on(lines[at - 1], line)):
        depth = numbered[1].strip(".)").count(".") + 1
        shouted = _capitals(line.text[numbered.end() :]) and _alone(lines, at)
        apart = (depth > 1 and _alone(lines, at)) or _titled(lines, at)
        if title and (rank or shouted or apart or is_bold_title(lines, at, sizes)):
            return BlockKind.HEADING, rank or min(depth + 1, 6), numbered[1]
        return BlockKind.ITEM, 1, numbered[1]
    big = rank and not is_figure(line.text)
    if big and len(line.text) <= _MAX_HEADING and _TITLE.search(line.text):
        return BlockKind.HEADING, rank or 1, None
    heads = (_capitals(line.text) and _heads(lines, at)) or is_bold_title(lines, at, sizes)
    if title and (heads or (_alone(lines, at) and _DIVISION.match(line.text))):
        return BlockKind.HEADING, min(len(sizes) + 1 + (len(sizes) == 0), 6), None
    return None


def _opens_article(lines: Sequence[Line], at: int) -> bool:
    """Tell an article printed under the end of another, without a space between them."""
    above = lines[at - 1] if at else None
    ended = above is not None and not lines[at].gap and above.text.endswith((".", ";", ":"))
    return ended and _ARTICLE.match(lines[at].text) is not None


def _depth(lines: Sequence[Line], at: int) -> int:
    """Return how deep a bullet is: how many bullets above it, in its list, stand further left."""
    depth, indent = 1, lines[at].indent
    for above in reversed(lines[max(0, at - _MAX_LIST_LINES) : at]):
        bullet = _BULLET.match(above.text) is not None
        if not indent or (above.gap and not bullet):
            break
        if bullet and above.indent < indent:
            depth, indent = depth + 1, above.indent
    return min(depth, 6)


def _alone(lines: Sequence[Line], at: int) -> bool:
    """Tell whether space stands before and after a line."""
    before = at == 0 or lines[at].gap
    return before and (at + 1 >= len(lines) or lines[at + 1].gap)


def _heads(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line in capitals stands over what follows: a space, or running text."""
    if at and not lines[at].gap:
        return False
    following = lines[at + 1] if at + 1 < len(lines) else None
    return following is None or following.gap or not _capitals(following.text)


def _titled(lines: Sequence[Line], at: int) -> bool:
    """Tell a numbered title from a numbered item: alone, capital first, prose after it."""
    if not _alone(lines, at) or at + 1 >= len(lines) or len(lines[at].text) > 90:
        return False
    return _NUMBER.match(lines[at + 1].text) is None and len(lines[at + 1].text) > 40


def _capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 4 and all(char.isupper() for char in letters) and len(text) <= 100


def _leads_on(above: Line, line: Line) -> bool:
    """Tell a numeral inside a sentence ("au / 12. Le…") from the number of an item."""
    return not line.gap and above.size == line.size and leans_on(above.text)


def _breaks(above: Line, line: Line, kind: BlockKind, sizes: Sequence[float]) -> bool:
    read_whole = kind is BlockKind.HEADING or above.row or above.figure
    return line.gap or read_whole or above.size in sizes


def _ends_item(item: Sequence[Line], line: Line, width: int) -> bool:
    """Tell whether a line starts anew under an item whose own line was not full.

    A line that starts further left than the item's bullet is no part of it.
    """
    above = item[-1]
    if line.left < item[0].left - _SHIFT and line.text[:1].isupper():
        return True
    indented = line.indent > above.indent
    return line.text[:1].isupper() and len(above.text) < 0.6 * width and not indented


def _wrapped_heading(above: Line, line: Line, opened: tuple[BlockKind, int, str | None]) -> bool:
    return not line.gap and opened[2] is None and above.size == line.size and line.size > 0


def _heading_sizes(lines: Sequence[Line]) -> list[float]:
    """Return the font sizes of headings, biggest first: above the body's, rare, not of text.

    Where small rows of tables have most of the letters, the text itself is bigger than they.
    """
    weights: Counter[float] = Counter()
    for line in lines:
        if line.size > 0:
            weights[line.size] += len(line.text)
    if not weights:
        return []
    body = weights.most_common(1)[0][0]
    total = weights.total()
    running = _running(lines)
    bigger = [
        size for size, weight in weights.items()
        if size > body * _BIGGER and weight < total * 0.3 and running[size] < weight / 2
    ]  # fmt: skip
    return sorted(bigger, reverse=True)[:5]


def _running(lines: Sequence[Line]) -> Counter[float]:
    """Return, by font size, how many letters stand in paragraphs: lines on end, then a stop."""
    found: Counter[float] = Counter()
    block: list[Line] = []
    for line in [*lines, Line("", gap=True)]:
        if block and (line.gap or line.row or line.size != block[-1].size):
            if len(block) >= _PARAGRAPH and block[-1].text.endswith((".", ";", ":")):
                found[block[0].size] += sum(len(each.text) for each in block)
            block = []
        if not line.row and line.text:
            block.append(line)
    return found
