"""A closer look at a few passages: subwords of the question against subwords of each passage.

A passage's vector says everything that it says and nothing in particular. What a question
asks is met by one of its sentences, by its heading, or word by word: three comparisons that
static vectors make cheap enough to do while searching.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.static_encoder import Ids, StaticEncoder, Vectors

_HALF = 12
"""Subwords of half a window; a window is about a sentence."""
_LEAST = 1e-12


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: the vector that stands for its meaning, and one wording or more.

    A passage is as near as it is to the wording that suits it best.
    """

    vector: Vectors
    wordings: Sequence[str]


@dataclass(frozen=True, slots=True)
class Interaction:
    """How a question meets some passages, one number (float32) per passage in each array.

    `window` is the cosine of the passage's window of subwords nearest to the question,
    `heading` that of its first line. `covered` is the share of the question that the
    passage's subwords carry: each subword of the question keeps its nearest (MaxSim of
    ColBERT, Khattab & Zaharia 2020) and counts by the length of its vector, as in the mean.
    `phrased` is the share of its pairs of neighbouring subwords that meet neighbours there.
    `echoed` is the share of the first line that the question carries.
    """

    window: Vectors
    covered: Vectors
    phrased: Vectors
    heading: Vectors
    echoed: Vectors


def interact(encoder: StaticEncoder, question: Asked, passages: Sequence[str]) -> Interaction:
    """Compare a question with passages."""
    told = [encoder.subwords(passage) for passage in passages]
    above = [encoder.subwords(passage.partition("\n")[0]) for passage in passages]
    asked = [encoder.subwords(wording) for wording in question.wordings]
    similar = _Similarity(encoder, asked, [*told, *above])
    bodies, headings = _Texts(told, encoder.lengths), _Texts(above, encoder.lengths)
    met = [(encoder.lengths[ids], similar.between(ids, bodies.subwords)) for ids in asked]
    seen = [similar.between(ids, headings.subwords).max(axis=0, initial=0) for ids in asked]
    return Interaction(
        window=_nearest_windows(encoder, question.vector, told),
        covered=_highest(bodies.best(near, lengths) for lengths, near in met),
        phrased=_highest(
            bodies.best(near[:-1] * bodies.neighbours(near[1:]), lengths[:-1] + lengths[1:])
            for lengths, near in met
        ),
        heading=_cosines(_sums(encoder, above), question.vector),
        echoed=_highest(headings.mean(values) for values in seen),
    )


class _Similarity:
    """The cosines, 0 at least, of every subword asked with every subword told."""

    def __init__(self, encoder: StaticEncoder, asked: list[Ids], told: list[Ids]) -> None:
        self._asked, self._told = _distinct(asked), _distinct(told)
        products = encoder.table[self._asked] @ encoder.table[self._told].T
        sizes = np.outer(encoder.lengths[self._asked], encoder.lengths[self._told])
        self._cosines = np.maximum(products / np.maximum(sizes, _LEAST), 0)

    def between(self, asked: Ids, told: Ids) -> Vectors:
        """Return the cosines of the first (rows) with the second (columns)."""
        rows = np.searchsorted(self._asked, asked)
        return np.asarray(self._cosines[np.ix_(rows, np.searchsorted(self._told, told))])


class _Texts:
    """The subwords of some texts in one row, and what is found of each brought back to it.

    Texts without a subword are left out of the row; whatever is found of them is 0.
    """

    def __init__(self, texts: Sequence[Ids], lengths: Vectors) -> None:
        self._size = len(texts)
        self._filled = np.flatnonzero([len(ids) for ids in texts])
        kept = [ids for ids in texts if len(ids)]
        self._starts = np.cumsum([0, *map(len, kept)])[:-1]
        self.subwords = np.concatenate([np.empty(0, np.int32), *kept])
        self._lengths = lengths[self.subwords]

    def best(self, values: Vectors, weights: Vectors) -> Vectors:
        """Return, for each text, the weighted mean of each row's highest value within it."""
        shares = weights / max(float(weights.sum()), _LEAST)
        return self._spread(shares @ np.maximum.reduceat(values, self._starts, axis=1))

    def mean(self, values: Vectors) -> Vectors:
        """Return, for each text, the mean of its subwords' values, weighed by their length."""
        wholes = np.maximum(np.add.reduceat(self._lengths, self._starts), _LEAST)
        return self._spread(np.add.reduceat(values * self._lengths, self._starts) / wholes)

    def neighbours(self, values: Vectors) -> Vectors:
        """Return the values of each subword's next in its text, 0 after the last."""
        following = np.zeros_like(values)
        following[:, :-1] = values[:, 1:]
        following[:, self._starts[1:] - 1] = 0
        return following

    def _spread(self, found: NDArray[Any]) -> Vectors:
        everywhere = np.zeros(self._size, dtype=np.float32)
        everywhere[self._filled] = found
        return everywhere


def _highest(measures: Iterable[Vectors]) -> Vectors:
    return np.asarray(np.maximum.reduce(list(measures)), dtype=np.float32)


def _nearest_windows(encoder: StaticEncoder, vector: Vectors, texts: Sequence[Ids]) -> Vectors:
    """Return, for each text, the cosine of its window of subwords nearest to a vector.

    Windows overlap by half. A short text is one window.
    """
    if not texts:
        return np.zeros(0, dtype=np.float32)
    pieces = [_halves(text) for text in texts]
    first = np.cumsum([0, *map(len, pieces)])[:-1]
    windows = _joined(_sums(encoder, [half for own in pieces for half in own]), first)
    return np.asarray(np.maximum.reduceat(_cosines(windows, vector), first), dtype=np.float32)


def _distinct(texts: Sequence[Ids]) -> Ids:
    return np.unique(np.concatenate([np.empty(0, np.int32), *texts]))


def _sums(encoder: StaticEncoder, texts: Sequence[Ids]) -> Vectors:
    sums = np.zeros((len(texts), encoder.dimension), dtype=np.float32)
    encoder.add_up(texts, sums)
    return sums


def _cosines(rows: Vectors, vector: Vectors) -> Vectors:
    cosines = rows @ vector / np.maximum(np.linalg.norm(rows, axis=1), _LEAST)
    return np.asarray(cosines, dtype=np.float32)


def _halves(ids: Ids) -> list[Ids]:
    return [ids[at : at + _HALF] for at in range(0, max(1, len(ids)), _HALF)]


def _joined(halves: Vectors, first: NDArray[np.int64]) -> Vectors:
    """Add to each half window the next of its text; the last is with the one before."""
    last = np.append(first[1:], len(halves)) - 1
    windows = halves.copy()
    windows[:-1] += halves[1:]
    windows[last] = halves[last]
    followed = last[last > first]
    windows[followed] = windows[followed - 1]
    return windows
