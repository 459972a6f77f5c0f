"""Lists that an item announces: "9.1. L'organe compte treize membres :", then bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.document import BlockKind
from index.sentences import announces
from ingest.pieces import Piece

_DEEPEST = 6


def nest_lists(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, the items that an item of another make announces one level below it.

    The list announced ends at an item made as the one that announces it.
    """
    found: list[Piece] = []
    above: Piece | None = None
    for piece in pieces:
        last = found[-1] if found else None
        if piece.kind is not BlockKind.ITEM or (above and _make(piece) == _make(above)):
            above = None
        elif last is not None and last.kind is BlockKind.ITEM and announces(last.text):
            above = last if above is None and _make(piece) != _make(last) else above
        if above is not None:
            piece = replace(piece, level=min(above.level + piece.level, _DEEPEST))
        found.append(piece)
    return found


def _make(item: Piece) -> str:
    """Return how an item is marked: by a bullet, or by a number's digits, letters, points."""
    return re.sub(r"[^\W\d]", "a", re.sub(r"\d+", "1", item.number or ""))
