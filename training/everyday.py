"""Everyday words: questions with the sentences that answer them, and words that stand for others.

The pairs are the project's own (`training/everyday/*.jsonl`): a sentence as documents write it,
questions that it answers in people's words, and questions near it that it does not answer. The
words are those of the thesaurus.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import cross_entropy

from index.thesaurus import french_thesaurus
from training.late_interaction import covered
from training.recipe import Recipe
from training.student import Student, Tokens, thinned

PAIRS = Path(__file__).parent / "everyday"
_NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a document under its headings, and questions about it.

    It answers each of `asks`, and none of `misses`. Where there are `answers`, each is a
    sentence that the same document could have, which answers the miss of its place.
    """

    head: str
    text: str
    asks: tuple[str, ...]
    misses: tuple[str, ...]
    answers: tuple[str, ...] = ()


_FOR_ENCODER = 6
"""Sentences of ten that the encoder is trained on; the others are for what judges by it."""


def for_encoder(told: Told) -> bool:
    """Tell whether the encoder is trained on a sentence."""
    return crc32(told.text.encode()) % 10 < _FOR_ENCODER


def told_sentences(folder: Path = PAIRS) -> list[Told]:
    """Return the project's sentences and their questions."""
    return [
        Told(
            row["head"], row["text"], tuple(row["asks"]), tuple(row["misses"]),
            tuple(row.get("answers", ())),
        )
        for row in written_rows(folder)
    ]  # fmt: skip


def written_rows(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a folder's JSON lines, file by file."""
    for path in sorted(folder.glob("*.jsonl")):
        yield from read_rows(path)


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


class Questions:
    """Everyday questions find the sentence that answers them."""

    def __init__(self, told: Sequence[Told], tokenizer: Tokenizer) -> None:
        self._asks = _Grouped(tokenizer, [row.asks for row in told])
        self._misses = _Grouped(tokenizer, [row.misses for row in told])
        self._texts = Tokens(tokenizer, [row.text for row in told])
        self._headed = Tokens(tokenizer, [f"{row.head}\n{row.text}" for row in told])

    def loss(self, student: Student, recipe: Recipe, dice: np.random.Generator) -> Tensor:
        """Return the loss of a batch: questions to sentences and back.

        On the way back, each sentence must also be told from its near misses.
        """
        rows = dice.choice(len(self._texts), recipe.everyday_batch, replace=False)
        texts = self._texts if dice.random() < recipe.bare_share else self._headed
        asks, misses, told = (
            thinned(batch, recipe.lost_share, dice)
            for batch in (
                self._asks.drawn(rows, dice),
                self._misses.drawn(rows, dice),
                texts.batch(rows),
            )
        )
        table = student.weighted()
        near, missed = (student(q) @ student(told).T for q in (asks, misses))
        share, missed_share = (covered(table, q, told) for q in (asks, misses))
        ways = (
            (recipe.scale, 0.0),
            (0.0, recipe.scale),
            (recipe.fused_cosine, recipe.fused_covered),
        )
        return sum(
            (_both_ways(a * near + b * share, a * missed + b * missed_share) for a, b in ways),
            start=torch.zeros((), device=student.device),
        )


class Words:
    """Words of the thesaurus find what they stand for."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        rows = [
            (word, wordings)
            for table in french_thesaurus().tables.values()
            for word, wordings in table.items()
            if wordings
        ]
        self._wordings = [frozenset(wordings) for _, wordings in rows]
        self._words = Tokens(tokenizer, [word for word, _ in rows])
        self._told = _Grouped(tokenizer, [wordings for _, wordings in rows])

    def loss(self, student: Student, recipe: Recipe, dice: np.random.Generator) -> Tensor:
        """Return the loss of a batch, words to wordings and back."""
        rows = dice.choice(len(self._words), recipe.words_batch, replace=False)
        cosine = student(self._words.batch(rows)) @ student(self._told.drawn(rows, dice)).T
        logits = recipe.scale * cosine
        return _both_ways(logits.masked_fill(self._same(rows).to(student.device), _NEVER))

    def _same(self, rows: NDArray[np.int64]) -> Tensor:
        """Tell which other rows share a wording: they are no wrong answers."""
        holders: dict[str, list[int]] = {}
        for at, row in enumerate(rows):
            for wording in self._wordings[row]:
                holders.setdefault(wording, []).append(at)
        same = np.zeros((len(rows), len(rows)), dtype=bool)
        for places in holders.values():
            same[np.ix_(places, places)] = True
        np.fill_diagonal(same, False)
        return torch.from_numpy(same)


class _Grouped:
    """Some texts for each row, of which one is drawn at a time."""

    def __init__(self, tokenizer: Tokenizer, groups: Sequence[Sequence[str]]) -> None:
        self._tokens = Tokens(tokenizer, [text for group in groups for text in group])
        self._starts = np.cumsum([0, *map(len, groups)])

    def drawn(self, rows: NDArray[np.int64], dice: np.random.Generator) -> tuple[Tensor, Tensor]:
        sizes = self._starts[rows + 1] - self._starts[rows]
        chosen = self._starts[rows] + (dice.random(len(rows)) * sizes).astype(np.int64)
        return self._tokens.batch(chosen)


def _both_ways(logits: Tensor, wrong: Tensor | None = None) -> Tensor:
    """Return the loss of rows to columns and back; `wrong` are further rows for the way back."""
    own = torch.arange(len(logits), device=logits.device)
    back = logits.T if wrong is None else torch.cat([logits, wrong]).T
    return (cross_entropy(logits, own) + cross_entropy(back, own)) / 2
