"""Records of a plain text: a member of a plan, and under it its fields, a label on each line.

    Action 1.1.2  Relier les villages à vélo
        Responsable : le service Mobilité
        Échéance    : 2028

The fields of a record say nothing without its title: they are one item with it. What tells a field
is that its label comes back, record after record.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.document import BlockKind
from index.text import fold
from ingest.pieces import SOFT_BREAK, Piece

_FIELD = re.compile(r"(?P<label>[A-ZÀÂÇÉÈÊÎÔŒ][^:.!?;\d]{2,40}?) ?: \S")
_ALIGNED = re.compile(r"^(\s*[A-ZÀÂÇÉÈÊÎÔŒ][^:.!?;\d]{2,40}?)\s{2,}:\s+(?=\S)")
_LEAST = 3  # records that have a label, and titles that have fields
_MOST_WORDS, _FEW_WORDS = 5, 2


def with_labels(lines: Sequence[str]) -> list[str]:
    """Return the lines, colons that spaces align set after their labels: they part no cells."""
    return [_ALIGNED.sub(r"\1 : ", line) for line in lines]


def with_records(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, fields a line each, those under an item with it."""
    usual = _usual_labels(pieces)
    titles = [at for at in range(len(pieces)) if _has_fields(pieces, at, usual)]
    records = set(titles) if len(titles) >= _LEAST else set()
    return [_in_lines(piece, usual) for piece in _merged(pieces, records, usual)]


def _in_lines(piece: Piece, usual: set[str]) -> Piece:
    """Return a paragraph of fields, under a heading, a line each."""
    lines = _lines(piece) if piece.kind is BlockKind.PARAGRAPH else []
    fields = sum(_label(line) in usual for line in lines)
    if fields < 2 or _label(lines[0]) not in usual:
        return piece
    return replace(piece, text="\n".join(_told(lines, usual)))


def _merged(pieces: Sequence[Piece], titles: set[int], usual: set[str]) -> Iterator[Piece]:
    at = 0
    while at < len(pieces):
        piece, after = pieces[at], at + 1
        if at in titles:
            lines = _lines(piece)
            while after < len(pieces) and _goes_on(pieces[after], usual):
                lines += _lines(pieces[after])
                after += 1
            piece = replace(piece, text="\n".join(_told(lines, usual)))
        yield piece
        at = after


def _told(lines: Sequence[str], usual: set[str]) -> list[str]:
    """Return the title and the fields, a line each: what a line goes on with is joined to it."""
    told = [lines[0]]
    for line in lines[1:]:
        if _is_field(line, usual):
            told.append(line)
        else:
            told[-1] += SOFT_BREAK + line
    return told


def _has_fields(pieces: Sequence[Piece], at: int, usual: set[str]) -> bool:
    """Tell a title with fields: on its own lines after the first, or in the paragraph under it."""
    piece = pieces[at]
    if piece.kind is not BlockKind.ITEM or _label(piece.text) in usual:
        return False
    below = pieces[at + 1] if at + 1 < len(pieces) else None
    own = any(_label(line) in usual for line in _lines(piece)[1:])
    under = below is not None and below.kind is BlockKind.PARAGRAPH
    return own or (below is not None and under and _label(below.text) in usual)


def _goes_on(piece: Piece, usual: set[str]) -> bool:
    return piece.kind is BlockKind.PARAGRAPH and _is_field(piece.text, usual)


def _is_field(line: str, usual: set[str]) -> bool:
    """Tell a field of a record; one that few records have has a short label ("Risque")."""
    label = _label(line)
    return label is not None and (label in usual or len(label.split()) <= _FEW_WORDS)


def _usual_labels(pieces: Sequence[Piece]) -> set[str]:
    """Return the labels, folded, that open as many lines as there may be records."""
    opened = Counter(
        label
        for piece in pieces
        if piece.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH)
        for line in _lines(piece)
        if (label := _label(line))
    )
    return {label for label, times in opened.items() if times >= _LEAST}


def _label(line: str) -> str | None:
    match = _FIELD.match(line)
    if match is None or len(match["label"].split()) > _MOST_WORDS:
        return None
    return fold(match["label"])


def _lines(piece: Piece) -> list[str]:
    return re.split(rf"[\n{SOFT_BREAK}]", piece.text)
