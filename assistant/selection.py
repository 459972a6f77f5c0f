"""Lists that were selected, whole or in part, as an answer tells them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.catalogue import Collection


@dataclass(frozen=True, slots=True)
class Selection:
    """Lists that answer a question. `total` counts the members before any filter.

    `doubtful` tells that the question has words, or names a role, that no list has.
    """

    collections: tuple[Collection, ...]
    total: int
    filtered: bool = False
    number: int | None = None
    doubtful: bool = False

    @property
    def shown(self) -> int:
        """Return how many members are shown."""
        return sum(len(c.entries) for c in self.collections)


def total_around(kept: Sequence[Collection], found: Sequence[Collection]) -> int:
    """Return how many members there are in all: those of the enjeu when only one is left."""
    stakes = {c.stake for c in kept}
    return sum(len(c.entries) for c in found if len(stakes) > 1 or c.stake in stakes)
