"""The desk where questions are taken: history in, answer out, answer stored."""

from __future__ import annotations

import logging
import re
import time
from dataclasses import dataclass
from typing import Protocol

from api.access import AccessRole
from api.metrics import Metrics
from api.payloads import AnswerOut, answer_out
from api.problems import Problem
from api.storage.conversations import AnswerRecord, Conversations, new_id
from api.storage.database import StorageUnavailable
from assistant.answer import Answer, Status
from assistant.question import Question, Turn
from index.document import Audience
from index.errors import BuildError
from index.library import Health
from index.view import Filters, View

_log = logging.getLogger("api")
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")

UNSTORED = frozenset({Status.REFUSED_PERSONAL_DATA})
"""Ends of a question whose words are never stored."""


class Shelf(Protocol):
    """Where views come from: the builds on disk, or a fixture."""

    @property
    def health(self) -> Health:
        """Return which build answers, and what is wrong with it."""

    def view(self, audiences: frozenset[Audience]) -> View:
        """Return the present build as these audiences may read it.

        Raises BuildError when no build can be read.
        """


class Answering(Protocol):
    """What answers questions: the assistant, or a fixture."""

    def answer(self, question: Question, view: View) -> Answer:
        """Return the answer; never raises for what a person may type."""


@dataclass(frozen=True, slots=True)
class _Thread:
    """A conversation as found: `kept` is false while the database is gone."""

    id: str | None
    turns: tuple[Turn, ...]
    kept: bool


class Desk:
    """Take questions. Thread-safe; one desk serves the whole process."""

    def __init__(
        self, shelf: Shelf, assistant: Answering, conversations: Conversations, metrics: Metrics
    ) -> None:
        self._shelf = shelf
        self._assistant = assistant
        self._conversations = conversations
        self._metrics = metrics

    def view(self, role: AccessRole) -> View:
        """Return the index as this role may read it, or raise Problem 503."""
        try:
            return self._shelf.view(role.audiences)
        except BuildError as problem:
            _log.error("index: %s", problem)
            detail = "L'index des documents n'est pas disponible pour le moment."
            raise Problem(503, detail, {"Retry-After": "30"}) from problem

    def ask(
        self,
        text: str,
        role: AccessRole,
        conversation_id: str | None,
        language: str | None,
        filters: Filters | None = None,
        plain_language: bool = False,
    ) -> AnswerOut:
        """Answer a question and store the exchange; raise Problem where that cannot be."""
        started = time.perf_counter()
        view = self.view(role)
        thread = self._thread(conversation_id, role)
        question = Question(text, thread.turns, language, filters, plain_language)
        answer = self._assistant.answer(question, view)
        seconds = time.perf_counter() - started
        answer_id = new_id()
        kept = thread.kept and self._store(answer_id, thread, answer, text, view, seconds)
        self._metrics.answers.labels(answer.status.value, answer.mode, answer.language).inc()
        self._metrics.answer_seconds.observe(seconds)
        return answer_out(answer, view.build_id, answer_id, thread.id, kept)

    def _thread(self, conversation_id: str | None, role: AccessRole) -> _Thread:
        try:
            if conversation_id is None:
                return _Thread(self._conversations.begin(role.value), (), kept=True)
            known = _ID.fullmatch(conversation_id) is not None
            if not known or not self._conversations.belongs(conversation_id, role.value):
                raise Problem(404, "Cette conversation n'existe pas ou n'existe plus.")
            turns = tuple(
                Turn(turn.question, turn.standalone, turn.status, turn.options)
                for turn in self._conversations.turns(conversation_id)
            )
            return _Thread(conversation_id, turns, kept=True)
        except StorageUnavailable as error:
            self._note_failure(error)
            return _Thread(conversation_id, (), kept=False)

    def _store(
        self, answer_id: str, thread: _Thread, answer: Answer, text: str, view: View, seconds: float
    ) -> bool:
        silent = answer.status in UNSTORED
        record = AnswerRecord(
            id=answer_id,
            conversation_id=thread.id or "",
            status=answer.status.value,
            mode=answer.mode,
            language=answer.language,
            build=view.build_id,
            milliseconds=round(seconds * 1000),
            question=None if silent else text,
            standalone=None if silent else answer.standalone,
            text=None if silent else answer.text,
            options=() if silent else answer.options,
            citations=tuple((c.document_id, c.passage_id) for c in answer.citations),
        )
        try:
            self._conversations.store(record)
        except StorageUnavailable as error:
            self._note_failure(error)
            return False
        return True

    def _note_failure(self, error: StorageUnavailable) -> None:
        self._metrics.storage_failures.inc()
        _log.warning("database unavailable: %s", error)
