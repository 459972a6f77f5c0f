"""The lists that documents hold, known from their structure: what complete answers are made of.

Nothing here is found by a search: a list is complete because the document's own structure
says where it begins and ends.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from weakref import WeakKeyDictionary

from assistant.cues import Attribute
from assistant.numbered_headings import kind_of
from assistant.run_in import titled_runs
from index.document import OF_ACTS, Document, Passage, PassageKind, Role, Section
from index.view import View

# What may have fields under its title, a line each.
_RECORDS = frozenset({Role.ACTION, Role.OPERATIONAL_OBJECTIVE})
# The row that sums up a table is no member of it.
TOTAL_ROW = re.compile(r"[^:;]* : (?:sous-)?tota(?:l|ux)\b[^;]*;", re.IGNORECASE)

# A row of a table, read aloud: "Bénéficiaire : La Fanfare ; Montant : 7 500 €".
TOLD_ROW = re.compile(r"[^:;\n]{1,60} : [^;\n]+ ; [^:;\n]{1,60} : ")


@dataclass(frozen=True, slots=True)
class Entry:
    """One member of a list: a passage, or a heading. `start`/`end` delimit its words."""

    document_id: str
    text: str
    start: int
    end: int
    path: tuple[str, ...]
    number: str | None = None
    page: int | None = None
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Collection:
    """A complete list of a document, in its order.

    `label` names it: its heading, or the sentence that introduces it. `path` are the
    headings above. `stake` is the heading of the enjeu it belongs to, if any.
    """

    document_id: str
    label: str
    path: tuple[str, ...]
    entries: tuple[Entry, ...]
    role: Role | None = None
    stake: Section | None = None


class Catalogue:
    """Every list of the documents of a view."""

    def __init__(self, view: View) -> None:
        self._documents = [d for d in view.documents.values() if d.metadata.type not in OF_ACTS]
        self._showing: dict[str, tuple[Passage, ...]] = {}
        kept = {d.id for d in self._documents}
        self._passages: dict[str, list[Passage]] = {d.id: [] for d in self._documents}
        for passage in view.passages:
            if passage.document_id in kept and passage.kind is not PassageKind.NOTE:
                self._passages[passage.document_id].append(passage)

    @property
    def passages(self) -> Iterator[Passage]:
        """Yield what stands in documents that are no acts, editors' notes aside."""
        return (passage for kept in self._passages.values() for passage in kept)

    @cached_property
    def stakes(self) -> tuple[tuple[Document, Section], ...]:
        """Return the enjeux of every plan, in order, with the document each stands in."""
        return tuple(
            (document, section) for document in self._documents for section in stakes_of(document)
        )

    @cached_property
    def collections(self) -> tuple[Collection, ...]:
        """Return every list: by role within each enjeu, by group, by (sub-)headings."""
        return tuple(
            collection
            for document in self._documents
            for collection in (
                *self._by_role(document), *self._by_group(document), *self._by_heading(document),
                *self._by_title(document),
            )
        )  # fmt: skip

    def by_role(self, role: Role) -> tuple[Collection, ...]:
        """Return the lists of one role, one per enjeu (or per document outside enjeux)."""
        return tuple(c for c in self._role_collections if c.role is role)

    def passages_of(self, document: Document, section: Section) -> tuple[Passage, ...]:
        """Return what stands under a heading, sub-headings included."""
        return tuple(
            p for p in self._passages[document.id] if section.start <= p.start < section.end
        )

    @cached_property
    def headings(self) -> tuple[tuple[Document, Section], ...]:
        """Return the headings that name a subject of their own: no enjeu, no part of one."""
        stakes = {(d.id, s.index) for d, s in self.stakes}
        return tuple(
            (document, section)
            for document in self._documents
            for section in document.sections
            if section.heading
            and (document.id, section.index) not in stakes
            and section.role in (None, Role.VALUE, Role.MISSION)
        )

    def of_section(self, document: Document, section: Section) -> tuple[Collection, ...]:
        """Return the role lists of an enjeu."""
        return tuple(
            c for c in self._role_collections
            if c.document_id == document.id and c.stake is not None and c.stake == section
        )  # fmt: skip

    def mission(self, document: Document, section: Section) -> Passage | None:
        """Return the sentence that states the mission of an enjeu."""
        return next(
            (p for p in self._passages[document.id]
             if p.role is Role.MISSION and section.start <= p.start < section.end), None,
        )  # fmt: skip

    def showing(self, attribute: Attribute) -> tuple[Passage, ...]:
        """Return the passages that have the form of a detail (a phone number, an address)."""
        if attribute.name not in self._showing:
            self._showing[attribute.name] = tuple(
                p for ps in self._passages.values() for p in ps if attribute.shown_in(p.text)
            )
        return self._showing[attribute.name]

    @cached_property
    def _role_collections(self) -> tuple[Collection, ...]:
        return tuple(c for d in self._documents for c in self._by_role(d))

    def _by_role(self, document: Document) -> Iterator[Collection]:
        stakes = stakes_of(document)
        if stakes:
            entries = tuple(self._stake_entry(document, s) for s in stakes)
            yield Collection(document.id, "Enjeux", (), entries, Role.STAKE)
        values = _values(document)
        if len(values) == 1 and (listed := self._listed_values(document, values[0])):
            yield Collection(document.id, values[0].heading, (), listed, Role.VALUE)
        elif len(values) > 1:
            entries = tuple(heading_entry(document, s) for s in values)
            yield Collection(document.id, _parent_heading(document, values[0]), (), entries,
                             Role.VALUE)  # fmt: skip
        groups: dict[tuple[int | None, Role], list[Passage]] = {}
        for passage in self._passages[document.id]:
            if passage.role and passage.role not in (Role.MISSION, Role.VALUE, Role.STAKE):
                stake = next((s for s in stakes if s.start <= passage.start < s.end), None)
                key = (stake.index if stake else None, passage.role)
                groups.setdefault(key, []).append(passage)
        for (index, role), passages in groups.items():
            stake = document.sections[index] if index is not None else None
            yield Collection(
                document.id, _role_heading(passages[0]),
                (stake.heading,) if stake else (), tuple(map(passage_entry, passages)), role, stake,
            )  # fmt: skip

    def _listed_values(self, document: Document, section: Section) -> tuple[Entry, ...]:
        """Return the values listed under one heading ("Nos principes"), when they are."""
        under = self.passages_of(document, section)
        items = [p for p in under if p.role is Role.VALUE and p.group is not None]
        return tuple(map(passage_entry, items)) if len(items) > 1 else ()

    def _stake_entry(self, document: Document, section: Section) -> Entry:
        """Return an enjeu as a member of a list: its heading, then its mission in full."""
        mission = self.mission(document, section)
        heading = heading_entry(document, section)
        if mission is None:
            return heading
        return replace(
            passage_entry(mission),
            text=f"{section.heading} : {mission.text}",
            number=section.number,
        )

    def _by_group(self, document: Document) -> Iterator[Collection]:
        groups: dict[str, list[Passage]] = {}
        for passage in self._passages[document.id]:
            if passage.group and not TOTAL_ROW.match(passage.text):
                groups.setdefault(passage.group, []).append(passage)
        for passages in groups.values():
            first = passages[0]
            label = first.lead_in or _role_heading(first)
            path = first.heading_path if first.lead_in else first.heading_path[:-1]
            if len(passages) > 1 and label:
                yield Collection(document.id, label, path, tuple(map(passage_entry, passages)))

    def _by_heading(self, document: Document) -> Iterator[Collection]:
        children: dict[int, list[Section]] = {}
        for section in document.sections:
            # Headings that play a part in a plan ("Nos acteurs") are lists of their own.
            if section.parent is not None and section.heading and section.role is None:
                children.setdefault(section.parent, []).append(section)
        for parent, sections in children.items():
            above = document.sections[parent]
            entries = tuple(heading_entry(document, s) for s in sections)
            if len(sections) > 1:
                yield Collection(document.id, above.heading, (), entries)
        # Articles go on from one chapter to the next: together they are the list.
        every: dict[str, list[Entry]] = {}
        for section in document.sections:
            if section.role is None and (kind := kind_of(section.heading)):
                every.setdefault(kind, []).append(heading_entry(document, section))
        for kind, alike in every.items():
            if len(alike) > 1:
                yield Collection(document.id, kind, alike[0].path, tuple(alike))

    def _by_title(self, document: Document) -> Iterator[Collection]:
        """Yield the lists of paragraphs with a title of their own: heading by heading, and all."""
        every: dict[str, list[Entry]] = {}
        for name, run in titled_runs(self._passages[document.id]):
            entries = tuple(_titled_entry(passage, end) for passage, end in run)
            every.setdefault(name, []).extend(entries)
            path = entries[0].path
            if path:
                yield Collection(document.id, path[-1], path[:-1], entries)
        for name, alike in every.items():
            yield Collection(document.id, name, alike[0].path[:-1], tuple(alike))


