"""What stands under an objective that is no heading: its actions, in rows, items or prose."""

from __future__ import annotations

from itertools import dropwhile, islice, takewhile

from assistant.catalogue import catalogue_of
from index.document import Passage
from index.view import View


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
