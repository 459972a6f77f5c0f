"""What the contextual encoder says of a build's passages, for one question."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from index.build import Build
from index.embedder import Embedder
from index.vectors import Mask, Vectors

Rows = NDArray[np.int64]

_USUAL = 0.2
"""Cosine of a question and a passage that has nothing to do with it, about."""
_EXPECTED = 1.2
"""What a passage that was not read would get, times the square of its static cosine: so rise,
on the development questions, the means of those that were read."""
_READERS = ThreadPoolExecutor(2, thread_name_prefix="context")
"""They read questions while words are searched."""


class Context:
    """The vectors of passages outside acts; acts are not read (`index.leaf.outside_acts`)."""

    def __init__(self, build: Build, embedder: Embedder) -> None:
        self._embedder = embedder
        self._vectors = build.context if embedder.context_dimension else None
        self._rows = build.context_rows
        self._places = np.full(build.vectors.rows, -1, dtype=np.int64)
        self._places[self._rows] = np.arange(len(self._rows))

    def asked(self, question: str | None) -> Callable[[], Vectors | None]:
        """Have a question read meanwhile; what is returned waits for its vector.

        None when there is no question, or nothing to compare it with.
        """
        if question is None or self._vectors is None:
            return lambda: None
        return _READERS.submit(self._embedder.encode_asked, question).result

    def search(self, asked: Vectors | None, k: int, allowed: Mask) -> Rows:
        """Return the k rows of the build nearest to a question, among those allowed."""
        if asked is None or self._vectors is None:
            return np.empty(0, dtype=np.int64)
        found, _ = self._vectors.search(asked, k, allowed[self._rows])
        return np.asarray(self._rows[found], dtype=np.int64)

    def likeness(self, asked: Vectors | None, rows: Rows, dense: Vectors) -> Vectors:
        """Return how near rows are to a question, 0 (as any passage) to 1.

        Of rows that were not read, what their static cosines (`dense`) let expect. Zeros when
        there is no contextual encoder.
        """
        if asked is None or self._vectors is None:
            return np.zeros(len(rows), dtype=np.float32)
        likeness = _EXPECTED * np.square(np.maximum(dense, 0))
        read = self._places[rows] >= 0
        cosines = self._vectors.similarity(asked, self._places[rows[read]])
        likeness[read] = likeness_of(cosines)
        return np.clip(likeness, 0, 1).astype(np.float32)


def likeness_of(cosines: Vectors) -> Vectors:
    """Return cosines as how near passages are to a question, 0 (as any passage) to 1."""
    return np.asarray(np.clip((cosines - _USUAL) / (1 - _USUAL), 0, 1), dtype=np.float32)
