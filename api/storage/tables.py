"""Tables. The migrations in `migrations/` create them; a test compares the two."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, Index, String, Text, TypeDecorator, text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

ACTIVE_JOB = "state IN ('queued', 'running')"


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, also in databases which forget time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _: Dialect) -> datetime | None:
        """Store UTC."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, _: Dialect) -> datetime | None:
        """Read UTC."""
        if value is None or value.tzinfo:
            return value
        return value.replace(tzinfo=UTC)


class Table(DeclarativeBase):
    """What all tables share."""

    type_annotation_map = {datetime: Moment, list[Any]: JSON, dict[str, Any]: JSON}  # noqa: RUF012


class ConversationRow(Table):
    """A conversation, bound to the role it was begun with."""

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    role: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime]


class AnswerRow(Table):
    """An answer. Its words and its question's are blanked when their time is over."""

    __tablename__ = "answers"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    rank: Mapped[int]
    asked_at: Mapped[datetime] = mapped_column(index=True)
    status: Mapped[str] = mapped_column(String(40), index=True)
    mode: Mapped[str] = mapped_column(String(16))
    language: Mapped[str] = mapped_column(String(8))
    build: Mapped[str] = mapped_column(String(64))
    milliseconds: Mapped[int]
    question: Mapped[str | None] = mapped_column(Text)
    standalone: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str | None] = mapped_column(Text)
    options: Mapped[list[Any]]
    citations: Mapped[list[Any]]


class FeedbackRow(Table):
    """One person's opinion on an answer; the last one counts."""

    __tablename__ = "feedback"

    answer_id: Mapped[str] = mapped_column(
        ForeignKey("answers.id", ondelete="CASCADE"), primary_key=True
    )
    given_at: Mapped[datetime]
    useful: Mapped[bool]
    reason: Mapped[str | None] = mapped_column(String(200))
    comment: Mapped[str | None] = mapped_column(Text)


class JobRow(Table):
    """A re-reading of the corpus: queued, then run by whoever holds its lease."""

    __tablename__ = "jobs"

    __table_args__ = (
        Index(
            "ix_jobs_one_at_a_time",
            "kind",
            unique=True,
            sqlite_where=text(ACTIVE_JOB),
            postgresql_where=text(ACTIVE_JOB),
        ),
    )

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(16), index=True)
    created_at: Mapped[datetime]
    heartbeat_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    holder: Mapped[str | None] = mapped_column(String(64))
    attempts: Mapped[int]
    done: Mapped[int]
    total: Mapped[int]
    report: Mapped[dict[str, Any]]


class PlanLinkRow(Table):
    """What staff said of a link between a part of the plan and an act; the last one counts."""

    __tablename__ = "plan_links"

    node_id: Mapped[str] = mapped_column(String(200), primary_key=True)
    act_id: Mapped[str] = mapped_column(String(300), primary_key=True)
    confirmed: Mapped[bool]
    decided_at: Mapped[datetime]
