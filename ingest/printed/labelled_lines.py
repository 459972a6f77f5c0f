"""Lines that stand in one paragraph, each a label and its value: tariffs, a contact block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.document import BlockKind
from ingest.pieces import SOFT_BREAK, Piece

_LABELLED = re.compile(r"[A-ZÀÂÇÉÈÊÎÔ][^:.!?]{1,70}:\s+\S")
_STARTS = re.compile(r"[A-ZÀÂÇÉÈÊÎÔ0-9+«(]|\S+@\S|www\.|https?:")
_GOES_ON = (",", ";", "-", "–", ":", "(")
_LEAST_LINES = 3
_LEAST_LABELLED = 2
_LONGEST_LINE = 130


def part_labelled_lines(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces, labelled lines ("Tarif plein : 18 €") kept as the lines they are.

    The lines of running text go on from one to the next: only where each starts anew, and
    several are labelled, do they part. They stay one passage: a contact block is one answer.
    """
    for piece in pieces:
        lines = re.split(rf"[\n{SOFT_BREAK}]", piece.text)
        told = piece.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE) and _part(lines)
        yield replace(piece, text="\n".join(lines)) if told else piece


def _part(lines: Sequence[str]) -> bool:
    labelled = sum(_LABELLED.match(line) is not None for line in lines)
    if len(lines) < _LEAST_LINES or labelled < max(_LEAST_LABELLED, len(lines) / 3):
        return False
    anew = all(_STARTS.match(line) and len(line) <= _LONGEST_LINE for line in lines)
    return anew and not any(line.endswith(_GOES_ON) for line in lines)
