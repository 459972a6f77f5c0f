"""The strategic plan as a tree, drawn from any document whose sections have the roles.

Enjeux hold a mission, objectifs stratégiques, actions, acteurs and chiffres. Objectifs
opérationnels stand under their strategic objective, or directly under the enjeu when the
document does not tell to which one they belong.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from index.document import Document, Passage, Role, Section
from index.text import fold
from index.view import View

_SHORT = {
    Role.STAKE: "enjeu",
    Role.MISSION: "mission",
    Role.STRATEGIC_OBJECTIVE: "os",
    Role.OPERATIONAL_OBJECTIVE: "oo",
    Role.ACTION: "action",
    Role.ACTOR: "acteur",
    Role.FIGURE: "chiffre",
    Role.VALUE: "valeur",
}
_SLUG_WORDS = 8


@dataclass(frozen=True, slots=True)
class PlanNode:
    """One element of the plan. `passage_id` is where its words, or its section's, stand.

    The id is made from the document and from the node's own words and place: it stays
    the same when something else of the document changes.
    """

    id: str
    label: str
    role: Role
    document_id: str
    passage_id: str | None
    number: str | None = None
    children: tuple[PlanNode, ...] = ()

    def walk(self) -> Iterator[PlanNode]:
        """Yield this node and all those under it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Plan:
    """A document's plan: its enjeux in order, then its values."""

    document_id: str
    title: str
    nodes: tuple[PlanNode, ...]

    def walk(self) -> Iterator[PlanNode]:
        """Yield every node, parents before children."""
        for node in self.nodes:
            yield from node.walk()

    def find(self, node_id: str) -> PlanNode | None:
        """Return a node by its id."""
        return next((node for node in self.walk() if node.id == node_id), None)


def read_plans(view: View) -> tuple[Plan, ...]:
    """Return the plans of the documents that hold enjeux, in corpus order."""
    passages: dict[str, list[Passage]] = defaultdict(list)
    planned = {
        id_: document
        for id_, document in view.documents.items()
        if any(section.role is Role.STAKE for section in document.sections)
    }
    for passage in view.passages:
        if passage.document_id in planned:
            passages[passage.document_id].append(passage)
    return tuple(read_plan(document, passages[id_]) for id_, document in planned.items())


def read_plan(document: Document, passages: Sequence[Passage]) -> Plan:
    """Return the plan that a document's sections and passages tell."""
    shoots = _sprout(document, passages)
    names: Counter[str] = Counter()
    nodes = tuple(_grown(shoot, document.id, document.id, names) for shoot in shoots)
    return Plan(document.id, document.metadata.title, nodes)


@dataclass(slots=True)
class _Shoot:
    """A node while the tree grows."""

    label: str
    role: Role
    passage: Passage | None
    number: str | None
    children: list[_Shoot] = field(default_factory=list)


def _sprout(document: Document, passages: Sequence[Passage]) -> list[_Shoot]:
    stakes = {
        section.index: _Shoot(section.heading, Role.STAKE, None, section.number)
        for section in document.sections
        if section.role is Role.STAKE
    }
    values: list[_Shoot] = []
    headed: dict[int, _Shoot] = {}
    numbered: dict[tuple[int, str], _Shoot] = {}
    introducing: dict[tuple[int, str], _Shoot] = {}
    belated: list[tuple[_Shoot, list[Section], int]] = []
    for passage in passages:
        above = _sections_above(document.sections, passage.section)
        stake = next((section.index for section in above if section.index in stakes), None)
        if stake is not None and stakes[stake].passage is None:
            stakes[stake].passage = passage
        if passage.role is None:
            continue
        shoot = _Shoot(passage.text, passage.role, passage, passage.number)
        if passage.role is Role.VALUE:
            values.append(shoot)
        elif stake is not None:
            if passage.role is Role.STRATEGIC_OBJECTIVE:
                _remember(shoot, above[0], stake, headed, numbered)
            if passage.role is Role.OPERATIONAL_OBJECTIVE:
                introducing[(stake, passage.text)] = shoot
            belated.append((shoot, above, stake))
    for shoot, above, stake in belated:
        lead_in = shoot.passage.lead_in if shoot.passage else None
        parent = introducing.get((stake, lead_in or "")) if shoot.role is Role.ACTION else None
        parent = parent or _parent(shoot, above, stake, headed, numbered) or stakes[stake]
        parent.children.append(shoot)
    return [*stakes.values(), *values]


def _remember(
    shoot: _Shoot,
    section: Section,
    stake: int,
    headed: dict[int, _Shoot],
    numbered: dict[tuple[int, str], _Shoot],
) -> None:
    """Note where a strategic objective may be found again: its own heading, its number."""
    if shoot.passage is not None and shoot.passage.end <= section.body:
        headed[section.index] = shoot
    if shoot.number is not None:
        numbered.setdefault((stake, _plain(shoot.number)), shoot)


def _parent(
    shoot: _Shoot,
    above: Sequence[Section],
    stake: int,
    headed: Mapping[int, _Shoot],
    numbered: Mapping[tuple[int, str], _Shoot],
) -> _Shoot | None:
    """Return the strategic objective a node stands under, None when it is not told."""
    if shoot.role in (Role.STRATEGIC_OBJECTIVE, Role.MISSION, Role.ACTOR):
        return None
    for section in above:
        if section.index in headed:
            return headed[section.index]
    if shoot.role is not Role.OPERATIONAL_OBJECTIVE:
        return None
    printed = [section.number for section in above if section.index != stake]
    for number in [*printed, shoot.number]:
        if number is not None:
            for key in (_plain(number), _plain(number).split(".")[0]):
                if (stake, key) in numbered:
                    return numbered[(stake, key)]
    return None


def _sections_above(sections: Sequence[Section], index: int | None) -> list[Section]:
    """Return the section and those around it, innermost first."""
    above: list[Section] = []
    while index is not None:
        above.append(sections[index])
        index = sections[index].parent
    return above


def _grown(shoot: _Shoot, document_id: str, prefix: str, names: Counter[str]) -> PlanNode:
    name = f"{prefix}.{_slug(shoot)}"
    names[name] += 1
    id_ = name if names[name] == 1 else f"{name}-{names[name]}"
    return PlanNode(
        id=id_,
        label=shoot.label,
        role=shoot.role,
        document_id=document_id,
        passage_id=shoot.passage.id if shoot.passage else None,
        number=shoot.number,
        children=tuple(_grown(child, document_id, id_, names) for child in shoot.children),
    )


def _slug(shoot: _Shoot) -> str:
    kind = _SHORT[shoot.role]
    if shoot.role is Role.STRATEGIC_OBJECTIVE and shoot.number:
        return f"{kind}-{_plain(shoot.number).replace('.', '-')}"
    words = re.findall(r"[a-z0-9]+", fold(shoot.label))[:_SLUG_WORDS]
    return "-".join(words if shoot.role is Role.STAKE and words else [kind, *words])


def _plain(number: str) -> str:
    """Return a printed number as compared: `01.` is `1`, `03.2` is `3.2`."""
    parts = re.findall(r"[0-9]+|[A-Za-z]+", number)
    return ".".join(part.lstrip("0") or "0" for part in parts)
