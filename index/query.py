"""What is searched for a question: its own words first, then what they also mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from index.analysis import analyse, words
from index.lexicon import Lexicon
from index.thesaurus import Thesaurus

EXPANSION = 0.5
"""Weight of the administration's wordings, below the 1 of the user's own words."""

SYNONYM = 0.4
"""Weight of what a word stands for in French at large, below the wordings of the lexicon."""

_FIRST = 3
"""Synonyms that an unknown word is taken for, at most: those written first."""

STAND_IN = 0.9
"""Weight of what a word that no passage has is taken for: its wording, its right spelling."""


@dataclass(frozen=True, slots=True)
class Query:
    """Weighted search terms, and the texts whose meaning is compared.

    `essential` are the terms that a perfect passage would have; the others only help.
    `text` is the question with its words corrected, `wider` the same with the wordings.
    """

    weights: Mapping[str, float]
    essential: Mapping[str, float]
    text: str
    wider: str


def understand(
    text: str,
    lexicon: Lexicon,
    thesaurus: Thesaurus,
    knows: Callable[[str], bool],
    correct: Callable[[str], str | None],
) -> Query:
    """Read a question: correct or translate its unknown words, add the lexicon's wordings.

    A word that the passages do not have is not essential when it has an equivalent:
    the equivalent is what a perfect passage would have.
    """
    essential: dict[str, float] = {}
    helping: dict[str, float] = {}
    corrected: list[str] = []
    translated: list[str] = []
    for word in words(text):
        if knows(word):
            _raise(essential, word, 1.0)
            continue
        equivalents = lexicon.expand(word)
        if not equivalents:
            equivalents = _translations(word, lexicon) or thesaurus.of(word)[:_FIRST]
            translated.extend(equivalents)
        if not equivalents and (right := correct(word)):
            equivalents = (right,)
            corrected.append(right)
        first, *others = equivalents or (word,)
        _raise(essential, first, STAND_IN if equivalents else 1.0)
        for other in others:
            _raise(helping, other, STAND_IN)
    plain = " ".join([text, *corrected])
    wordings = dict.fromkeys([*lexicon.expand(plain), *translated])
    for wording in wordings:
        _raise(helping, wording, EXPANSION)
    for synonym in thesaurus.found_in(plain):
        _raise(helping, synonym, SYNONYM)
    weights = helping | {t: max(w, helping.get(t, 0.0)) for t, w in essential.items()}
    return Query(weights, essential, plain, " ".join([plain, *wordings]))


def _translations(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the French wordings of a word of another language."""
    return next(filter(None, (lexicon.expand(word, name) for name in lexicon.foreign)), ())


def _raise(weights: dict[str, float], wording: str, weight: float) -> None:
    for term in analyse(wording):
        weights[term] = max(weights.get(term, 0.0), weight)
