"""What stands under an objective that is no heading: its actions, in rows, items or prose."""

from __future__ import annotations

from itertools import dropwhile, islice, takewhile

from assistant.catalogue import Collection, catalogue_of, passage_entry
from assistant.cues import Kind
from assistant.objectives import objective_held
from assistant.understanding import Understanding
from index.document import Passage, PassageKind, Role
from index.view import View

_LISTED = (PassageKind.TABLE_ROW, PassageKind.ITEM)


def what_stands_beneath(objective: Passage, view: View) -> tuple[Passage, ...]:
    """Return the passages under an objective, up to the next part of the plan."""
    following = dropwhile(lambda p: p.id != objective.id, catalogue_of(view).passages)
    beneath = takewhile(
        lambda p: (
            p.role is None
            and p.document_id == objective.document_id
            and p.heading_path == objective.heading_path
        ),
        islice(following, 1, None),
    )
    return tuple(beneath)


def actions_beneath(understood: Understanding, view: View) -> Collection | None:
    """Return the actions, in rows or items, of the one objective that a question numbers.

    "Combien d'actions compte l'OS 1 ?" – those of the table under "OS 1 – Se déplacer".
    """
    asked = Role.ACTION in understood.roles and understood.kind in (Kind.COUNT, Kind.LIST)
    node = objective_held(understood.folded, view) if asked else None
    head = view.passage(node.passage_id or "") if node and not node.children else None
    if head is None:
        return None
    listed = [p for p in _under(head, view) if p.kind in _LISTED and p.role is None]
    if not listed:
        return None
    path = listed[0].heading_path
    label = path[-1] if path != head.heading_path else head.text
    return Collection(head.document_id, label, head.heading_path, tuple(map(passage_entry, listed)))


def _under(head: Passage, view: View) -> tuple[Passage, ...]:
    """Return what stands under an objective: in its section, where it is a heading."""
    section = [
        p for p in catalogue_of(view).passages
        if p.document_id == head.document_id and p.section == head.section and p.id != head.id
    ]  # fmt: skip
    headed = section and all(len(p.heading_path) > len(head.heading_path) for p in section)
    return tuple(section) if headed else what_stands_beneath(head, view)
