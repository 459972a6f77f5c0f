"""Phrases of the lexicon, found in a question however they are spelt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.cues import generic_words
from assistant.stems import shared_start
from index.analysis import analyse
from index.lexicon import Lexicon
from index.phrases import Phrases, key_words

# What inflection puts after what the forms of a word have in common.
_ENDINGS = frozenset(
    " s x e es t ts r er re ir oir z ez nt ent ons ais ait aient a as ai ra ront it is u us ue ues "
    "ee ees al ale aux ail ve ves f fs se eux euse trice trices teur teurs".split(" ")
)
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
        if exact or length == 1:
            return exact
        near = self.stemmed.get(tuple(analyse(words)))
        return near if near and _other_forms(words, near) else None


def _other_forms(words: str, phrase: str) -> bool:
    """Tell whether two phrases of the same stems differ by inflection alone.

    "santé mental" is "santé mentale", but "programme suivant" is no "programme de suivi".
    """
    said, meant = _content(words), _content(phrase)
    alike = (_inflected(*pair) for pair in zip(said, meant, strict=False))
    return len(said) == len(meant) and all(alike)


def _content(phrase: str) -> list[str]:
    return [word for word in key_words(phrase) if analyse(word)]


def _inflected(one: str, other: str) -> bool:
    shared = shared_start(one, other)
    return {one[shared:], other[shared:]} <= _ENDINGS


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
