"""Fuse what BM25 and the encoder say of the same rows into one score per row.

Scores are fused, not ranks: a weak encoder's ranks would pull good lexical matches down.
docs/decisions/fusion.md tells what was measured.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

DENSE_WEIGHT = 1.0
CEILING_SHARE = 0.5


def fuse(lexical: Scores, dense: Scores, ceiling: float = 0.0) -> Scores:
    """Return one fused score per row.

    `lexical` are BM25 scores (0 and more), `dense` cosines, over the same candidate rows;
    `ceiling` is the lexical score that no text can exceed for the question.

    BM25 is divided by the geometric mean of its best row and its ceiling. Where the best
    row has all the question's distinctive words, words decide; where the words match
    poorly (everyday words, another language), the best row is far below the ceiling and
    meaning weighs more. A ceiling of 0 is taken for the best row's score.
    """
    best = float(lexical.max(initial=0.0))
    if best <= 0:
        return np.asarray(DENSE_WEIGHT * dense, dtype=np.float32)
    unit = best ** (1 - CEILING_SHARE) * max(ceiling, best) ** CEILING_SHARE
    return np.asarray(lexical / unit + DENSE_WEIGHT * dense, dtype=np.float32)
