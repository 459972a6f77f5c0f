"""A writer that asks a chat model, within a budget, and leaves it alone while it fails."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from assistant.generation.breaker import Breaker
from assistant.generation.budget import Budget
from assistant.generation.chat import Chat, ChatSetupError, LangChainChat
from assistant.generation.leaks import leaks, new_canary
from assistant.generation.options import ChatOptions
from assistant.generation.prompts import Prompt, answering_prompt, rewriting_prompt
from assistant.generation.reply import claims_schema, question_schema, read_claims, read_question
from assistant.generation.writer import Claim, Extract, Setback, Writer, WriterSetback, WriterState

_log = logging.getLogger(__name__)
_Read = TypeVar("_Read")

# What counts against the model; a reply that says nothing useful does not.
_FAILURES = frozenset({Setback.UNAVAILABLE, Setback.SLOW, Setback.NONSENSE})
# A follow-up is rewritten before anything else can begin: it may take less time.
_REWRITING_SHARE = 0.4


class ChatWriter:
    """Writes with a chat model."""

    def __init__(
        self,
        chat: Chat,
        options: ChatOptions,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._chat, self._options = chat, options
        self._breaker, self._budget = Breaker(clock=clock), Budget(options.budget, clock)
        self._places = threading.BoundedSemaphore(options.parallel)
        self._canary = new_canary()

    @property
    def plain_language(self) -> bool:
        """Tell whether plain-language versions may be asked for."""
        return self._options.plain_language

    @property
    def reads_internal(self) -> bool:
        """Tell whether internal passages may be given to it."""
        return self._options.internal

    @property
    def state(self) -> WriterState:
        """Tell whether it can write now."""
        if self._breaker.open:
            return WriterState.PAUSED
        return WriterState.OVER_BUDGET if self._budget.spent else WriterState.READY

    def write(self, question: str, extracts: Sequence[Extract], language: str) -> tuple[Claim, ...]:
        """Answer a question from the extracts, in a language."""
        return self._claims("writing", question, extracts, language)

    def simplify(
        self, question: str, extracts: Sequence[Extract], language: str
    ) -> tuple[Claim, ...]:
        """Say in plain language what the extracts answer to a question."""
        return self._claims("plain", question, extracts, language)

    def rewrite(self, question: str, earlier: Sequence[str]) -> str:
        """Make a follow-up stand on its own."""
        prompt = rewriting_prompt(question, earlier, self._canary)
        seconds = self._options.timeout * _REWRITING_SHARE
        return self._ask(prompt, question_schema(), read_question, seconds)

    def close(self) -> None:
        """Let go of threads and connections."""
        self._chat.close()

    def _claims(
        self, name: str, question: str, extracts: Sequence[Extract], language: str
    ) -> tuple[Claim, ...]:
        foreign = language != "fr"
        prompt = answering_prompt(name, question, extracts, language, self._canary)

        def read(reply: str) -> tuple[Claim, ...]:
            return read_claims(reply, foreign=foreign)

        return self._ask(prompt, claims_schema(foreign=foreign), read, self._options.timeout)

    def _ask(
        self,
        prompt: Prompt,
        schema: Mapping[str, Any],
        read: Callable[[str], _Read],
        seconds: float,
    ) -> _Read:
        if not self._places.acquire(blocking=False):
            raise WriterSetback(Setback.BUSY)
        try:
            self._admit()
            return self._read(prompt, schema, read, seconds)
        finally:
            self._places.release()

    def _admit(self) -> None:
        if self._budget.spent:
            raise WriterSetback(Setback.BUDGET)
        if not self._breaker.admits():
            raise WriterSetback(Setback.PAUSED)
        self._budget.take()

    def _read(
        self,
        prompt: Prompt,
        schema: Mapping[str, Any],
        read: Callable[[str], _Read],
        seconds: float,
    ) -> _Read:
        try:
            reply = self._chat.complete(prompt, schema, seconds)
            if leaks(reply, prompt.instructions, self._canary):
                raise WriterSetback(Setback.NONSENSE)
            told = read(reply)
        except WriterSetback as setback:
            self._note(setback)
            raise
        except BaseException:
            self._breaker.failed()
            raise
        self._breaker.succeeded()
        return told

    def _note(self, setback: WriterSetback) -> None:
        if setback.reason not in _FAILURES:
            self._breaker.succeeded()
            return
        self._breaker.failed()
        # The cause's text may hold words of the question: its type is enough.
        cause = type(setback.__cause__).__name__ if setback.__cause__ else "reply"
        _log.warning("chat model: %s (%s)", setback.reason.value, cause)


def open_writer(options: ChatOptions) -> Writer:
    """Return the writer for a chat model; one that says so when it cannot be set up."""
    try:
        return ChatWriter(LangChainChat(options), options)
    except ChatSetupError as error:
        # A key may stand in the cause's text: its type is enough.
        _log.error("PST_CHAT_MODEL cannot be set up: %s", type(error.__cause__).__name__)
        return MisconfiguredWriter(options)


class MisconfiguredWriter:
    """Stands in for a chat model that cannot be set up: every call is refused."""

    def __init__(self, options: ChatOptions) -> None:
        self.plain_language = options.plain_language
        self.reads_internal = options.internal
        self.state = WriterState.MISCONFIGURED

    def write(self, *_: object, **__: object) -> tuple[Claim, ...]:
        """Refuse."""
        raise WriterSetback(Setback.UNAVAILABLE)

    simplify = write

    def rewrite(self, *_: object, **__: object) -> str:
        """Refuse."""
        raise WriterSetback(Setback.UNAVAILABLE)

    def close(self) -> None:
        """Do nothing."""
