"""The assistant: run the steps on a question until one ends with an answer."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from assistant.answer import Answer, Status
from assistant.draft import Draft
from assistant.frames import say
from assistant.generation.writer import Writer
from assistant.question import Question
from assistant.steps import STEPS, Step
from index.view import View

_log = logging.getLogger(__name__)


class Assistant:
    """Answers questions from a view of the index. Holds no state between questions.

    With a writer (a chat model), it writes what can be written; without, it quotes.
    """

    def __init__(self, steps: Sequence[Step] = STEPS, writer: Writer | None = None) -> None:
        self._steps = tuple(steps)
        self._writer = writer

    def answer(self, question: Question, view: View) -> Answer:
        """Answer a question; never raise for what a reader may send."""
        draft = Draft(question=question, view=view, writer=self._writer)
        try:
            for step in self._steps:
                if answer := step(draft):
                    return answer
        except Exception as error:  # a reader is never shown a stack trace
            # The exception's text may hold words of the question: its type is enough.
            _log.error("a step failed: %s", type(error).__name__)
        return draft.end(Status.ERROR_INTERNAL, say(draft.language, "error_internal"))
