"""Parts of a plan that one line names: "Les acteurs : Direction de la Culture, Musée"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.document import Block, BlockKind, Role
from index.enumeration import enumeration_in
from index.lexicon import Lexicon
from ingest.headings import HeadingSense, read_heading

_ROLES = frozenset({Role.ACTOR, Role.VALUE})
_RUNNING = (BlockKind.PARAGRAPH, BlockKind.ITEM)


def with_members(
    text: str, blocks: Sequence[Block], lexicon: Lexicon
) -> tuple[tuple[Block, ...], Mapping[int, HeadingSense]]:
    """Return the blocks, the parts of a plan that one line names each as an item of its own.

    What each such item is is told by where it starts.
    """
    found: list[Block] = []
    said: dict[int, HeadingSense] = {}
    for block in blocks:
        running = block.kind in _RUNNING
        line = enumeration_in(text, block.start, block.end) if running else None
        sense = read_heading(line.label, lexicon) if line else HeadingSense()
        if line is None or sense.role not in _ROLES or sense.number:
            found.append(block)
            continue
        found.append(replace(block, kind=BlockKind.PARAGRAPH, end=line.members[0][0] - 1))
        for start, end in line.members:
            found.append(replace(block, kind=BlockKind.ITEM, start=start, end=end, level=1))
            said[start] = HeadingSense(sense.role)
        if line.end < block.end:
            found.append(replace(block, kind=BlockKind.PARAGRAPH, start=line.end))
    return tuple(found), said
