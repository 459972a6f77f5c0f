"""How near in meaning the words of a question are to those of the texts found."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assistant.stems import stems_of
from assistant.terms import Term
from index.analysis import words
from index.view import View

# Cosine similarity of two words under which they say nothing of each other, and the one
# above which they are taken as the same; measured on pairs of the development questions.
_FAR, _SAME = 0.35, 0.75
# A word of near meaning never counts as much as the word itself.
_MOST = 0.8


class Closeness:
    """Similarities between the words of one question and the texts that may answer it.

    They are computed at once, for every word of every text.
    """

    def __init__(self, terms: Sequence[Term], texts: Sequence[str], view: View) -> None:
        self._terms = terms
        self._words = {text: _words_of(text) for text in texts}
        vocabulary = sorted(set().union(*self._words.values())) if texts else []
        asked = [term.word for term in terms]
        self._columns = {word: at for at, word in enumerate(vocabulary)}
        self._rows = view.similarity(asked, vocabulary) if asked and vocabulary else []
        self._shares: dict[str, tuple[float, ...]] = {}

    def shares(self, text: str) -> tuple[float, ...]:
        """Return how far a text carries each word, 0 to 1: itself, or by one of near meaning."""
        if text not in self._shares:
            stems = stems_of(text)
            self._shares[text] = tuple(
                self._share(term, at, text, stems) for at, term in enumerate(self._terms)
            )
        return self._shares[text]

    def _share(self, term: Term, at: int, text: str, stems: frozenset[str]) -> float:
        exact = term.match(stems)
        if exact >= _MOST or term.entity or not self._words[text]:
            return exact
        row = self._rows[at]
        best = max(row[self._columns[word]] for word in self._words[text])
        return max(exact, _MOST * min(max((best - _FAR) / (_SAME - _FAR), 0.0), 1.0))


@lru_cache(maxsize=16_384)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(words(text))


def weighed(shares: Sequence[float], weights: Sequence[float]) -> float:
    """Return the mean of shares by weight; 1 where there is nothing to weigh."""
    total = sum(weights)
    if not total:
        return 1.0
    return sum(share * weight for share, weight in zip(shares, weights, strict=True)) / total
