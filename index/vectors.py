"""Exhaustive inner-product search over vectors: the only door to FAISS."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Mask = NDArray[np.bool_]


class VectorIndex:
    """Vectors by row. Unit vectors make the inner product a cosine similarity."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors, *, halved: bool = False) -> VectorIndex:
        """Index the rows of a matrix of shape (rows, dimension).

        `halved` keeps 16 bits of each number: half the memory, cosines right to a thousandth.
        """
        index = _halved(vectors.shape[1]) if halved else faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> VectorIndex:
        """Read a file written by `save`.

        FAISS trusts what it reads: call this only on a file whose digest was checked.
        """
        index = faiss.read_index(str(path))
        if not isinstance(index, faiss.IndexFlatIP | faiss.IndexScalarQuantizer):
            raise ValueError("not an exhaustive inner-product index")
        return cls(index)

    def save(self, path: Path) -> None:
        """Write the vectors to a FAISS file. Raises OSError."""
        try:
            faiss.write_index(self._index, str(path))
        except RuntimeError as error:
            raise OSError(f"cannot write {path.name}") from error

    @property
    def rows(self) -> int:
        """Return how many vectors there are."""
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Return the length of each vector."""
        return int(self._index.d)

    def search(
        self, query: Vectors, k: int, allowed: Mask | None = None
    ) -> tuple[NDArray[np.int64], Vectors]:
        """Return the k best rows among those allowed, best first, with their similarity.

        `query` is one vector. Rows that are not allowed are never compared.
        """
        if self.rows == 0 or k <= 0:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        parameters, bits = None, None
        if allowed is not None:
            bits = np.packbits(allowed, bitorder="little")
            selector = faiss.IDSelectorBitmap(self.rows, faiss.swig_ptr(bits))
            parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        scores, rows = self._index.search(
            np.ascontiguousarray(query.reshape(1, -1), dtype=np.float32),
            min(k, self.rows),
            params=parameters,
        )
        found = rows[0] >= 0
        return rows[0][found], scores[0][found]

    def similarity(self, query: Vectors, rows: Sequence[int] | NDArray[np.int64]) -> Vectors:
        """Return the similarity of one query to the given rows, in their order."""
        return np.asarray(self.take(rows) @ query.reshape(-1), dtype=np.float32)

    def take(self, rows: Sequence[int] | NDArray[np.int64]) -> Vectors:
        """Return the vectors of the given rows."""
        wanted = np.asarray(rows, dtype=np.int64)
        if wanted.size == 0:
            return np.empty((0, self.dimension), dtype=np.float32)
        return np.asarray(self._index.reconstruct_batch(wanted), dtype=np.float32)


def _halved(dimension: int) -> faiss.Index:
    kind = faiss.ScalarQuantizer.QT_fp16
    return faiss.IndexScalarQuantizer(dimension, kind, faiss.METRIC_INNER_PRODUCT)
