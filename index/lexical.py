"""BM25 over texts with French analysis (bm25s), saved without pickle.

Rows are the texts in the order given. Scores are Lucene's BM25, whose best possible value
for a term is its idf: `ceiling` is what a text made of the question alone would approach.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.analysis import analyse

Scores = NDArray[np.float32]

K1 = 1.5
B = 0.75
_VOCABULARY = "vocabulary.json"
_ARRAYS = ("data", "indices", "indptr")


class LexicalIndex:
    """A searchable BM25 matrix: one column per term, one row per text."""

    def __init__(
        self, vocabulary: Mapping[str, int], arrays: Mapping[str, NDArray[Any]], rows: int
    ) -> None:
        self._vocabulary = vocabulary
        self._data, self._indices, self._indptr = (arrays[name] for name in _ARRAYS)
        self._rows = rows

    @classmethod
    def build(cls, texts: Sequence[str]) -> Self:
        """Index texts, analysed as French. Equal texts give equal files."""
        return cls.of_terms([analyse(text) for text in texts])

    @classmethod
    def of_terms(cls, terms: Sequence[Sequence[str]]) -> Self:
        """Index texts that are analysed already."""
        vocabulary = {term: at for at, term in enumerate(sorted({t for row in terms for t in row}))}
        return cls.of_columns([[vocabulary[term] for term in row] for row in terms], vocabulary)

    @classmethod
    def of_columns(cls, ids: Sequence[Sequence[int]], vocabulary: Mapping[str, int]) -> Self:
        """Index texts whose terms are given by their column, in the vocabulary's order."""
        if not vocabulary:
            return cls({}, _no_arrays(), len(ids))
        ranker = bm25s.BM25(k1=K1, b=B, method="lucene")
        ranker.index((ids, vocabulary), create_empty_token=False, show_progress=False)
        return cls(vocabulary, ranker.scores, len(ids))

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Open what `save` wrote. Raises OSError, ValueError or KeyError on a broken folder."""
        header = json.loads((folder / _VOCABULARY).read_text(encoding="utf-8"))
        vocabulary = {term: at for at, term in enumerate(header["terms"])}
        arrays = {name: np.load(folder / f"{name}.npy", allow_pickle=False) for name in _ARRAYS}
        if len(arrays["indptr"]) != len(vocabulary) + 1:
            raise ValueError("the vocabulary and the matrix of the lexical index disagree")
        return cls(vocabulary, arrays, int(header["rows"]))

    def save(self, folder: Path) -> None:
        """Write the index into a folder, made when absent: one JSON file, three .npy files."""
        folder.mkdir(parents=True, exist_ok=True)
        header = {"rows": self._rows, "terms": list(self._vocabulary)}
        (folder / _VOCABULARY).write_text(json.dumps(header, ensure_ascii=False), encoding="utf-8")
        for name, array in zip(_ARRAYS, (self._data, self._indices, self._indptr), strict=True):
            np.save(folder / f"{name}.npy", array, allow_pickle=False)

    def __len__(self) -> int:
        return self._rows

    @property
    def vocabulary(self) -> Mapping[str, int]:
        """Return the terms (stems and numbers) that occur, with their column."""
        return self._vocabulary

    def scores(self, terms: Sequence[str] | Mapping[str, float]) -> Scores:
        """Return the BM25 score of every row.

        Terms may carry weights; as a sequence each occurrence weighs 1.
        """
        scores = np.zeros(self._rows, dtype=np.float32)
        for term, weight in _weighted(terms).items():
            rows, own = self.postings(term)
            scores[rows] += weight * own
        return scores

    def postings(self, term: str) -> tuple[NDArray[np.int32], Scores]:
        """Return the rows that have a term, and the score it gives each."""
        column = self._vocabulary.get(term)
        if column is None:
            return self._indices[:0], self._data[:0]
        span = slice(int(self._indptr[column]), int(self._indptr[column + 1]))
        return self._indices[span], self._data[span]

    def ceiling(self, terms: Sequence[str] | Mapping[str, float]) -> float:
        """Return the score that no text can exceed, terms never seen included."""
        return sum(weight * self.idf(term) for term, weight in _weighted(terms).items())

    def idf(self, term: str) -> float:
        """Return how rare a term is: near 0 when every row has it, largest when none has."""
        seen = len(self.postings(term)[0])
        return math.log(1 + (self._rows - seen + 0.5) / (seen + 0.5))


def _weighted(terms: Sequence[str] | Mapping[str, float]) -> Mapping[str, float]:
    if isinstance(terms, Mapping):
        return terms
    weights: dict[str, float] = {}
    for term in terms:
        weights[term] = weights.get(term, 0.0) + 1.0
    return weights


def _no_arrays() -> dict[str, NDArray[Any]]:
    return {
        "data": np.zeros(0, dtype=np.float32),
        "indices": np.zeros(0, dtype=np.int32),
        "indptr": np.zeros(1, dtype=np.int64),
    }
