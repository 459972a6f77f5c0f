"""Phrases of the lexicon, found in a question however they are spelt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.cues import generic_words
from index.analysis import analyse
from index.lexicon import Lexicon
from index.phrases import Phrases, key_words

# Words that only tie a phrase's others together.
_LINKS = frozenset("de d du des la le l les a au aux en et the of".split())


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """The phrases that count as one word; `stemmed` finds other forms of those of several words."""

    phrases: Phrases
    stemmed: Mapping[tuple[str, ...], str]

    def at(self, said: Sequence[str], meant: Sequence[str], start: int) -> tuple[int, str]:
        """Return how many words the longest phrase has that starts there, and the phrase.

        `said` are a question's folded words and `meant` the same spelt right; a phrase may
        be there in either, or in other forms of its words ("santé mental"). 0 when none is.
        """
        for length in range(min(self.phrases.longest, len(said) - start), 0, -1):
            if length == 1 and said[start] in generic_words():
                continue
            for words in (said[start : start + length], meant[start : start + length]):
                if key := self._find(" ".join(words), length):
                    return length, key
        return 0, ""

    def name(self, words: str) -> str | None:
        """Return the phrase that these very words are, as the lexicon has it."""
        return self.phrases.phrases.get(key_words(words))

    def _find(self, words: str, length: int) -> str | None:
        exact = self.name(words)
        return exact if exact or length == 1 else self.stemmed.get(tuple(analyse(words)))


@lru_cache(maxsize=16)
def _book(keys: tuple[str, ...]) -> PhraseBook:
    stemmed: dict[tuple[str, ...], str] = {}
    for key in keys:
        stems = tuple(analyse(key))
        links = sum(word in _LINKS for word in key_words(key))
        # What else the analysis drops ("ne … pas", "faire") belongs to the phrase.
        if len(stems) > 1 and len(stems) + links == len(key_words(key)):
            stemmed.setdefault(stems, key)
    return PhraseBook(Phrases.of(keys), stemmed)


def phrase_book(lexicon: Lexicon, language: str) -> PhraseBook:
    """Return the acronyms, everyday words and foreign words of a lexicon, for a language."""
    foreign = lexicon.foreign.get(language, {})
    spelt_out = (wording for wordings in lexicon.acronyms.values() for wording in wordings)
    return _book((*lexicon.acronyms, *lexicon.everyday, *foreign, *spelt_out))
