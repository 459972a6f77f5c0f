"""Fuse what BM25 and the encoder say of the same rows into one score per row.

Scores are fused, not ranks: a weak encoder's ranks would pull good lexical matches down.
The weights were fitted on development sets by `python -m benchmarks.retrieval.fitting`;
docs/decisions/0041-late-interaction.md tells what was measured.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray

from index.late_interaction import Interaction

Scores = NDArray[np.float32]
Rows = NDArray[np.int64]

CEILING_SHARE = 0.75
REFINED = 50
"""Rows that are looked at closely: the best by words and meaning."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign of meaning is worth, the share of words being worth 1."""

    dense: float
    window: float
    covered: float
    phrased: float
    heading: float
    echoed: float


FIRST = 1.0
"""What the cosine is worth before passages are looked at."""
CONTEXT = 3.0
"""What the contextual encoder's cosine is worth, before and after."""
KNOWN = 4.0
"""What it is worth that a passage answers a known question like the one asked."""
CLOSER = Weights(dense=0.77, window=0.82, covered=2.14, phrased=0.79, heading=0.51, echoed=0.64)

MOST = sum(astuple(CLOSER))
"""What meaning is worth where it meets the question in every sign."""


def shares(lexical: Scores, ceiling: float = 0.0) -> Scores:
    """Return BM25 scores as shares of what they could reach.

    The divisor is a geometric mean of the best row and the ceiling, the score that no text
    can exceed for the question. Where the best row has all the question's distinctive
    words, words decide; where the words match poorly (everyday words, another language),
    the best row is far below the ceiling and meaning weighs more. A ceiling of 0 is taken
    for the best row's score.
    """
    best = float(lexical.max(initial=0.0))
    if best <= 0:
        return np.zeros_like(lexical)
    unit = best ** (1 - CEILING_SHARE) * max(ceiling, best) ** CEILING_SHARE
    return np.asarray(lexical / unit, dtype=np.float32)


def fuse(
    lexical: Scores,
    dense: Scores,
    ceiling: float = 0.0,
    context: Scores | None = None,
    known: Scores | None = None,
) -> Scores:
    """Return one fused score per row.

    `lexical` are BM25 scores (0 and more), `dense` and `context` cosines, those of static
    vectors and those of the contextual encoder, over the same candidate rows; `ceiling` is
    the lexical score that no text can exceed for the question; `known` is how like the question
    are known ones that each row answers (0 to 1).
    """
    fused = shares(lexical, ceiling) + FIRST * dense
    if context is not None:
        fused = fused + CONTEXT * context
    if known is not None:
        fused = fused + KNOWN * known
    return np.asarray(fused, dtype=np.float32)


def refine(
    fused: Scores, dense: Scores, look: Callable[[Rows], Interaction | None]
) -> tuple[Scores, Scores]:
    """Return the fused scores, those of the best rows made again from a closer look.

    And for every row how far its meaning meets the question, 0 to 1: its cosine when it was
    not looked at.

    `look` compares the question with the passages of some rows, or knows nothing (None).
    The rows that were not looked at come after those that were, in the same order.
    """
    met = np.maximum(dense, 0).astype(np.float32)
    best = np.argsort(-fused, kind="stable")[:REFINED]
    seen = look(best) if best.size else None
    if seen is None:
        return fused, met
    worth = closer(dense[best], seen)
    again = fused[best] - FIRST * dense[best] + worth
    refined = fused + min(float(again.min()) - float(fused[best].min()), 0.0)
    refined[best] = again
    met[best] = np.clip(worth / MOST, 0, 1)
    return np.asarray(refined, dtype=np.float32), met


def closer(dense: Scores, seen: Interaction) -> Scores:
    """Return what the meaning of some rows is worth, once they are looked at."""
    worth = (
        CLOSER.dense * dense
        + CLOSER.window * seen.window
        + CLOSER.covered * seen.covered
        + CLOSER.phrased * seen.phrased
        + CLOSER.heading * seen.heading
        + CLOSER.echoed * seen.echoed
    )
    return np.asarray(worth, dtype=np.float32)
