"""Fuse what BM25 and the encoder say of the same rows into one score per row.

Scores are fused, not ranks: a weak encoder's ranks would pull good lexical matches down
(docs/decisions tells what was measured).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

DENSE_WEIGHT = 1.0


def fuse(lexical: Scores, dense: Scores, weight: float = DENSE_WEIGHT) -> Scores:
    """Return one fused score per row.

    `lexical` are BM25 scores (0 and more), `dense` cosines, over the same candidate rows.
    BM25 is divided by its best row, so that it is 1 where words match best; when no word
    matches at all the cosine alone orders rows.
    """
    best = float(lexical.max(initial=0.0))
    scaled = lexical / best if best > 0 else np.zeros_like(lexical)
    return np.asarray(scaled + weight * dense, dtype=np.float32)
