"""What is searched for a question: its own words first, then what they also mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from index.analysis import analyse, words
from index.lexicon import Lexicon

EXPANSION = 0.5
"""Weight of the administration's wordings, below the 1 of the user's own words."""

CORRECTION = 0.8
"""Weight of the word that a misspelt one is taken for."""


@dataclass(frozen=True, slots=True)
class Query:
    """Weighted search terms, and the text whose meaning is compared.

    `essential` are the terms that a perfect passage would have; the others only help.
    """

    weights: Mapping[str, float]
    essential: Mapping[str, float]
    text: str


def understand(
    text: str,
    lexicon: Lexicon,
    knows: Callable[[str], bool],
    correct: Callable[[str], str | None],
) -> Query:
    """Read a question: correct its unknown words, add the wordings the lexicon knows.

    A word that the passages do not have is not essential when it has an equivalent:
    the equivalent is what a perfect passage would have.
    """
    essential: dict[str, float] = {}
    helping: dict[str, float] = {}
    corrected: list[str] = []
    for word in words(text):
        equivalents = lexicon.expand(word)
        right = None if equivalents or knows(word) else correct(word)
        if right:
            corrected.append(right)
            _raise(essential, right, CORRECTION)
        elif equivalents and not knows(word):
            _raise(essential, equivalents[0], EXPANSION)
        else:
            _raise(essential, word, 1.0)
    meaning = " ".join([text, *corrected])
    for wording in lexicon.expand(meaning):
        _raise(helping, wording, EXPANSION)
    weights = {**helping, **essential}
    return Query(weights, essential, " ".join([meaning, *lexicon.expand(meaning)]))


def _raise(weights: dict[str, float], wording: str, weight: float) -> None:
    for term in analyse(wording):
        weights[term] = max(weights.get(term, 0.0), weight)
