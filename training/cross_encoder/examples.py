"""Questions with a text that answers them and texts that do not, each question with both.

A model that only reads questions can tell, nine times in ten, which of them people wrote to be
left without answer: those after a price, a date, a name. Questions are therefore shown with a
text that answers and with some that do not, as far as there are both.

All questions are the project's own: on everyday sentences (`training/everyday`), of which some
near misses have a sentence that answers them, on short texts that answer them or only seem to
(`training/read`), and on the corpus (its known questions).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.embedder import load_embedder
from training.corpora import Asked
from training.cross_encoder.recipe import Recipe, Stage
from training.everyday import Told
from training.texts import Text, is_development, sentences_of, slipped, under

_NEAREST, _FARTHEST = 2, 25
"""Ranks of the wrong sentences shown: the very nearest may answer as well."""
_BEST = 3
"""Texts found for a question on the corpus without answer that are shown with it."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question with texts. `answered` tells whether the first answers it; no other does."""

    question: str
    texts: tuple[str, ...]
    answered: bool


class Examples:
    """Draws what a stage shows."""

    def __init__(
        self, told: Sequence[Told], texts: Sequence[Text], asked: Sequence[Asked], recipe: Recipe
    ) -> None:
        self._told = [row for row in told if not is_development(row.text)]
        self._texts = [row for row in texts if not is_development(row.text)]
        self._asked_of_corpus = [row for row in asked if not is_development(row.question)]
        self._recipe = recipe
        self._encoder = load_embedder()
        self._vectors = self._encoder.encode_passages([under(r.head, r.text) for r in self._told])
        self._text_vectors = self._encoder.encode_passages(
            [under(r.heading, r.text) for r in self._texts]
        )

    def of(self, stage: Stage, dice: random.Random) -> list[Example]:
        """Return the examples of one pass."""
        found = list(self._asked(stage, dice))
        if stage.read:
            found += [e for row in self._told for e in self._supplied(row, dice)]
            found += [e for at in range(len(self._texts)) for e in self._read(at, dice)]
            found += [e for row in self._asked_of_corpus for e in self._found(row, dice)]
        dice.shuffle(found)
        return [Example(slipped(e.question, dice), e.texts, e.answered) for e in found]

    def _asked(self, stage: Stage, dice: random.Random) -> Iterator[Example]:
        """Yield questions with their sentence and with others."""
        for at, row in enumerate(self._told):
            if dice.random() >= stage.asked:
                continue
            near = self._near(row.asks, self._vectors, at)
            for question, ranked in zip(row.asks, near, strict=True):
                unlike = sum(dice.random() < stage.unlike for _ in range(self._recipe.wrong))
                drawn = dice.sample(ranked, self._recipe.wrong - unlike)
                wrong = [self._told[n] for n in drawn] + dice.sample(self._told, unlike)
                told = [(each.head, each.text) for each in (row, *wrong)]
                yield self._shown(question, told, True, dice)

    def _near(
        self, questions: Sequence[str], vectors: NDArray[np.float32], own: int
    ) -> list[list[int]]:
        """Return, for each question, the rows near it, without its own and the very nearest."""
        asked = self._encoder.encode_queries(questions)
        likeness: NDArray[np.float32] = asked @ vectors.T
        ranked = np.argsort(-likeness, axis=1)[:, :_FARTHEST]
        return [[int(n) for n in row if n != own][_NEAREST:] for row in ranked]

    def _supplied(self, row: Told, dice: random.Random) -> Iterator[Example]:
        """Yield near misses with what answers them and what does not, under the same headings."""
        if not row.answers:
            return
        for at, (question, answer) in enumerate(zip(row.misses, row.answers, strict=True)):
            others = [other for n, other in enumerate(row.answers) if n != at]
            told = [(row.head, each) for each in (answer, row.text, *others[:1])]
            yield self._shown(question, told, True, dice)
        told = [(row.head, each) for each in (row.text, *row.answers)]
        yield self._shown(dice.choice(row.asks), told, True, dice)

    def _read(self, at: int, dice: random.Random) -> Iterator[Example]:
        """Yield the questions of a text with it or a sentence of it, with another, and others."""
        recipe, row = self._recipe, self._texts[at]
        sentences = sentences_of(row.text)
        near = self._near([question for question, _ in row.answered], self._text_vectors, at)
        for (question, words), ranked in zip(row.answered, near, strict=True):
            telling = [s for s in sentences if words in s]
            others = [s for s in sentences if words not in s]
            alone = telling and dice.random() < recipe.sentence_share
            told = [(row.heading, telling[0] if alone else row.text)]
            if telling and others and dice.random() < recipe.other_share:
                told.append((row.heading, dice.choice(others)))
            if ranked:
                other = self._texts[dice.choice(ranked)]
                told.append((other.heading, other.text))
            yield self._shown(question, told, True, dice)
        for question in row.missed:
            text = dice.choice(sentences) if dice.random() < 0.5 else row.text
            yield self._shown(question, [(row.heading, text)], False, dice)

    def _found(self, row: Asked, dice: random.Random) -> Iterator[Example]:
        """Yield a question on the corpus with a text that answers it, and with those found near."""
        wrong = self._recipe.wrong
        if row.answering:
            others = dice.sample(row.others, min(wrong, len(row.others)))
            yield Example(row.question, (dice.choice(row.answering), *others), True)
        elif row.others:
            best = row.others[:_BEST]
            found = dice.sample(best, min(wrong - 1, len(best)))
            yield Example(row.question, tuple(found), False)

    def _shown(
        self, question: str, told: Sequence[tuple[str, str]], answered: bool, dice: random.Random
    ) -> Example:
        """Return an example of texts given with their headings."""
        texts = (
            text if dice.random() < self._recipe.bare_share else under(heading, text)
            for heading, text in told
        )
        return Example(question, tuple(texts), answered)
