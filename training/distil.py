"""Stage 1: French and English texts are pulled to the teacher's vector of the English one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from training.recipe import Recipe
from training.student import Student, Tokens


@dataclass(frozen=True, slots=True)
class Parallel:
    """Parallel texts as tokens, with the teacher's vector of each English side."""

    french: Tokens
    english: Tokens
    vectors: Tensor

    def loss(
        self, student: Student, size: int, recipe: Recipe, dice: np.random.Generator
    ) -> Tensor:
        """Return the loss of a random batch: in-batch softmax and cosine, in both languages."""
        rows = dice.integers(0, len(self.french), size)
        target = self.vectors[torch.from_numpy(rows)].float().to(student.device)
        both = (student(side.batch(rows)) for side in (self.french, self.english))
        return sum(
            (_towards(vectors, target, recipe) for vectors in both),
            start=torch.zeros((), device=student.device),
        )


def _towards(vectors: Tensor, target: Tensor, recipe: Recipe) -> Tensor:
    own = torch.arange(len(vectors), device=vectors.device)
    softmax = cross_entropy(recipe.scale * vectors @ target.T, own)
    return softmax + recipe.cosine * (1 - (vectors * target).sum(dim=1)).mean()
