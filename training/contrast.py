"""Stage 2: a heading finds its section among those of its act and of others.

It learns to by each of the signs that search fuses: the cosine of the two texts, what the
section's subwords cover of the heading, and both with BM25's score. Part of the time BM25 is
added to the cosine too: what words settle is settled, and the student learns what they miss.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import cross_entropy

from training.data import Section
from training.late_interaction import covered
from training.lexical_signal import LexicalSignal
from training.questions import ask
from training.recipe import Recipe
from training.student import Student, Tokens

_NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Headings:
    """Sections with their bodies as tokens and what BM25 says of them."""

    sections: Sequence[Section]
    french: Tokens
    english: Tokens
    signal: LexicalSignal
    tokenizer: Tokenizer

    def loss(self, student: Student, recipe: Recipe, dice: np.random.Generator) -> Tensor:
        """Return the loss of a batch: headings to bodies and back, one language a side."""
        rows = _draw(len(self.sections), recipe, dice)
        draw = dice.random()
        asked_in_english = draw < recipe.english_share
        answered_in_english = not asked_in_english and draw < 1.5 * recipe.english_share
        chance = random.Random(int(dice.integers(2**32)))
        questions = self._questions(rows, asked_in_english, recipe, chance)
        bodies = self.english if answered_in_english else self.french
        passages = bodies.cropped(rows, recipe.crop_share, dice)
        one_language = not asked_in_english and not answered_in_english
        words = torch.from_numpy(self.signal.between(rows)) if one_language else torch.zeros(())
        words = words.to(student.device)
        helped = one_language and dice.random() < recipe.complement_share
        cosine = student(questions) @ student(passages).T
        share = covered(student.weighted(), questions, passages)
        same = self._same(rows).to(student.device)
        ways = (
            recipe.scale * (cosine + words if helped else cosine),
            recipe.scale * share,
            recipe.fused_cosine * cosine
            + recipe.fused_covered * share
            + recipe.fused_words * words,
        )
        return sum(
            (_both_ways(logits.masked_fill(same, _NEVER)) for logits in ways),
            start=torch.zeros((), device=student.device),
        )

    def _questions(
        self, rows: NDArray[np.int64], english: bool, recipe: Recipe, chance: random.Random
    ) -> tuple[Tensor, Tensor]:
        headings = (self.sections[row].heading for row in rows)
        texts = [heading.english if english else heading.french for heading in headings]
        asked = [ask(text, chance, recipe.frame_share, recipe.slip_share) for text in texts]
        return Tokens(self.tokenizer, asked).batch(np.arange(len(rows)))

    def _same(self, rows: NDArray[np.int64]) -> Tensor:
        """Tell which other rows bear the same heading: they are no wrong answers."""
        names = np.array([self.sections[row].heading.french for row in rows])
        return torch.from_numpy((names[:, None] == names) & ~np.eye(len(rows), dtype=bool))


def _draw(size: int, recipe: Recipe, dice: np.random.Generator) -> NDArray[np.int64]:
    """Draw runs of neighbouring sections, and sections from anywhere."""
    runs = int(recipe.contrast_batch * recipe.neighbour_share) // recipe.neighbours
    starts = dice.integers(0, size - recipe.neighbours, runs)
    near = (starts[:, None] + np.arange(recipe.neighbours)).ravel()
    return np.unique([*near, *dice.integers(0, size, recipe.contrast_batch - len(near))])


def _both_ways(logits: Tensor) -> Tensor:
    own = torch.arange(len(logits), device=logits.device)
    return (cross_entropy(logits, own) + cross_entropy(logits.T, own)) / 2
