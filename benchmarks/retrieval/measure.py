"""Measure systems with ir-measures.

A question counts at k when one of its right passages is among the first k: ir-measures'
Success@k, which is Recall@k wherever a question has one right passage.
"""

from __future__ import annotations

from dataclasses import dataclass

import ir_measures
import numpy as np
from ir_measures import RR, Success
from numpy.typing import NDArray

from benchmarks.retrieval.sets import RetrievalSet

DEPTH = 10
_MEASURES = (Success @ 1, Success @ 5, RR @ DEPTH)

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Figures:
    """Recall at 1 and 5, and mean reciprocal rank in the first ten."""

    recall_1: float
    recall_5: float
    mrr_10: float

    def __str__(self) -> str:
        return f"{self.recall_1:.3f} {self.recall_5:.3f} {self.mrr_10:.3f}"


def figures(scores: Scores, of: RetrievalSet) -> Figures:
    """Measure a matrix of scores, one row per question and one column per passage."""
    relevant = [
        ir_measures.Qrel(str(question), str(passage), 1)
        for question, gold in enumerate(of.gold)
        for passage in gold
    ]
    run = [
        ir_measures.ScoredDoc(str(question), str(passage), float(DEPTH - rank))
        for question, row in enumerate(scores)
        for rank, passage in enumerate(np.argsort(-row, kind="stable")[:DEPTH])
    ]
    found = ir_measures.calc_aggregate(_MEASURES, relevant, run)
    return Figures(*(float(found[measure]) for measure in _MEASURES))
