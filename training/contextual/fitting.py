"""Train the encoder stage by stage; what is done is kept, a second call goes on after it."""

from __future__ import annotations

import logging
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import cross_entropy

from index.contextual_encoder import PASSAGE, QUESTION
from training.contextual.encoder import Encoder
from training.contextual.examples import Pair, Pairs
from training.contextual.recipe import Recipe, Stage

_SAID = 20
"""Steps from one line of the log to the next."""
_TOGETHER = 8
"""Texts of about one length that are read together, so that little is padded."""
_NEVER = -1e4


class Texts:
    """Turns texts into tensors."""

    def __init__(self, tokenizer: Tokenizer, longest: int) -> None:
        self._tokenizer = tokenizer
        tokenizer.enable_truncation(longest)
        tokenizer.enable_padding(pad_id=tokenizer.token_to_id("<pad>"), pad_token="<pad>")

    def read(self, encoder: Encoder, texts: Sequence[str]) -> Tensor:
        """Return the vectors of texts, in their order."""
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        rows: list[Tensor] = [torch.empty(0)] * len(texts)
        for start in range(0, len(order), _TOGETHER):
            places = order[start : start + _TOGETHER]
            encoded = self._tokenizer.encode_batch([texts[at] for at in places])
            ids, mask = (
                torch.tensor([getattr(each, name) for each in encoded])
                for name in ("ids", "attention_mask")
            )
            with torch.autocast(encoder.device.type, dtype=torch.bfloat16):
                vectors = encoder(ids.to(encoder.device), mask.to(encoder.device))
            for at, vector in zip(places, vectors.float().cpu(), strict=True):
                rows[at] = vector
        return torch.stack(rows)


def trained(encoder: Encoder, texts: Texts, pairs: Pairs, work: Path, recipe: Recipe) -> Encoder:
    """Return the encoder after every stage; a GPU serves when there is one."""
    encoder.to("cuda" if torch.cuda.is_available() else "cpu")
    encoder.freeze(recipe.frozen)
    for stage in recipe.stages:
        path = work / f"{stage.name}.safetensors"
        if not path.exists():
            torch.manual_seed(recipe.seed)
            _train(encoder, texts, pairs, stage, recipe)
            save_file(encoder.state_dict(), path)
        encoder.load_state_dict(load_file(path))
    return encoder


def loss_of(questions: Tensor, told: Tensor, pairs: Sequence[Pair], scale: float) -> Tensor:
    """Return how far questions are from finding their text among those of the step.

    InfoNCE (van den Oord et al., 2018) with the texts of the other questions as those that do
    not answer, except what is known to answer as well. Rows of both are unit vectors.
    """
    likeness = questions @ told.T * scale
    also = torch.tensor(
        [
            [at != own and other.text in pair.answering for at, other in enumerate(pairs)]
            for own, pair in enumerate(pairs)
        ]
    )
    return cross_entropy(likeness.masked_fill(also, _NEVER), torch.arange(len(pairs)))


def _train(encoder: Encoder, texts: Texts, pairs: Pairs, stage: Stage, recipe: Recipe) -> None:
    optimiser = torch.optim.AdamW(encoder.learning, lr=recipe.rate, weight_decay=recipe.decay)
    dice = random.Random(f"{recipe.seed} {stage.name}")
    encoder.train()
    total = 0.0
    for step in range(stage.steps):
        rate = recipe.rate * min(1, (step + 1) / recipe.warm) * (1 - step / stage.steps)
        for group in optimiser.param_groups:
            group["lr"] = rate
        drawn = pairs.of(stage, dice)
        told = texts.read(encoder, [PASSAGE + pair.text for pair in drawn])
        questions = texts.read(encoder, [QUESTION + pair.question for pair in drawn])
        loss = loss_of(questions, told, drawn, recipe.scale)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder.learning, recipe.clip)
        optimiser.step()
        total += loss.item()
        if (step + 1) % _SAID == 0:
            logging.info("%s: step %d, loss %.3f", stage.name, step + 1, total / _SAID)
            total = 0.0
