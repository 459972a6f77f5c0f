"""Encoding speed of two embedders, in one run on the same texts."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from index.embedder import Embedder

_LEAST_SECONDS = 2.0


def passages_per_second(embedder: Embedder, passages: Sequence[str]) -> float:
    """Return how many passages are encoded in a second, in batches."""
    return _rate(lambda: embedder.encode_passages(passages), len(passages))


def queries_per_second(embedder: Embedder, questions: Sequence[str]) -> float:
    """Return how many questions are encoded in a second, one at a time."""

    def one_by_one() -> None:
        for question in questions:
            embedder.encode_queries([question])

    return _rate(one_by_one, len(questions))


def _rate(work: Callable[[], object], items: int) -> float:
    work()
    done, start = 0, time.perf_counter()
    while (spent := time.perf_counter() - start) < _LEAST_SECONDS:
        work()
        done += items
    return done / spent
