"""From the pieces a reader finds to one plain text and the blocks that span it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.document import Block, BlockKind
from ingest.cleaning import one_line

_NUMBERED_HEADING = re.compile(
    r"(\d{1,2}(?:\.\d{1,2})+(?=[.)\s])|\d{1,2}(?=[.)])|0\d(?=\s))[.)]?(?:\s*[–—-])?\s+(?=\D)"
)
_ONLY_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*")

SOFT_BREAK = "\u2028"
"""Stands in a piece where the printed page broke a line that goes on."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has a place in the text. Fields are those of `Block`."""

    kind: BlockKind
    text: str
    level: int = 0
    number: str | None = None
    page: int | None = None
    recognised: bool = False


def heading(text: str, level: int) -> Piece:
    """Return a heading; a printed number before its words is its number, not its text."""
    line = one_line(text)
    if _ONLY_NUMBER.fullmatch(line):
        return Piece(BlockKind.HEADING, line, level, line)
    match = _NUMBERED_HEADING.match(line)
    if match and len(line) > match.end():
        return Piece(BlockKind.HEADING, line[match.end() :], level, match[1])
    return Piece(BlockKind.HEADING, line, level)


def compose_printed(
    pieces: Iterable[Piece],
) -> tuple[str, tuple[Block, ...], tuple[int, ...]]:
    """Lay pieces out as `compose` does; return also where printed lines broke.

    A break is the offset of the space that stands for it in the text.
    """
    text, blocks = compose(pieces)
    breaks = tuple(at for at, char in enumerate(text) if char == SOFT_BREAK)
    return text.replace(SOFT_BREAK, " "), blocks, breaks


def compose(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """Lay pieces out as one text; return it with its blocks.

    Items of one list stand on successive lines, other pieces are separated by an empty
    line. A printed number stands before its block, outside the block's span; the number
    of a heading that is only a number is its text.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    at, previous = 0, None
    for piece in pieces:
        text = piece.text.strip()
        if not text:
            continue
        lead = "" if previous is None else _separator(previous, piece)
        if piece.number is not None and piece.number != text:
            lead += f"{piece.number} "
        start = at + len(lead)
        at = start + len(text)
        parts += [lead, text]
        blocks.append(
            Block(piece.kind, start, at, piece.level, piece.number, piece.page, piece.recognised)
        )
        previous = piece
    return "".join(parts), tuple(blocks)


def _separator(previous: Piece, piece: Piece) -> str:
    lists = (BlockKind.ITEM, BlockKind.TABLE_ROW)
    return "\n" if previous.kind is piece.kind and piece.kind in lists else "\n\n"
