"""Conversations and their answers, as stored."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select, update

from api.storage.database import Database
from api.storage.tables import AnswerRow, ConversationRow, FeedbackRow

TURNS_KEPT = 6
"""How many earlier turns a follow-up is resolved from."""


@dataclass(frozen=True, slots=True)
class PastTurn:
    """What an earlier turn leaves to the next: nothing of its answer's words."""

    question: str
    standalone: str
    status: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """An answer to store. `question` is None where it must not be kept."""

    id: str
    conversation_id: str
    status: str
    mode: str
    language: str
    build: str
    milliseconds: int
    question: str | None
    standalone: str | None
    text: str | None
    options: tuple[str, ...] = ()
    citations: tuple[tuple[str, str | None], ...] = ()


class Conversations:
    """Conversations in a database. All methods raise StorageUnavailable when it is gone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, role: str) -> str:
        """Store a new conversation and return its unguessable id."""
        conversation_id = new_id()
        with self._database.session() as session:
            row = ConversationRow(id=conversation_id, role=role, created_at=datetime.now(UTC))
            session.add(row)
        return conversation_id

    def belongs(self, conversation_id: str, role: str) -> bool:
        """Tell whether the conversation exists and was begun with this role."""
        with self._database.session() as session:
            row = session.get(ConversationRow, conversation_id)
            return row is not None and row.role == role

    def turns(self, conversation_id: str) -> tuple[PastTurn, ...]:
        """Return the last turns of a conversation, oldest first."""
        newest = (
            select(AnswerRow)
            .where(AnswerRow.conversation_id == conversation_id, AnswerRow.question.is_not(None))
            .order_by(AnswerRow.rank.desc())
            .limit(TURNS_KEPT)
        )
        with self._database.session() as session:
            rows = list(session.scalars(newest))
            return tuple(
                PastTurn(row.question or "", row.standalone or "", row.status, tuple(row.options))
                for row in reversed(rows)
            )

    def store(self, record: AnswerRecord) -> None:
        """Store an answer as the last of its conversation."""
        rank = select(func.coalesce(func.max(AnswerRow.rank), 0) + 1).where(
            AnswerRow.conversation_id == record.conversation_id
        )
        with self._database.session() as session:
            session.add(
                AnswerRow(
                    id=record.id,
                    conversation_id=record.conversation_id,
                    rank=session.scalar(rank),
                    asked_at=datetime.now(UTC),
                    status=record.status,
                    mode=record.mode,
                    language=record.language,
                    build=record.build,
                    milliseconds=record.milliseconds,
                    question=record.question,
                    standalone=record.standalone,
                    text=record.text,
                    options=list(record.options),
                    citations=[list(pair) for pair in record.citations],
                )
            )

    def opine(
        self, answer_id: str, role: str, useful: bool, reason: str | None, comment: str | None
    ) -> bool:
        """Store an opinion on an answer of this role's; False when there is no such answer."""
        found = (
            select(AnswerRow.id)
            .join(ConversationRow, ConversationRow.id == AnswerRow.conversation_id)
            .where(AnswerRow.id == answer_id, ConversationRow.role == role)
        )
        with self._database.session() as session:
            if session.scalar(found) is None:
                return False
            session.merge(
                FeedbackRow(
                    answer_id=answer_id,
                    given_at=datetime.now(UTC),
                    useful=useful,
                    reason=reason,
                    comment=comment,
                )
            )
            return True

    def forget(self, days: int) -> int:
        """Blank what was written more than `days` ago; return how many answers it was.

        Dates, statuses and counts stay: they tell nothing of anybody.
        """
        limit = datetime.now(UTC) - timedelta(days=days)
        old = select(AnswerRow.id).where(AnswerRow.asked_at < limit)
        with self._database.session() as session:
            session.execute(
                update(FeedbackRow).where(FeedbackRow.answer_id.in_(old)).values(comment=None)
            )
            written = list(session.scalars(old.where(AnswerRow.text.is_not(None))))
            session.execute(
                update(AnswerRow)
                .where(AnswerRow.asked_at < limit)
                .values(question=None, standalone=None, text=None, options=[], citations=[])
            )
            return len(written)

    def withdraw(self, document_id: str) -> int:
        """Blank the answers that cite a document; return how many it was."""
        with self._database.session() as session:
            written = session.scalars(select(AnswerRow).where(AnswerRow.text.is_not(None)))
            citing = [
                row for row in written if any(pair[0] == document_id for pair in row.citations)
            ]
            for row in citing:
                row.text, row.options, row.citations = None, [], []
            return len(citing)


def new_id() -> str:
    """Return an id that cannot be guessed (256 bits)."""
    return secrets.token_urlsafe(32)
