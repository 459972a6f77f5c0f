"""The last part of the training: questions find their passage among all those of documents.

A step shows whole documents, as an index has them, so what a question is told apart from is what
a search would otherwise put first. On the way back a passage is to be nearer to its question than
to those that its document leaves without answer; and two known questions with one answer are to
be nearer to each other than to a question like them that has none.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TypeVar

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import cross_entropy
from transformers import BertModel

from index.contextual_encoder import PASSAGE, QUESTION
from training.contextual.encoder import Encoder
from training.contextual.examples import Pairs
from training.contextual.fitting import Texts
from training.contextual.recipe import Recipe, Stage
from training.corpora import Whole
from training.texts import slipped

Row = TypeVar("Row")

TRAINED = "whole.safetensors"
"""The file of a work folder that holds the encoder once it is trained."""

_NEVER = -1e4
_SAID = 20
_AT_ONCE = 2048
"""Vectors that are compared with all the others at once."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a step shows.

    Question n is answered by the text at `own[n]` and by those at `answering[n]`; `unanswered`
    are further questions. Of each row of `alike`, the first two have one answer, the third none.
    """

    questions: tuple[str, ...]
    texts: tuple[str, ...]
    own: tuple[int, ...]
    answering: tuple[frozenset[int], ...]
    unanswered: tuple[str, ...]
    alike: tuple[tuple[str, str, str], ...]


class Documents:
    """Draws what a step shows: invented documents, the corpus, and `Pairs` beside them."""

    def __init__(
        self, documents: Sequence[Whole], corpus: Whole, pairs: Pairs,
        near: Sequence[Sequence[int]], recipe: Recipe,
    ) -> None:  # fmt: skip
        """`near` gives, for each known question, those without answer that are nearest to it."""
        self._documents, self._corpus, self._pairs = documents, corpus, pairs
        self._near, self._recipe = near, recipe.whole
        self._beside = Stage(
            "beside", 0, documents=0, of_each=0, clusters=recipe.whole.clusters,
            told=recipe.whole.told, asked=0,
        )  # fmt: skip
        ordered = sorted(range(len(corpus.answered)), key=lambda at: corpus.answered[at][2])
        groups = (list(g) for _, g in groupby(ordered, lambda at: corpus.answered[at][2]))
        self._alike = [group for group in groups if len(group) > 1]

    def shown(self, dice: random.Random) -> Shown:
        """Return a step's."""
        recipe, corpus = self._recipe, self._corpus
        questions: list[str] = []
        texts: list[str] = []
        own: list[int] = []
        answering: list[frozenset[int]] = []
        unanswered: list[str] = []
        drawn = dice.sample(self._documents, min(recipe.documents, len(self._documents)))
        for whole, count in (*((each, recipe.of_each) for each in drawn), (corpus, recipe.known)):
            start = len(texts)
            texts += whole.passages
            for question, places, _ in _some(whole.answered, count, dice):
                questions.append(question)
                own.append(start + dice.choice(places))
                answering.append(frozenset(start + place for place in places))
            unanswered += _some(whole.unanswered, count // 2, dice)
        for pair in self._pairs.of(self._beside, dice):
            own.append(len(texts))
            answering.append(frozenset({len(texts)}))
            questions.append(pair.question)
            texts.append(pair.text)
        alike = [self._three(group, dice) for group in _some(self._alike, recipe.alike, dice)]
        return Shown(
            tuple(slipped(question, dice) for question in questions), tuple(texts), tuple(own),
            tuple(answering), tuple(slipped(question, dice) for question in unanswered),
            tuple(alike),
        )  # fmt: skip

    def _three(self, group: Sequence[int], dice: random.Random) -> tuple[str, str, str]:
        one, other = dice.sample(group, 2)
        near = dice.choice(self._near[one][: self._recipe.among])
        asked = (self._corpus.answered[at][0] for at in (one, other))
        first, second = (slipped(question, dice) for question in asked)
        return first, second, slipped(self._corpus.unanswered[near], dice)


def _nearest(encoder: Encoder, texts: Texts, corpus: Whole, among: int) -> list[list[int]]:
    """Return, for each known question, the places of the nearest ones without answer."""
    encoder.eval()
    with torch.inference_mode():
        asked, without = (
            texts.read(encoder, [QUESTION + question for question in each])
            for each in ([question for question, *_ in corpus.answered], corpus.unanswered)
        )
        parts = asked.split(_AT_ONCE)
        found = [(part @ without.T).topk(min(among, len(without)), 1).indices for part in parts]
    return [list(map(int, row)) for part in found for row in part]


def trained_on_whole(
    encoder: Encoder, texts: Texts, pairs: Pairs, documents: Sequence[Whole], corpus: Whole,
    work: Path, recipe: Recipe,
) -> Encoder:  # fmt: skip
    """Return the encoder after this part; what is done is kept in the work folder."""
    path = work / TRAINED
    if not path.exists():
        torch.manual_seed(recipe.seed)
        near = _nearest(encoder, texts, corpus, recipe.whole.among)
        _train(encoder, texts, Documents(documents, corpus, pairs, near, recipe), recipe)
        save_file(encoder.state_dict(), path)
    encoder.load_state_dict(load_file(path))
    return encoder


def trained_encoder(work: Path) -> tuple[BertModel, Tokenizer]:
    """Return what a work folder holds once all is done. Raises SystemExit when it is not."""
    if not (work / TRAINED).exists():
        raise SystemExit(f"no contextual encoder in {work}: run make contextual first")
    folder = next(work.glob("start-*"))
    encoder = Encoder(
        BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager")
    )
    encoder.load_state_dict(load_file(work / TRAINED))
    return encoder.encoder, Tokenizer.from_file(str(work / "tokenizer.json"))


def _train(encoder: Encoder, texts: Texts, documents: Documents, recipe: Recipe) -> None:
    whole = recipe.whole
    optimiser = torch.optim.AdamW(encoder.learning, lr=whole.rate, weight_decay=recipe.decay)
    dice = random.Random(f"{recipe.seed} whole")
    encoder.train()
    for step in range(whole.steps):
        rate = whole.rate * min(1, (step + 1) / whole.warm) * (1 - step / whole.steps)
        for group in optimiser.param_groups:
            group["lr"] = rate
        shown = documents.shown(dice)
        told = texts.read(encoder, [PASSAGE + text for text in shown.texts])
        asked = [*shown.questions, *shown.unanswered, *(q for row in shown.alike for q in row)]
        read = texts.read(encoder, [QUESTION + question for question in asked])
        loss = loss_of_whole(read, told, shown, recipe)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder.learning, recipe.clip)
        optimiser.step()
        if (step + 1) % _SAID == 0:
            logging.info("whole: step %d of %d, loss %.3f", step + 1, whole.steps, loss.item())


