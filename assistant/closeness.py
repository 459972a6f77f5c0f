"""How near in meaning the words of a question are to those of the texts found."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.understanding import Understanding
from index.analysis import words
from index.view import View

# Cosine similarity of two words under which they say nothing of each other, and the one
# above which they are taken as the same; measured on pairs of the development questions.
_FAR, _SAME = 0.40, 0.80
# A word of near meaning never counts as much as the word itself.
_MOST = 0.8


class Closeness:
    """Similarities between one question and the texts that may answer it, computed at once."""

    def __init__(self, understood: Understanding, texts: Sequence[str], view: View) -> None:
        self._terms = understood.terms
        self._words = {text: frozenset(words(text)) for text in texts}
        vocabulary = sorted(set().union(*self._words.values())) if texts else []
        asked = [term.word for term in self._terms]
        self._columns = {word: at for at, word in enumerate(vocabulary)}
        self._rows = view.similarity(asked, vocabulary) if asked and vocabulary else []
        near = view.similarity([understood.search_text], list(texts)) if texts else [[]]
        self._near = dict(zip(texts, near[0], strict=True))

    def near(self, text: str) -> float:
        """Return the cosine similarity of a text to the whole question."""
        return self._near[text]

    def soft_coverage(self, text: str, stems: frozenset[str]) -> float:
        """Return the share of the question's weight that a text covers or comes near to.

        `stems` are those of the text and its headings: a word found there counts whole.
        """
        total = sum(term.weight for term in self._terms)
        if not total:
            return 1.0
        covered = 0.0
        for term, row in zip(self._terms, self._rows, strict=False):
            exact = term.match(stems)
            if exact < _MOST and not term.entity:
                exact = max(exact, self._credit(row, text))
            covered += term.weight * exact
        return covered / total

    def _credit(self, row: Sequence[float], text: str) -> float:
        best = max((row[self._columns[word]] for word in self._words[text]), default=0.0)
        return _MOST * min(max((best - _FAR) / (_SAME - _FAR), 0.0), 1.0)
