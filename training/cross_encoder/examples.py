"""Questions with a text that answers them and texts that do not, each question with both.

A model that only reads questions can tell, nine times in ten, which of them people wrote to be
left without answer: those after a price, a date, a name. Questions are therefore shown with a
text that answers and with some that do not, as far as there are both.

All questions are the project's own: on everyday sentences (`training/everyday`), of which some
near misses have a sentence that answers them, on short texts that answer them or only seem to
(`training/read`), on whole documents (`training/documents`), where many near misses are worded
like a question that is answered, and on the corpus (its known questions).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.embedder import load_embedder
from training.corpora import Asked
from training.cross_encoder.recipe import Recipe
from training.everyday import Told
from training.texts import Text, is_development, sentences_of, slipped, under

_NEAREST, _FARTHEST = 2, 25
"""Ranks of the wrong sentences shown: the very nearest may answer as well."""
_BEST, _BEST_WITHOUT = 5, 3
"""Of the texts found for a question, the best: when one answers, and when none does."""


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
        self._asked = [row for row in asked if not is_development(row.question)]
        self._recipe = recipe
        self._encoder = load_embedder()
        self._vectors = self._encoder.encode_passages([under(r.head, r.text) for r in self._told])
        self._text_vectors = self._encoder.encode_passages(
            [under(r.heading, r.text) for r in self._texts]
        )

    def of(self, dice: random.Random) -> list[Example]:
        """Return the examples of one pass."""
        recipe = self._recipe
        found = [e for row in self._asked for e in self._found(row, dice)]
        for at, row in enumerate(self._told):
            if dice.random() < recipe.told:
                found += self._of_sentence(at, dice)
            if row.answers and dice.random() < recipe.supplied:
                found += self._supplied(row, dice)
        found += [e for at in range(len(self._texts)) for e in self._read(at, dice)]
        dice.shuffle(found)
        return [Example(slipped(e.question, dice), e.texts, e.answered) for e in found]

    def _of_sentence(self, at: int, dice: random.Random) -> Iterator[Example]:
        """Yield the questions on a sentence with it, one near the question and one drawn."""
        row = self._told[at]
        near = self._near(row.asks, self._vectors, at)
        for question, ranked in zip(row.asks, near, strict=True):
            others = {*dice.sample(ranked, min(1, len(ranked))), dice.randrange(len(self._told))}
            rows = (row, *(self._told[n] for n in sorted(others - {at})))
            yield self._shown(question, [(each.head, each.text) for each in rows], True, dice)

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
            if dice.random() >= recipe.read:
                continue
            telling = [s for s in sentences if words in s]
            others = [s for s in sentences if words not in s]
            alone = telling and dice.random() < recipe.alone
            told = [(row.heading, telling[0] if alone else row.text)]
            if telling and others and dice.random() < recipe.other:
                told.append((row.heading, dice.choice(others)))
            if ranked:
                other = self._texts[dice.choice(ranked)]
                told.append((other.heading, other.text))
            yield self._shown(question, told, True, dice)
        for question in row.missed:
            if dice.random() < recipe.read:
                text = dice.choice(sentences) if dice.random() < 0.5 else row.text
                yield self._shown(question, [(row.heading, text)], False, dice)

    def _found(self, row: Asked, dice: random.Random) -> Iterator[Example]:
        """Yield a question on a document with a text that answers it, and with those found near."""
        recipe = self._recipe
        if not row.document and dice.random() >= recipe.known:
            return
        if row.answering:
            best, after = row.others[:_BEST], row.others[_BEST:]
            others = dice.sample(best, min(recipe.wrong, len(best)))
            if after and dice.random() < recipe.farther:
                others.append(dice.choice(after))
            yield Example(row.question, (dice.choice(row.answering), *others), True)
        elif row.others:
            best = row.others[:_BEST_WITHOUT]
            found = dice.sample(best, min(recipe.wrong, len(best)))
            yield Example(row.question, tuple(found), False)

    def _shown(
        self, question: str, told: Sequence[tuple[str, str]], answered: bool, dice: random.Random
    ) -> Example:
        """Return an example of texts given with their headings."""
        texts = (
            text if dice.random() < self._recipe.bare else under(heading, text)
            for heading, text in told
        )
        return Example(question, tuple(texts), answered)
