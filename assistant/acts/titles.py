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
        self._with: dict[str, list[str]] = {}
        for act in acts:
            for stem in stems_of(_naming(act)):
                self._with.setdefault(stem, []).append(act.id)
        self._alike: dict[str, list[str]] = {}
        for stem in self._with:
            if stem.isalpha():
                self._alike.setdefault(stem[:_PREFIX], []).append(stem)

    def covered(self, terms: Sequence[Term], share: float) -> set[str]:
        """Return the acts whose naming words cover at least a share of the terms' weight."""
        held: dict[str, list[str]] = {}
        for stem in set().union(*map(self._wanted, terms)):
            for act_id in self._with.get(stem, ()):
                held.setdefault(act_id, []).append(stem)
        verdicts: dict[frozenset[str], bool] = {}  # many acts hold the same of these words
        found = set()
        for act_id, stems in held.items():
            key = frozenset(stems)
            if key not in verdicts:
                verdicts[key] = coverage(terms, key) >= share
            if verdicts[key]:
                found.add(act_id)
        return found

    def _wanted(self, term: Term) -> set[str]:
        """Return the stems of a term, of its forms and of what may stand for it."""
        wanted = {stem for part in (term.stems, *term.alternatives) for stem in part}
        for stem in term.stems:
            wanted.update(s for s in self._alike.get(stem[:_PREFIX], ()) if akin(stem, s))
        return wanted


def _naming(act: Act) -> str:
    parts = (act.title, act.matter, act.representative, act.reference)
    return " ".join(part for part in parts if part)
