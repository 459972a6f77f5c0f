"""The words of a set of rows: their BM25 index, and how each is spelt.

There is one per audience: counts, rarity and corrections of one betray nothing of another.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.lexical import LexicalIndex
from index.stemming import stem

_COUNTS = "words.json"


@dataclass(frozen=True, slots=True)
class Wording:
    """A lexical index and how often each folded word occurs in its rows."""

    lexical: LexicalIndex
    counts: Mapping[str, int]

    @classmethod
    def of_numbers(
        cls, words: Sequence[str], numbers: NDArray[np.int32], counts: NDArray[np.uint32]
    ) -> Self:
        """Index rows whose words are given by their number, one row after the other.

        `counts` tells how many words each row has.
        """
        seen = np.bincount(numbers, minlength=len(words)).tolist()
        frequency = {word: n for word, n in zip(words, seen, strict=True) if n}
        stems = {word: stem(word) for word in frequency}
        columns = {term: at for at, term in enumerate(sorted(set(stems.values())))}
        column_of = np.array([columns[stems[w]] if w in stems else -1 for w in words], np.int64)
        terms = column_of[numbers].tolist()
        bounds = pairwise(accumulate(counts.tolist(), initial=0))
        rows = [terms[start:end] for start, end in bounds]
        return cls(LexicalIndex.of_columns(rows, columns), frequency)

    def save(self, folder: Path) -> None:
        """Write both into a folder, made when absent."""
        self.lexical.save(folder)
        ordered = dict(sorted(self.counts.items()))
        (folder / _COUNTS).write_text(json.dumps(ordered, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Open what `save` wrote. Raises OSError, ValueError or KeyError on a broken folder."""
        counts = json.loads((folder / _COUNTS).read_text(encoding="utf-8"))
        if not isinstance(counts, dict) or not all(type(n) is int for n in counts.values()):
            raise ValueError("word counts expected")
        return cls(LexicalIndex.load(folder), counts)
