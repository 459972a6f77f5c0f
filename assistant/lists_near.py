"""Lists that stand where search leads: of the best passages, or announced by them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from weakref import WeakKeyDictionary

from assistant.acts.registry import registry_of
from assistant.catalogue import TOLD_ROW, TOTAL_ROW, Collection, Entry, catalogue_of
from index.document import Passage
from index.sentences import announces
from index.text import fold
from index.view import View

_AT_MOST = 3
# Of a passage's headings, those that may name a list.
_NEAREST = 2
_PLACES: WeakKeyDictionary[View, _Places] = WeakKeyDictionary()


class _Places:
    """The lists of a view, by their members and by what names them."""

    def __init__(self, view: View) -> None:
        self.holding: dict[str, list[Collection]] = {}
        self.named: dict[tuple[str, str], list[Collection]] = {}
        for collection in catalogue_of(view).collections:
            if len(collection.entries) < 2:
                continue
            for entry in collection.entries:
                if entry.passage is not None:
                    self.holding.setdefault(entry.passage.id, []).append(collection)
            name = (collection.document_id, fold(collection.label))
            self.named.setdefault(name, []).append(collection)


def lists_near(found: Sequence[Passage], view: View) -> list[Collection]:
    """Return the lists that stand where these passages do, nearest first, a few at most.

    A passage is a member of a list, introduces it, or stands under the heading that names it;
    rows and items in an article of an act are a list as well.
    """
    if view not in _PLACES:
        _PLACES[view] = _Places(view)
    places = _PLACES[view]
    near: dict[tuple[int, ...], Collection] = {}
    for passage in found:
        for collection in _lists_of(passage, places, view):
            near.setdefault(tuple(e.start for e in collection.entries), collection)
    return list(near.values())[:_AT_MOST]


def rows_of_act(act_id: str, view: View) -> tuple[Entry, ...]:
    """Return the rows of the tables of an act, without their sums."""
    lines = (line for p in registry_of(view).passages.get(act_id, ()) for line in _lines(p))
    return tuple(_rows(lines))


def is_one_table(rows: Sequence[Entry]) -> bool:
    """Tell whether rows are of one table: their first column has one name."""
    return len({row.text.partition(" : ")[0] for row in rows}) == 1


def _rows(lines: Iterable[Entry]) -> list[Entry]:
    return [e for e in lines if TOLD_ROW.match(e.text) and not TOTAL_ROW.match(e.text)]


def _lists_of(passage: Passage, places: _Places, view: View) -> Iterator[Collection]:
    if passage.act is not None:
        yield from _lists_in_article(passage, view)
        return
    yield from places.holding.get(passage.id, ())
    names = (passage.text, *reversed(passage.heading_path[-_NEAREST:]))
    for name in names:
        yield from places.named.get((passage.document_id, fold(name)), ())


def _lists_in_article(passage: Passage, view: View) -> Iterator[Collection]:
    """Yield the rows of the table of an article, then the items under its announcing lines."""
    together = [
        p for p in registry_of(view).passages.get(passage.act or "", ())
        if p.heading_path == passage.heading_path
    ]  # fmt: skip
    lines = [line for p in together for line in _lines(p)]
    rows = _rows(lines)
    if len(rows) > 1 and is_one_table(rows):
        yield _collection(passage, rows, passage.heading_path[-1:])
    for announced, group in groupby(_announced(lines), key=lambda each: each[0]):
        items = [line for _, line in group]
        if len(items) > 1:
            yield _collection(passage, items, (announced,))


def _announced(lines: Sequence[Entry]) -> Iterator[tuple[str, Entry]]:
    """Yield lines after one that announces them, with that one's text, until a sentence ends."""
    label = ""
    for line in lines:
        if announces(line.text):
            label = line.text
        elif label and not TOLD_ROW.match(line.text):
            yield label, line
            if line.text.endswith("."):
                label = ""


def _collection(passage: Passage, entries: Sequence[Entry], label: tuple[str, ...]) -> Collection:
    return Collection(passage.document_id, "".join(label), (), tuple(entries))


def _lines(passage: Passage) -> Iterator[Entry]:
    for line in re.finditer(r"\S[^\n]*", passage.text):
        start = passage.start + line.start()
        yield Entry(
            passage.document_id, line[0], start, start + len(line[0]), passage.heading_path[-1:],
            None, passage.page, passage,
        )  # fmt: skip
