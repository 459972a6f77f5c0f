"""Fit the weights of the fusion: `python -m benchmarks.retrieval.fitting`.

For each development question the best rows are looked at, as search does; the weights
maximise the probability of a right passage among them (softmax over the rows). A set counts
by the root of its number of questions: large ones would drown small ones, and small ones are
noisy. What is printed goes into `index/fusion.py`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp

from benchmarks.retrieval.development import development_sets
from benchmarks.retrieval.sets import RetrievalSet
from benchmarks.retrieval.systems import lexical
from index.embedder import Embedder, load_embedder
from index.fusion import REFINED, Weights, fuse
from index.fusion import shares as word_shares
from index.late_interaction import Asked

SHARED = Path(__file__).parents[2].parent / "shared"
_RIDGE = 1e-3
_SIGNS = ("words", *(field.name for field in fields(Weights)))

Signs = NDArray[np.float64]
Right = NDArray[np.bool_]


def main() -> None:
    """Print the weights that fit the development sets best."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="where the sets lie")
    parser.add_argument("--model", help="embedder (default: the bundled one)")
    options = parser.parse_args()
    embedder = load_embedder(options.model)
    measured = [signs_of(of, embedder) for of in development_sets(options.shared)]
    weights = fit(measured)
    for name, weight in zip(_SIGNS, weights / weights[0], strict=True):
        print(f"{name:<8} {weight:.2f}")


def signs_of(of: RetrievalSet, embedder: Embedder) -> tuple[Signs, Right]:
    """Return the signs of each question's best rows, and which of these are right.

    Shapes (questions, rows, signs) and (questions, rows); questions none of whose right
    passages is among the rows teach nothing and are left out.
    """
    words, ceilings = lexical(of)
    questions = embedder.encode_queries(of.questions)
    dense = questions @ embedder.encode_passages(of.passages).T
    signs, right = [], []
    for at, gold in enumerate(of.gold):
        best = np.argsort(-fuse(words[at], dense[at], ceilings[at]), kind="stable")[:REFINED]
        own = np.isin(best, list(gold))
        seen = embedder.interact(
            Asked(questions[at], (of.questions[at],)), [of.passages[row] for row in best]
        )
        if seen is None or not own.any():
            continue
        share = word_shares(words[at], ceilings[at])[best]
        signs_seen = (getattr(seen, name) for name in _SIGNS[2:])
        columns = (share, dense[at][best], *signs_seen)
        signs.append(np.stack(columns, axis=1).astype(np.float64))
        right.append(own)
    return np.stack(signs), np.stack(right)


def fit(measured: Sequence[tuple[Signs, Right]]) -> NDArray[np.float64]:
    """Return one weight per sign, by maximum likelihood."""
    counts = np.sqrt([len(signs) for signs, _ in measured])
    shares = counts / counts.sum()

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = _RIDGE * float(weights @ weights), 2 * _RIDGE * weights
        for share, (signs, right) in zip(shares, measured, strict=True):
            scores = signs @ weights
            every = logsumexp(scores, axis=1, keepdims=True)
            own = logsumexp(scores, axis=1, b=right, keepdims=True)
            total += share * float((every - own).mean())
            pull = np.exp(scores - every) - right * np.exp(scores - own)
            slope = slope + share * np.einsum("qrs,qr->s", signs, pull) / len(signs)
        return total, slope

    return np.asarray(minimize(loss, np.ones(len(_SIGNS)), jac=True).x)


if __name__ == "__main__":
    main()