def loss_of_whole(asked: Tensor, told: Tensor, shown: Shown, recipe: Recipe) -> Tensor:
    """Return how far a step's vectors are from what is asked of them (InfoNCE, three times).

    `asked` are the questions, those without answer, then the rows of `alike`; `told` the texts.
    """
    whole, count = recipe.whole, len(shown.questions)
    own = torch.tensor(shown.own)
    answers = torch.zeros((count, len(told)), dtype=torch.bool)
    for at, places in enumerate(shown.answering):
        answers[at, list(places)] = True
    compared = count + len(shown.unanswered)
    likeness = asked[:compared] @ told.T * recipe.scale
    also = answers.scatter(1, own[:, None], False)
    finding = cross_entropy(likeness[:count].masked_fill(also, _NEVER), own)
    # Of the passage of a question, the questions that it answers as well are no mistake.
    others = torch.zeros((count, compared), dtype=torch.bool)
    others[:, :count] = answers[:, own].T & ~torch.eye(count, dtype=torch.bool)
    back = cross_entropy(likeness[:, own].T.masked_fill(others, _NEVER), torch.arange(count))
    loss = finding + whole.back * back
    if shown.alike:
        one, other, without = asked[compared:].reshape(len(shown.alike), 3, -1).unbind(1)
        near = one @ torch.cat([other, without]).T * recipe.scale
        loss = loss + whole.alike_weight * cross_entropy(near, torch.arange(len(one)))
    return loss


def _some(rows: Sequence[Row], count: int, dice: random.Random) -> list[Row]:
    return dice.sample(rows, min(count, len(rows)))
