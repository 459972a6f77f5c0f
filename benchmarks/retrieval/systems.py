"""The systems that are compared, each as scores of every passage for every question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np

from benchmarks.retrieval.measure import Scores
from benchmarks.retrieval.sets import RetrievalSet
from index.analysis import analyse
from index.context import likeness_of
from index.embedder import Embedder
from index.fusion import Rows, fuse, refine
from index.late_interaction import Asked, Interaction
from index.lexical import LexicalIndex


def lexical(of: RetrievalSet) -> tuple[Scores, list[float]]:
    """Score by BM25 alone; return the best possible score of each question too."""
    index = LexicalIndex.build(of.passages)
    terms = [analyse(question) for question in of.questions]
    return np.stack([index.scores(t) for t in terms]), [index.ceiling(t) for t in terms]


def every_system(of: RetrievalSet, embedders: Mapping[str, Embedder]) -> dict[str, Scores]:
    """Return the scores of BM25, and of each embedder alone and fused with it."""
    words, ceilings = lexical(of)
    systems = {"BM25": words}
    for name, embedder in embedders.items():
        passages = _vectors(embedder, of.passages)
        questions = embedder.encode_queries(of.questions)
        dense = np.asarray(questions @ passages.T, dtype=np.float32)
        systems[name] = dense
        for told, context in _with_context(embedder, of):
            rows = zip(of.questions, questions, words, dense, ceilings, context, strict=True)
            systems[f"BM25 + {name}{told}"] = np.stack(
                [hybrid(embedder, of.passages, *row) for row in rows]
            )
    return systems


def _with_context(
    embedder: Embedder, of: RetrievalSet
) -> Iterator[tuple[str, Sequence[Scores | None]]]:
    """Yield the fusion without the contextual encoder, and with it where there is one."""
    yield "", [None] * len(of.questions)
    if embedder.context_dimension:
        passages = _context(embedder, of.passages)
        asked = [embedder.encode_asked(question) for question in of.questions]
        yield " + context", [likeness_of(passages @ each) for each in asked if each is not None]


def hybrid(
    embedder: Embedder,
    passages: Sequence[str],
    question: str,
    vector: Scores,
    words: Scores,
    dense: Scores,
    ceiling: float,
    context: Scores | None = None,
) -> Scores:
    """Fuse one question's scores as the product's search does; it has `context` too."""

    def look(rows: Rows) -> Interaction | None:
        return embedder.interact(Asked(vector, (question,)), [passages[row] for row in rows])

    return refine(fuse(words, dense, ceiling, context), dense, look)[0]


@lru_cache(maxsize=4)
def _vectors(embedder: Embedder, passages: tuple[str, ...]) -> Scores:
    """Encode passages once for the sets that share them."""
    return embedder.encode_passages(passages)


@lru_cache(maxsize=4)
def _context(embedder: Embedder, passages: tuple[str, ...]) -> Scores:
    """Have the contextual encoder read passages once for the sets that share them."""
    return embedder.encode_context(passages)
