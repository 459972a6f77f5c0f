"""The two stages of training, each kept on disk once done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from tqdm import trange

from training.everyday import Questions, Words, for_encoder, told_sentences
from training.preparation import headings, parallel
from training.recipe import Recipe
from training.student import Student, counts_of

Table = NDArray[np.float32]
Loss = Callable[[np.random.Generator], Tensor]


def trained(data: Path, work: Path, recipe: Recipe, tokenizer: Tokenizer) -> Table:
    """Return the subword vectors to ship: both stages' averaged."""
    pairs = parallel(data, work, recipe, tokenizer)
    counts = counts_of(tokenizer.get_vocab_size(), pairs.french, pairs.english)
    student = Student(counts, recipe.dimension, recipe.seed)
    student.to("cuda" if torch.cuda.is_available() else "cpu")

    words = Words(tokenizer)

    def distilled(dice: np.random.Generator) -> Tensor:
        taught = pairs.loss(student, recipe.distil_batch, recipe, dice)
        return taught + recipe.words_weight * words.loss(student, recipe, dice)

    _stage(student, work / "distilled.safetensors", distilled, recipe.distil_steps,
           recipe.distil_rate, recipe.seed)  # fmt: skip
    first = student.table()
    sections = headings(data, recipe, tokenizer)
    questions = Questions(list(filter(for_encoder, told_sentences())), tokenizer)

    def contrasted(dice: np.random.Generator, weight: float = recipe.contrast_weight) -> Tensor:
        return (
            pairs.loss(student, recipe.kept_batch, recipe, dice)
            + weight * sections.loss(student, recipe, dice)
            + recipe.everyday_weight * questions.loss(student, recipe, dice)
            + recipe.words_weight * words.loss(student, recipe, dice)
        )

    _stage(student, work / "contrasted.safetensors", contrasted, recipe.contrast_steps,
           recipe.contrast_rate, recipe.seed + 1)  # fmt: skip
    last = partial(contrasted, weight=recipe.last_weight)
    _stage(student, work / "last.safetensors", last, recipe.last_steps,
           recipe.last_rate, recipe.seed + 2)  # fmt: skip
    return averaged(first, student.table(), recipe.first_stage_share)


def averaged(first: Table, second: Table, share: float) -> Table:
    """Return the average of two tables brought to the same mean length of row."""
    one, other = (table / np.linalg.norm(table, axis=1).mean() for table in (first, second))
    return np.asarray(share * one + (1 - share) * other, dtype=np.float32)


def _stage(student: Student, path: Path, loss: Loss, steps: int, rate: float, seed: int) -> None:
    """Run one stage, or load what it gave when it was run before."""
    if not path.exists():
        _run(student, loss, steps, rate, seed)
        save_file(student.state_dict(), path)
    student.load_state_dict(load_file(path))


def _run(student: Student, loss: Loss, steps: int, rate: float, seed: int) -> None:
    dice = np.random.default_rng(seed)
    adam = torch.optim.Adam(student.parameters(), lr=rate, fused=True)
    with trange(steps, unit="step") as bar:
        for step in bar:
            for group in adam.param_groups:
                group["lr"] = rate * (1 - step / steps)
            value = loss(dice)
            adam.zero_grad()
            value.backward()
            adam.step()
            bar.set_postfix(loss=f"{value.item():.3f}", refresh=False)
