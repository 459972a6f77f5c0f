"""Questions with texts that answer them and texts that do not, each question with both.

A model that only reads questions can tell, nine times in ten, which of them people wrote to be
left without answer: those after a price, a date, a name. Questions are therefore shown with a
text that answers and with one that does not, as far as there are both.

All questions are the project's own: on everyday sentences (`training/everyday`), of which some
near misses have a sentence that answers them, on short texts that answer them or only seem to
(`training/read`), and on the corpus (`training/asked`).
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.embedder import load_embedder
from training.cross_encoder.corpus import Asked
from training.cross_encoder.recipe import Recipe, Stage
from training.everyday import Told, written_rows

READ = Path(__file__).parents[1] / "read"
_DEVELOPMENT = 25
_NEAREST, _FARTHEST = 2, 25
"""Ranks of the wrong sentences shown: the very nearest may answer as well."""
_BEST = 3
"""Texts found for a question on the corpus that are shown as not answering it."""
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀÂÇÉÈÊËÎÏÔÛÜŒ«])")


@dataclass(frozen=True, slots=True)
class Example:
    """A question with a text, and whether the text answers it."""

    question: str
    text: str
    answers: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A short text under its heading.

    It answers each of `answered`, by the words beside it, and none of `missed`.
    """

    heading: str
    text: str
    answered: tuple[tuple[str, str], ...]
    missed: tuple[str, ...]


def read_texts(folder: Path = READ) -> list[Text]:
    """Return the project's texts and their questions."""
    return [
        Text(
            row["heading"], row["text"],
            tuple((question, words) for question, words in row["yes"]),
            tuple(question for question, _ in row["no"]),
        )
        for row in written_rows(folder)
    ]  # fmt: skip


def is_development(text: str) -> bool:
    """Tell whether a text is kept out of training, to look at how it goes."""
    return crc32(text.encode()) % _DEVELOPMENT == 0


def under(heading: str, text: str) -> str:
    """Return a text after its heading, as answers show it to the model."""
    return f"{heading}. {text}"


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

    def of(self, stage: Stage, dice: random.Random) -> list[Example]:
        """Return the examples of one pass."""
        found = list(self._asked(stage, dice))
        if stage.read:
            found += [e for row in self._told for e in self._supplied(row, dice)]
            found += [e for row in self._texts for e in self._read(row, dice)]
            found += [e for row in self._asked_of_corpus for e in self._found(row, dice)]
        dice.shuffle(found)
        return [Example(slipped(e.question, dice), e.text, e.answers) for e in found]

    def _asked(self, stage: Stage, dice: random.Random) -> Iterator[Example]:
        """Yield questions with their sentence and with another one."""
        for at, row in enumerate(self._told):
            if dice.random() >= stage.asked:
                continue
            near = self._near(at)
            for question, ranked in zip(row.asks, near, strict=True):
                other = dice.choice(ranked) if dice.random() >= stage.unlike else None
                wrong = self._told[other] if other is not None else dice.choice(self._told)
                yield self._shown(question, row.head, row.text, True, dice)
                yield self._shown(question, wrong.head, wrong.text, False, dice)

    def _near(self, at: int) -> list[list[int]]:
        asked = self._encoder.encode_queries(self._told[at].asks)
        likeness: NDArray[np.float32] = asked @ self._vectors.T
        ranked = np.argsort(-likeness, axis=1)[:, :_FARTHEST]
        return [[int(n) for n in row if n != at][_NEAREST:] for row in ranked]

    def _supplied(self, row: Told, dice: random.Random) -> Iterator[Example]:
        """Yield near misses with what answers them and what does not, under the same headings."""
        if not row.answers:
            return
        for question, answer in zip(row.misses, row.answers, strict=True):
            yield self._shown(question, row.head, answer, True, dice)
            yield self._shown(question, row.head, row.text, False, dice)
        ask = dice.choice(row.asks)
        yield self._shown(ask, row.head, row.text, True, dice)
        yield self._shown(ask, row.head, dice.choice(row.answers), False, dice)
        one, other = dice.sample(range(len(row.misses)), 2)
        yield self._shown(row.misses[one], row.head, row.answers[other], False, dice)

    def _read(self, row: Text, dice: random.Random) -> Iterator[Example]:
        """Yield the questions of a text with the text, and with single sentences of it."""
        recipe, sentences = self._recipe, _SENTENCE_END.split(row.text)
        for question, words in row.answered:
            telling = [s for s in sentences if words in s]
            others = [s for s in sentences if words not in s]
            alone = telling and dice.random() < recipe.sentence_share
            told = telling[0] if alone else row.text
            yield self._shown(question, row.heading, told, True, dice)
            if telling and others and dice.random() < recipe.other_share:
                yield self._shown(question, row.heading, dice.choice(others), False, dice)
        for question in row.missed:
            told = dice.choice(sentences) if dice.random() < 0.5 else row.text
            yield self._shown(question, row.heading, told, False, dice)

    def _found(self, row: Asked, dice: random.Random) -> Iterator[Example]:
        """Yield a question on the corpus with a text that answers it, and with one found near."""
        if row.answering:
            yield Example(row.question, dice.choice(row.answering), True)
            if dice.random() >= self._recipe.near_share:
                return
        if row.others:
            yield Example(row.question, dice.choice(row.others[:_BEST]), False)

    def _shown(
        self, question: str, heading: str, text: str, answers: bool, dice: random.Random
    ) -> Example:
        bare = dice.random() < self._recipe.bare_share
        return Example(question, text if bare else under(heading, text), answers)


def slipped(question: str, dice: random.Random) -> str:
    """Return a question as people type: now and then without accents, capitals, or a letter."""
    if dice.random() < 0.12:
        parts = unicodedata.normalize("NFD", question)
        question = "".join(letter for letter in parts if not unicodedata.combining(letter))
    if dice.random() < 0.1:
        question = question.lower()
    if dice.random() < 0.08:
        question = question.rstrip(" ?")
    if dice.random() < 0.08 and len(question) > 12:
        at = dice.randrange(3, len(question) - 2)
        middle = dice.choice(["", question[at] * 2, question[at + 1] + question[at]])
        question = question[:at] + middle + question[at + 1 + (len(middle) == 2) :]
    return question
