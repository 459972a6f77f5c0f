"""Give numbers that stand apart (`01`, then its text) the texts that belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from index.document import BlockKind
from ingest.pieces import Piece

_NUMBER = re.compile(r"(0\d|[1-3]\d)(?:[.)]?\s+(?=[^\W\d])(.*))?", re.S)
_MAX_SKIPPED = 2  # a number may be missing from the print, not many


@dataclass(slots=True)
class _Numbered:
    """A number and the pieces that follow it."""

    number: str
    pieces: list[Piece] = field(default_factory=list)


def find_number(text: str) -> tuple[str, str] | None:
    """Return the zero-padded number that opens a paragraph and the words after it.

    A number standing alone gives itself and no words.
    """
    match = _NUMBER.fullmatch(text.strip())
    return (match[1], match[2] or "") if match else None


def lay_out_numbers(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with their numbered runs laid out.

    Where each number has one text, the texts are numbered items. Where a number has
    several, it becomes the heading of its texts.
    """
    laid: list[Piece] = []
    level, at = 1, 0
    while at < len(pieces):
        run, after = _run_from(pieces, at)
        if run:
            laid.extend(_items(run) if _is_simple(run) else _headed(run, level + 1))
            at = after
            continue
        if pieces[at].kind is BlockKind.HEADING:
            level = pieces[at].level
        laid.append(pieces[at])
        at += 1
    return laid


def _run_from(pieces: Sequence[Piece], at: int) -> tuple[list[_Numbered], int]:
    """Return the numbered run that starts here, and where it ends."""
    run: list[_Numbered] = []
    while at < len(pieces) and pieces[at].kind is BlockKind.PARAGRAPH:
        found = find_number(pieces[at].text)
        last = int(run[-1].number) if run else 0
        if found and last < int(found[0]) <= last + 1 + (_MAX_SKIPPED if run else 0):
            words = [replace(pieces[at], text=found[1])] if found[1] else []
            run.append(_Numbered(found[0], words))
        elif run:
            run[-1].pieces.append(pieces[at])
        else:
            break
        at += 1
    return [numbered for numbered in run if numbered.pieces], at


def _is_simple(run: Sequence[_Numbered]) -> bool:
    return all(len(numbered.pieces) == 1 for numbered in run)


def _items(run: Sequence[_Numbered]) -> Iterator[Piece]:
    for numbered in run:
        yield replace(numbered.pieces[0], kind=BlockKind.ITEM, level=1, number=numbered.number)


def _headed(run: Sequence[_Numbered], level: int) -> Iterator[Piece]:
    for numbered in run:
        number, page = numbered.number, numbered.pieces[0].page
        yield Piece(BlockKind.HEADING, number, min(level, 6), number, page)
        for piece in numbered.pieces:
            yield replace(piece, kind=BlockKind.ITEM, level=1)
