"""Find acts by the words of their title, matter and member in charge, all of them at once."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.stems import akin, stems_of
from assistant.terms import Term, coverage
from index.document import Act

_PREFIX = 5


class Titles:
    """What acts are named by, ready to be asked for the words of a question."""

    def __init__(self, acts: Sequence[Act]) -> None:
        self._stems = {act.id: stems_of(_naming(act)) for act in acts}
        self._with: dict[str, set[str]] = {}
        for act_id, stems in self._stems.items():
            for stem in stems:
                self._with.setdefault(stem, set()).add(act_id)
        self._alike: dict[str, list[str]] = {}
        for stem in self._with:
            if stem.isalpha():
                self._alike.setdefault(stem[:_PREFIX], []).append(stem)

    def covered(self, terms: Sequence[Term], share: float) -> set[str]:
        """Return the acts whose naming words cover at least a share of the terms' weight."""
        near = set().union(*(self._holding(term) for term in terms)) if terms else set()
        return {act_id for act_id in near if coverage(terms, self._stems[act_id]) >= share}

    def _holding(self, term: Term) -> set[str]:
        """Return the acts that hold a word of a term, or a form of it."""
        wanted = {stem for part in (term.stems, *term.alternatives) for stem in part}
        for stem in term.stems:
            wanted.update(s for s in self._alike.get(stem[:_PREFIX], ()) if akin(stem, s))
        return set().union(*(self._with.get(stem, set()) for stem in wanted))


def _naming(act: Act) -> str:
    parts = (act.title, act.matter, act.representative, act.reference)
    return " ".join(part for part in parts if part)
