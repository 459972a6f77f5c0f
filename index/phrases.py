"""Find words and phrases in a text, whatever their accents, plural, hyphens or dots."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from index.text import fold

_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}(?:[a-z]\b)?")
_WORD = re.compile(r"[0-9a-z]+")


@lru_cache(maxsize=65_536)
def key_words(text: str) -> tuple[str, ...]:
    """Return the words two phrases are compared by.

    Folded, without the dots of an acronym (`V.A.D.A.` is `vada`), split at apostrophes
    and hyphens, without a final s or x: "Points-nœuds" gives `point`, `noeud`.
    """
    undotted = _DOTTED.sub(lambda found: found[0].replace(".", ""), fold(text))
    return tuple(_singular(word) for word in _WORD.findall(undotted))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases to look for; the longest one wins where several start at the same word."""

    phrases: Mapping[tuple[str, ...], str]
    longest: int

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Phrases:
        """Make them from phrases as written; the first of two equal ones is kept."""
        known: dict[tuple[str, ...], str] = {}
        for phrase in phrases:
            known.setdefault(key_words(phrase), phrase)
        return cls(known, max(map(len, known), default=0))

    def found_in(self, text: str) -> tuple[str, ...]:
        """Return the phrases the text holds, as they were given, in order of appearance."""
        words = key_words(text)
        found: dict[str, None] = {}
        at = 0
        while at < len(words):
            length = self._match(words, at)
            if length:
                found[self.phrases[words[at : at + length]]] = None
            at += length or 1
        return tuple(found)

    def _match(self, words: tuple[str, ...], at: int) -> int:
        for length in range(min(self.longest, len(words) - at), 0, -1):
            if words[at : at + length] in self.phrases:
                return length
        return 0
