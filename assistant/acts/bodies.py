"""Whose acts: the institutions that questions name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.text import fold

_KIND = re.compile(
    r"(?:administration )?(?P<kind>commune|ville|province|c\.?p\.?a\.?s\.?|intercommunale|"
    r"zone de (?:police|secours)|regie provinciale|departement)\s+(?:de la |de l'|des |du |de |d')"
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Named:
    """The institutions that words name, None when they name none, and the words left."""

    institutions: frozenset[str] | None
    remainder: str


class Bodies:
    """The institutions of some acts, known by the words of their names."""

    def __init__(self, institutions: Iterable[str]) -> None:
        self._names = {name: _own_words(name) for name in institutions}
        self.several = len({words for words in self._names.values() if words}) > 1

    def said_in(self, words: str) -> Named:
        """Return the institutions that words name, when there are several to tell apart."""
        tokens = _WORD.findall(words)
        said = tuple(fold(token) for token in tokens)
        if not self.several:
            return Named(None, words)
        found: set[str] = set()
        used: set[int] = set()
        for name, own in self._names.items():
            for at in range(len(said) - len(own) + 1):
                if own and said[at : at + len(own)] == own:
                    found.add(name)
                    used |= set(range(at, at + len(own)))
        if not found:
            return Named(None, words)
        left = (token for at, token in enumerate(tokens) if at not in used)
        return Named(frozenset(found), " ".join(left))


def _own_words(name: str) -> tuple[str, ...]:
    """Return the words that tell an institution from others: "Wavre" of "Ville de Wavre"."""
    return tuple(_WORD.findall(_KIND.sub("", fold(name), count=1)))
