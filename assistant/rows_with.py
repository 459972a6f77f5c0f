"""Rows of a table that have what a question wants them to have.

"Quelles actions sont abandonnées ?" are the rows whose state is "Abandonné", "Combien de mesures
pilote le service Mobilité ?" those whose pilot it is, in all tables of the same columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from weakref import WeakKeyDictionary

from assistant.catalogue import TOTAL_ROW, Collection, Entry, catalogue_of, passage_entry
from assistant.cues import Kind, shows
from assistant.selection import Selection
from assistant.stems import stems_of
from assistant.terms import Term
from assistant.understanding import Understanding
from index.document import PassageKind
from index.text import fold
from index.view import View

_ASKED = re.compile(
    r"\b(?:quel(?:le)?s|(?:combien|nombre|liste|toutes|tous) (?:d(?:es |e |')|les |ses |vos |nos )|"
    r"(?:lister?z?|citez?|enumere[rz]?|donnez?(?:[- ]moi)?) (?:les |ses |vos |nos )) ?([\w-]{3,})"
)
_CELL = re.compile(r"(?:^| ; )(?P<label>[^:;]{1,60}) : (?P<value>.*?)(?=$| ; [^:;]{1,60} : )")
_NEGATIVE = re.compile(r"\b(?:non|pas|sans|jamais|aucune?)\b")
# A cell of more words comments; it is no state, name or date that rows are told apart by.
_SHORT = 7
_LEAST_ROWS = 2
# Columns of who does something, and what people call them.
_HOLDER = re.compile(r"pilot|respons|porteu|service|partenair|acteur|echevin|charge|mandataire")
_WHO = frozenset("service services direction departement pole cellule bureau".split())
# How surely words of a cell stand for a question's.
_SURELY = 0.85


@dataclass(frozen=True, slots=True)
class _Cell:
    """A short cell: the stems of its column's name and of its words, and whether it says no."""

    label: frozenset[str]
    value: frozenset[str]
    negative: bool
    holder: bool


@dataclass(frozen=True)
class _Row:
    entry: Entry
    labels: tuple[str, ...]
    values: tuple[str, ...]

    @cached_property
    def cells(self) -> tuple[_Cell, ...]:
        """Return the cells that rows may be told apart by."""
        return tuple(
            _Cell(
                stems_of(label), stems_of(_NEGATIVE.sub(" ", fold(value))),
                _NEGATIVE.search(fold(value)) is not None, _HOLDER.search(fold(label)) is not None,
            )
            for label, value in zip(self.labels, self.values, strict=True)
            if len(value.split()) <= _SHORT
        )  # fmt: skip


_TABLES: WeakKeyDictionary[View, tuple[tuple[_Row, ...], ...]] = WeakKeyDictionary()


def rows_with(understood: Understanding, view: View) -> Selection | None:
    """Return the rows of the one table that have all that a question says beside what it asks for.

    Each word must be said: by the name of a column or of the table, or by a cell. None where
    rows of several tables, or all rows of one, have it.
    """
    asked = _ASKED.search(understood.folded)
    if understood.kind not in (Kind.LIST, Kind.COUNT) or asked is None:
        return None
    noun = stems_of(asked[1])
    rest = [t for t in understood.terms if not t.said_in(noun)]
    denied = shows("negation", understood.folded)
    found = [
        (kept, table)
        for table in tables_of(view)
        if _is_of(table, noun) and (kept := _kept(table, noun, rest, denied=denied))
    ]
    if len(found) != 1:
        return None
    kept, table = found[0]
    first = table[0].entry
    levels = zip(*(row.entry.path for row in table), strict=False)
    path = tuple(level[0] for level in takewhile(lambda level: len(set(level)) == 1, levels))
    title = view.documents[first.document_id].metadata.title
    collection = Collection(
        first.document_id, path[-1] if path else title, path[:-1], tuple(r.entry for r in kept)
    )
    return Selection((collection,), len(table), filtered=True)


def tables_of(view: View) -> tuple[tuple[_Row, ...], ...]:
    """Return the tables of a view, found once; parts that have the same columns are one."""
    if view not in _TABLES:
        tables: dict[tuple[str, ...], list[_Row]] = {}
        for row in _rows(view):
            tables.setdefault((row.entry.document_id, *row.labels[:2]), []).append(row)
        _TABLES[view] = tuple(tuple(rows) for rows in tables.values() if len(rows) >= _LEAST_ROWS)
    return _TABLES[view]


def _rows(view: View) -> Iterator[_Row]:
    for passage in catalogue_of(view).passages:
        told = passage.kind is PassageKind.TABLE_ROW and not TOTAL_ROW.match(passage.text)
        cells = [m.group("label", "value") for m in _CELL.finditer(passage.text)] if told else []
        if len(cells) > 1:
            labels, values = zip(*cells, strict=True)
            yield _Row(passage_entry(passage), labels, values)


def _is_of(table: Sequence[_Row], noun: frozenset[str]) -> bool:
    """Tell whether the rows of a table are things of a name: one of its columns has it."""
    return any(noun & stems_of(label) for label in table[0].labels)


def _kept(
    table: Sequence[_Row], noun: frozenset[str], rest: Sequence[Term], *, denied: bool
) -> list[_Row]:
    """Return the rows that have all the words, or none where each row of the table has.

    The document's own name goes without saying where no cell says it. What the column of the
    things themselves says ("Options concernées : toutes") tells none of them from another.
    """
    headings = stems_of(" ".join(h for row in table for h in row.entry.path))
    values = frozenset[str]().union(*(cell.value for row in table for cell in row.cells))
    wanted = [t for t in rest if not t.name or t.said_in(values)]
    kept = [row for row in table if _has(row, noun, wanted, headings, denied=denied)]
    return kept if len(kept) < len(table) else []


def _has(
    row: _Row, noun: frozenset[str], wanted: Sequence[Term], headings: frozenset[str], *,
    denied: bool,
) -> bool:  # fmt: skip
    """Tell whether a row says all that is wanted, in cells that the question names or says whole.

    Who does something is told by who it names only where the question asks so.
    """
    named = [cell for cell in row.cells if any(t.match(cell.label) >= _SURELY for t in wanted)]
    holding = bool(named) or any(t.word in _WHO for t in wanted)
    telling = [
        cell for cell in row.cells
        if cell.negative == denied and not noun & cell.label
        and (holding or not cell.holder)
        and (cell in named or _says_whole(cell, wanted))
    ]  # fmt: skip
    said = [t for t in wanted if any(t.match(cell.value) >= _SURELY for cell in telling)]
    label = headings.union(*(cell.label for cell in named))
    others = (t for t in wanted if t not in said and t.word not in _WHO)
    told = any(t.word not in _WHO for t in said)
    return told and all(t.match(label) >= _SURELY for t in others)


def _says_whole(cell: _Cell, wanted: Sequence[Term]) -> bool:
    return all(any(t.match(frozenset({stem})) >= _SURELY for t in wanted) for stem in cell.value)
