"""The systems that are compared, each as scores of every passage for every question."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from benchmarks.retrieval.measure import Scores
from benchmarks.retrieval.sets import RetrievalSet
from index.analysis import analyse
from index.embedder import Embedder
from index.fusion import fuse
from index.lexical import LexicalIndex


def lexical(of: RetrievalSet) -> tuple[Scores, list[float]]:
    """Score by BM25 alone; return the best possible score of each question too."""
    index = LexicalIndex.build(of.passages)
    terms = [analyse(question) for question in of.questions]
    return np.stack([index.scores(t) for t in terms]), [index.ceiling(t) for t in terms]


def dense(of: RetrievalSet, embedder: Embedder) -> Scores:
    """Score by cosine alone."""
    passages = embedder.encode_passages(of.passages)
    return np.asarray(embedder.encode_queries(of.questions) @ passages.T, dtype=np.float32)


def hybrid(words: Scores, meaning: Scores, ceilings: list[float]) -> Scores:
    """Fuse as the product does."""
    return np.stack([fuse(*rows) for rows in zip(words, meaning, ceilings, strict=True)])


def every_system(of: RetrievalSet, embedders: Mapping[str, Embedder]) -> dict[str, Scores]:
    """Return the scores of BM25, and of each embedder alone and fused with it."""
    words, ceilings = lexical(of)
    systems = {"BM25": words}
    for name, embedder in embedders.items():
        systems[name] = dense(of, embedder)
        systems[f"BM25 + {name}"] = hybrid(words, systems[name], ceilings)
    return systems
