"""The project's short texts (`training/read`), and how questions and texts are shown."""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from training.everyday import written_rows

READ = Path(__file__).parent / "read"
_DEVELOPMENT = 25
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀÂÇÉÈÊËÎÏÔÛÜŒ«])")


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


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text."""
    return _SENTENCE_END.split(text)


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
