"""Questions with the text that answers each, drawn so that the texts of a step are near.

The texts that answer the other questions of a step are those that do not answer one: what a
step teaches is what tells texts of one document, or of one subject, apart.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from index.embedder import load_embedder
from training.contextual.recipe import Recipe, Stage
from training.corpora import Asked
from training.everyday import Told
from training.texts import Text, is_development, sentences_of, slipped, under


@dataclass(frozen=True, slots=True)
class Pair:
    """A question with a text that answers it, and all the texts known to answer it."""

    question: str
    text: str
    answering: frozenset[str]


class Pairs:
    """Draws the pairs of a step."""

    def __init__(
        self, told: Sequence[Told], texts: Sequence[Text], asked: Sequence[Asked],
        documents: Sequence[Asked], recipe: Recipe,
    ) -> None:  # fmt: skip
        self._recipe = recipe
        self._told = [row for row in told if not is_development(row.text)]
        self._texts = [t for t in texts if t.answered and not is_development(t.text)]
        self._asked = _answered(asked)
        self._documents: dict[str, list[Asked]] = {}
        for row in _answered(documents):
            self._documents.setdefault(row.document, []).append(row)
        vectors = load_embedder().encode_passages([under(t.heading, t.text) for t in self._texts])
        ranked = np.argsort(-(vectors @ vectors.T), axis=1)[:, : recipe.near + 1]
        self._near = [
            [int(n) for n in row if n != at][recipe.nearest :] for at, row in enumerate(ranked)
        ]

    def of(self, stage: Stage, dice: random.Random) -> list[Pair]:
        """Return the pairs of one step."""
        return list(self._drawn(stage, dice))

    def _drawn(self, stage: Stage, dice: random.Random) -> Iterator[Pair]:
        for name in dice.sample(sorted(self._documents), stage.documents):
            rows = self._documents[name]
            yield from (_pair(r, dice) for r in dice.sample(rows, min(stage.of_each, len(rows))))
        for _ in range(stage.clusters):
            at = dice.randrange(len(self._texts))
            others = min(self._recipe.cluster - 1, len(self._near[at]))
            for place in (at, *dice.sample(self._near[at], others)):
                yield self._of_text(self._texts[place], dice)
        for row in dice.sample(self._told, min(stage.told, len(self._told))):
            text = self._shown(row.head, row.text, dice)
            yield Pair(slipped(dice.choice(row.asks), dice), text, frozenset({text}))
        for each in dice.sample(self._asked, min(stage.asked, len(self._asked))):
            yield _pair(each, dice)

    def _of_text(self, text: Text, dice: random.Random) -> Pair:
        question, words = dice.choice(text.answered)
        telling = [sentence for sentence in sentences_of(text.text) if words in sentence]
        alone = telling and dice.random() < self._recipe.sentence_share
        told = self._shown(text.heading, telling[0] if alone else text.text, dice)
        return Pair(slipped(question, dice), told, frozenset({told}))

    def _shown(self, heading: str, text: str, dice: random.Random) -> str:
        return text if dice.random() < self._recipe.bare_share else under(heading, text)


def _answered(rows: Sequence[Asked]) -> list[Asked]:
    return [row for row in rows if row.answering and not is_development(row.question)]


def _pair(row: Asked, dice: random.Random) -> Pair:
    text = dice.choice(row.answering)
    return Pair(slipped(row.question, dice), text, frozenset(row.answering))
