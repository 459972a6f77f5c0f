"""Tell which items make one list, and what sentence introduces them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.document import Block, BlockKind
from index.sentences import announces, leans, sentences

_MAX_LEAD_IN = 300
_LONGEST_LABEL = 90
# An item leads to a table when it announces it: "4.2. Les tarifs sont les suivants :".
_LEADS = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.ITEM)
_ENDED = (".", ";", ",", "!", "…", "»")
_TOLD = re.compile(r"\s?:\s+\S")  # "Service pilote : Voirie" tells something itself
_CAPTION = re.compile(r"(?:tableau|liste|annexe|figure|graphique)\b", re.I)


@dataclass(frozen=True, slots=True)
class ListPlace:
    """The list an item belongs to, and the sentence that introduces it."""

    group: str
    lead_in: str | None


@dataclass(slots=True)
class _OpenList:
    """A list being read: the last printed number, and the last item, of its level."""

    place: ListPlace
    number: int | None
    last: str


def place_items(document_id: str, text: str, blocks: Sequence[Block]) -> dict[int, ListPlace]:
    """Return the place of each item and table row, by the block's rank.

    Nested items are introduced by the item above them. A list goes on over an editor's
    note, and over a paragraph when its printed numbers do.
    """
    places: dict[int, ListPlace] = {}
    open_lists: list[_OpenList] = []
    before: Block | None = None
    count = 0
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.NOTE:
            continue
        if block.kind not in (BlockKind.ITEM, BlockKind.TABLE_ROW):
            if block.kind is BlockKind.HEADING:
                open_lists.clear()
            before = block
            continue
        level = max(block.level, 1)
        interrupted = before is not None and not _listed(before, block)
        if interrupted and not _goes_on(open_lists, level, block):
            open_lists.clear()
        del open_lists[level:]
        while len(open_lists) < level:
            lead_in = open_lists[-1].last if open_lists else _lead_in(text, before)
            place = ListPlace(f"{document_id}.l{count}", lead_in)
            open_lists.append(_OpenList(place, None, ""))
            count += 1
        current = open_lists[-1]
        current.number, current.last = _value(block), text[block.start : block.end][:_MAX_LEAD_IN]
        places[at] = current.place
        before = block
    return places


def _listed(before: Block, block: Block) -> bool:
    return before.kind is block.kind


def _goes_on(open_lists: Sequence[_OpenList], level: int, block: Block) -> bool:
    if len(open_lists) < level:
        return False
    last, value = open_lists[level - 1].number, _value(block)
    return last is not None and value == last + 1


def _value(block: Block) -> int | None:
    return int(block.number) if block.number and block.number.isdecimal() else None


def _lead_in(text: str, before: Block | None) -> str | None:
    if before is None or before.kind not in _LEADS:
        return None
    told = text[before.start : before.end]
    if not announces(told):
        return told if before.kind is not BlockKind.ITEM and _is_label(told) else None
    *_, start = spans = [start for start, _ in sentences(told)]
    if len(spans) > 1 and leans(told[start:]):
        start = spans[-2]
    return told[start:] if len(told) - start <= _MAX_LEAD_IN else None


def _is_label(sentence: str) -> bool:
    """Tell a small title over a list ("Les pièces à apporter") from what stands before it.

    A sentence introduces nothing, nor does a label with its value ("Service pilote : Voirie");
    "Tableau 1 : Émissions par poste" does.
    """
    short = len(sentence) <= _LONGEST_LABEL and len(sentence.split()) > 1
    told = _TOLD.search(sentence) is not None and not _CAPTION.match(sentence)
    return short and not told and sentence[:1].isupper() and not sentence.endswith(_ENDED)
