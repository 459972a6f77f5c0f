"""What BM25 already says of headings and sections, so that the student learns the rest."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from index.analysis import analyse
from index.lexical import LexicalIndex


class LexicalSignal:
    """BM25 between headings and bodies, divided by each heading's best possible score."""

    def __init__(self, headings: Sequence[str], bodies: Sequence[str]) -> None:
        index = LexicalIndex.build(bodies)
        columns: list[int] = []
        starts = [0]
        weights: list[float] = []
        for heading in headings:
            terms = analyse(heading)
            known = [index.vocabulary[term] for term in terms if term in index.vocabulary]
            columns += known
            weights += [1 / max(index.ceiling(terms), 1e-3)] * len(known)
            starts.append(len(columns))
        shape = (len(headings), len(index.vocabulary))
        self._queries = sp.csr_matrix((np.float32(weights), columns, starts), shape=shape)
        self._bodies = _matrix(index)

    def between(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the scores of these headings (rows) for these bodies (columns)."""
        scores = self._queries[rows] @ self._bodies[rows].T
        return np.asarray(scores.toarray(), dtype=np.float32)


def _matrix(index: LexicalIndex) -> sp.csr_matrix:
    """Return BM25's scores, one row per text and one column per term."""
    postings = [index.postings(term) for term in index.vocabulary]
    starts = np.cumsum([0, *(len(rows) for rows, _ in postings)])
    rows = np.concatenate([rows for rows, _ in postings])
    scores = np.concatenate([scores for _, scores in postings])
    return sp.csc_matrix((scores, rows, starts), shape=(len(index), len(postings))).tocsr()
