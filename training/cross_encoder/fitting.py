"""Train the reader stage by stage; what is done is kept, a second call goes on after it."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from sklearn.metrics import roc_auc_score
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits

from training.cross_encoder.examples import Example, Examples
from training.cross_encoder.reader import Reader
from training.cross_encoder.recipe import Recipe, Stage

_POOL = 24
"""Batches whose examples are sorted by length together, so that little is padded."""
_SAID = 50
"""Steps from one line of the log to the next."""


class Pairs:
    """Turns pairs of texts into tensors."""

    def __init__(self, tokenizer: Tokenizer, longest: int) -> None:
        self._tokenizer = tokenizer
        tokenizer.enable_truncation(longest, strategy="only_second")
        tokenizer.enable_padding(pad_id=tokenizer.token_to_id("<pad>"), pad_token="<pad>")

    def of(self, examples: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
        """Return ids, mask and segments, batch × subwords."""
        read = self._tokenizer.encode_batch([(e.question, e.text) for e in examples])
        rows = ([r.ids for r in read], [r.attention_mask for r in read], [r.type_ids for r in read])
        ids, mask, segments = (torch.tensor(row) for row in rows)
        return ids, mask, segments


def trained(
    reader: Reader, pairs: Pairs, examples: Examples, kept: Sequence[Example], work: Path,
    recipe: Recipe,
) -> Reader:  # fmt: skip
    """Return the reader after every stage."""
    for stage in recipe.stages:
        path = work / f"{stage.name}.safetensors"
        if not path.exists():
            dice = random.Random(f"{recipe.seed} {stage.name}")
            torch.manual_seed(recipe.seed)
            _train(reader, pairs, examples, stage, recipe, dice)
            save_file(reader.state_dict(), path)
        reader.load_state_dict(load_file(path))
        logging.info("%s: area under the curve %.3f", stage.name, area(reader, pairs, kept))
    return reader


def area(reader: Reader, pairs: Pairs, examples: Sequence[Example]) -> float:
    """Return how well scores tell texts that answer: the area under the ROC curve."""
    reader.eval()
    with torch.inference_mode():
        scores = torch.cat(
            [reader(*pairs.of(examples[at : at + 64])) for at in range(0, len(examples), 64)]
        )
    return float(roc_auc_score([e.answers for e in examples], scores.numpy()))


def _train(
    reader: Reader, pairs: Pairs, examples: Examples, stage: Stage, recipe: Recipe,
    dice: random.Random,
) -> None:  # fmt: skip
    rates = (recipe.rate, recipe.head_rate)
    optimiser = torch.optim.AdamW(
        [{"params": reader.encoder.parameters()}, {"params": reader.head.parameters()}],
        weight_decay=recipe.decay,
    )
    reader.train()
    warm, usual = max(20, stage.steps // 20), 0.0
    for step, batch in enumerate(_batches(examples, stage, recipe, dice)):
        if step == stage.steps:
            return
        share = min(step / warm, 1.0) * (1 - step / stage.steps if stage.falls else 1.0)
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * share
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = reader(*pairs.of(batch))
        answers = torch.tensor([float(e.answers) for e in batch])
        loss = binary_cross_entropy_with_logits(logits.float(), answers)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), recipe.clip)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        usual = float(loss.detach()) if not step else 0.98 * usual + 0.02 * float(loss.detach())
        if step % _SAID == 0:
            logging.info("%s: step %d of %d, loss %.4f", stage.name, step, stage.steps, usual)


def _batches(
    examples: Examples, stage: Stage, recipe: Recipe, dice: random.Random
) -> Iterator[list[Example]]:
    """Yield batches without end, of pairs about as long as each other."""
    while True:
        shown = examples.of(stage, dice)
        for start in range(0, len(shown), recipe.batch * _POOL):
            pool = shown[start : start + recipe.batch * _POOL]
            pool.sort(key=lambda e: len(e.question) + len(e.text))
            batches = [pool[at : at + recipe.batch] for at in range(0, len(pool), recipe.batch)]
            dice.shuffle(batches)
            yield from batches