def stakes_of(document: Document) -> list[Section]:
    """Return the enjeux of a plan: the headings under which strategic objectives stand.

    A heading that only announces them ("Nos 5 enjeux") is not one of them. Where a plan has no
    strategic objectives, several headings side by side are its enjeux.
    """
    with_objectives = {s.parent for s in document.sections if s.role is Role.STRATEGIC_OBJECTIVE}
    named = [s for s in document.sections if s.role is Role.STAKE]
    if with_objectives:
        return [s for s in named if s.index in with_objectives]
    beside = Counter(s.parent for s in named)
    return [s for s in named if beside[s.parent] > 1]


def _values(document: Document) -> list[Section]:
    """Return the values: the innermost headings of that role."""
    values = [s for s in document.sections if s.role is Role.VALUE]
    above = {s.parent for s in values}
    return [s for s in values if s.index not in above]


def _parent_heading(document: Document, section: Section) -> str:
    return document.sections[section.parent].heading if section.parent is not None else ""


def _role_heading(passage: Passage) -> str:
    """Return the heading that names the list: a heading that is only a number names none."""
    named = [h for h in passage.heading_path if not h.strip(" .").isdigit()]
    return named[-1] if named else ""


def passage_entry(passage: Passage) -> Entry:
    """Return a passage as a member of a list; of a record, its title, not its fields."""
    text = passage.text.partition("\n")[0] if passage.role in _RECORDS else passage.text
    return Entry(
        passage.document_id, text, passage.start, passage.start + len(text),
        passage.heading_path, passage.number, passage.page, passage,
    )  # fmt: skip


def _titled_entry(passage: Passage, end: int) -> Entry:
    """Return the title of a paragraph, which ends there in its text, as a member of a list."""
    return replace(passage_entry(passage), text=passage.text[:end], end=passage.start + end)


def heading_entry(document: Document, section: Section) -> Entry:
    """Return a heading as a member of a list."""
    path: list[str] = []
    above = section.parent
    while above is not None:
        path.insert(0, document.sections[above].heading)
        above = document.sections[above].parent
    end = section.start + len(section.heading)
    return Entry(document.id, section.heading, section.start, end, tuple(path), section.number,
                 section.page)  # fmt: skip


_CATALOGUES: WeakKeyDictionary[View, Catalogue] = WeakKeyDictionary()


def catalogue_of(view: View) -> Catalogue:
    """Return the catalogue of a view, made once."""
    if view not in _CATALOGUES:
        _CATALOGUES[view] = Catalogue(view)
    return _CATALOGUES[view]
