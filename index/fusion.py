"""Fuse what BM25 and the encoder say of the same rows into one score per row.

Scores are fused, not ranks: a weak encoder's ranks would pull good lexical matches down.
docs/decisions/fusion.md tells what was measured.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Rows = NDArray[np.int64]

DENSE_WEIGHT = 1.0
CEILING_SHARE = 0.75
REFINED = 50
"""Rows whose parts are looked at: the best so far."""
PART_SHARE = 0.5


def fuse(lexical: Scores, dense: Scores, ceiling: float = 0.0) -> Scores:
    """Return one fused score per row.

    `lexical` are BM25 scores (0 and more), `dense` cosines, over the same candidate rows;
    `ceiling` is the lexical score that no text can exceed for the question.

    BM25 is divided by a geometric mean of its best row and its ceiling. Where the best
    row has all the question's distinctive words, words decide; where the words match
    poorly (everyday words, another language), the best row is far below the ceiling and
    meaning weighs more. A ceiling of 0 is taken for the best row's score.
    """
    best = float(lexical.max(initial=0.0))
    if best <= 0:
        return np.asarray(DENSE_WEIGHT * dense, dtype=np.float32)
    unit = best ** (1 - CEILING_SHARE) * max(ceiling, best) ** CEILING_SHARE
    return np.asarray(lexical / unit + DENSE_WEIGHT * dense, dtype=np.float32)


def refine(scores: Scores, dense: Scores, parts: Callable[[Rows], Scores | None]) -> Scores:
    """Return the fused scores, the best rows' cosines averaged with those of their parts.

    `parts` gives, for some rows, the cosine of the part nearest to the question: a long
    passage may answer in one sentence. It may know nothing (None).
    """
    best = np.argsort(-scores, kind="stable")[:REFINED]
    nearest = parts(best) if best.size else None
    if nearest is None:
        return scores
    refined = scores.copy()
    refined[best] += DENSE_WEIGHT * PART_SHARE * (nearest - dense[best])
    return refined
