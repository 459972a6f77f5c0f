"""The words of a set of rows: their BM25 index, and how each is spelt.

There is one per audience: counts, rarity and corrections of one betray nothing of another.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from index.analysis import stem, words
from index.lexical import LexicalIndex

_COUNTS = "words.json"


@dataclass(frozen=True, slots=True)
class Wording:
    """A lexical index and how often each folded word occurs in its rows."""

    lexical: LexicalIndex
    counts: Mapping[str, int]

    @classmethod
    def build(cls, texts: Iterable[str]) -> Self:
        """Index the words of texts."""
        counts: Counter[str] = Counter()
        terms: list[list[str]] = []
        for text in texts:
            row = words(text)
            counts.update(row)
            terms.append([stem(word) for word in row])
        return cls(LexicalIndex.of_terms(terms), counts)

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
