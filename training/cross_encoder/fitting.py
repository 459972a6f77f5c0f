"""Train the reader; once it is, a second call takes it up."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from sklearn.metrics import roc_auc_score
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from training.cross_encoder.examples import Example, Examples
from training.cross_encoder.reader import Reader
from training.cross_encoder.recipe import Recipe

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
        """Return ids, mask and segments, pairs × subwords: each question with each text of it."""
        read = self._tokenizer.encode_batch([(e.question, t) for e in examples for t in e.texts])
        rows = ([r.ids for r in read], [r.attention_mask for r in read], [r.type_ids for r in read])
        ids, mask, segments = (torch.tensor(row) for row in rows)
        return ids, mask, segments


def trained(
    reader: Reader, pairs: Pairs, examples: Examples, kept: Sequence[Example], work: Path,
    recipe: Recipe,
) -> Reader:  # fmt: skip
    """Return the reader after the recipe's steps."""
    path = work / "reading.safetensors"
    if not path.exists():
        torch.manual_seed(recipe.seed)
        _train(reader, pairs, examples, recipe)
        save_file(reader.state_dict(), path)
    reader.load_state_dict(load_file(path))
    logging.info("area under the curve %.3f", area(reader, pairs, kept))
    return reader


def area(reader: Reader, pairs: Pairs, examples: Sequence[Example]) -> float:
    """Return how well scores tell texts that answer: the area under the ROC curve."""
    reader.eval()
    with torch.inference_mode():
        scores = torch.cat(
            [reader(*pairs.of(examples[at : at + 64])) for at in range(0, len(examples), 64)]
        )
    answers = [e.answered and not at for e in examples for at in range(len(e.texts))]
    return float(roc_auc_score(answers, scores.numpy()))


def loss_of(logits: Tensor, examples: Sequence[Example], ranked: float) -> Tensor:
    """Return how far logits (pairs) are from telling which texts answer.

    Binary cross-entropy, where the texts of a question that do not answer weigh one together,
    so that as many answer as do not; and, `ranked` times, the cross-entropy over the texts of
    a question (Cao et al., 2007, "ListNet", with one right text), which puts the one that
    answers before the others.
    """
    judged, ordered = [], []
    for example, own in zip(examples, logits.split([len(e.texts) for e in examples]), strict=True):
        answers = torch.zeros_like(own)
        answers[0] = float(example.answered)
        weights = torch.full_like(own, 1 / max(1, len(own) - example.answered))
        if example.answered:
            weights[0] = 1.0
            ordered.append(cross_entropy(own, torch.tensor(0)))
        judged.append((binary_cross_entropy_with_logits(own, answers, reduction="none"), weights))
    losses, weights = (torch.cat(each) for each in zip(*judged, strict=True))
    loss = (losses * weights).sum() / weights.sum()
    return loss + ranked * torch.stack(ordered).mean() if ordered else loss


def _train(reader: Reader, pairs: Pairs, examples: Examples, recipe: Recipe) -> None:
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    reader.to(device).train()
    # The subwords stay as the contextual encoder has them.
    reader.encoder.embeddings.requires_grad_(False)
    layers, rates = reader.encoder.encoder.parameters(), (recipe.rate, recipe.head_rate)
    optimiser = torch.optim.AdamW(
        [{"params": layers}, {"params": reader.head.parameters()}], weight_decay=recipe.decay
    )
    usual = 0.0
    dice = random.Random(recipe.seed)
    for step, batch in enumerate(islice(_batches(examples, recipe, dice), recipe.steps)):
        share = min((step + 1) / recipe.warm, 1.0) * (1 - step / recipe.steps)
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * share
        shown = [each.to(device) for each in pairs.of(batch)]
        with torch.autocast(device.type, dtype=torch.bfloat16):
            logits = reader(*shown)
        loss = loss_of(logits.float().cpu(), batch, recipe.ranked)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), recipe.clip)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        usual = float(loss.detach()) if not step else 0.98 * usual + 0.02 * float(loss.detach())
        if step % _SAID == 0:
            logging.info("step %d of %d, loss %.4f", step, recipe.steps, usual)
    reader.cpu()


def _batches(examples: Examples, recipe: Recipe, dice: random.Random) -> Iterator[list[Example]]:
    """Yield batches without end, of examples about as long as each other."""
    while True:
        shown = examples.of(dice)
        size = max(1, recipe.batch * len(shown) // sum(len(e.texts) for e in shown))
        for start in range(0, len(shown), size * _POOL):
            pool = shown[start : start + size * _POOL]
            pool.sort(key=lambda e: len(e.question) + max(map(len, e.texts)))
            batches = [pool[at : at + size] for at in range(0, len(pool), size)]
            dice.shuffle(batches)
            yield from batches
