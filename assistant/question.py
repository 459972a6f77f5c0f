"""What the assistant is given: a question, and the turns that came before it."""

from __future__ import annotations

from dataclasses import dataclass

from index.view import Filters


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the conversation, and what became of it.

    `standalone` and `options` are those of its answer; `status` is the status's value.
    """

    question: str
    standalone: str
    status: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question as asked. `language` is the reader's wish (ISO 639-1), else detected.

    `plain_language` asks for a plain-language version beside the answer.
    """

    text: str
    history: tuple[Turn, ...] = ()
    language: str | None = None
    filters: Filters | None = None
    plain_language: bool = False
