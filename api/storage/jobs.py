"""Jobs in the database: leased rows with a heartbeat, so that a dead worker's job is resumed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.exc import IntegrityError

from api.storage.database import Database
from api.storage.tables import JobRow

LEASE = timedelta(seconds=30)
"""A running job whose heartbeat is older has lost its worker."""

MOST_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class JobRecord:
    """A job as told to staff. `report` is the ingestion's, per file."""

    id: str
    state: str
    created_at: datetime
    finished_at: datetime | None
    done: int
    total: int
    report: dict[str, Any]


class Jobs:
    """The jobs of one database. All methods raise StorageUnavailable when it is gone."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.holder = secrets.token_hex(8)

    def queue(self) -> str | None:
        """Queue a job and return its id; None when another is queued or running."""
        row = JobRow(
            id=secrets.token_urlsafe(16),
            kind="reindex",
            state="queued",
            created_at=datetime.now(UTC),
            attempts=0,
            done=0,
            total=0,
            report={},
        )
        with self._database.session() as session:
            try:
                with session.begin_nested():
                    session.add(row)
            except IntegrityError:
                return None
            return row.id

    def claim(self) -> str | None:
        """Take the lease of a job that nobody works on; None when there is none.

        A job that has lost its worker too often is given up as failed.
        """
        now = datetime.now(UTC)
        free = or_(
            JobRow.state == "queued",
            (JobRow.state == "running") & (JobRow.heartbeat_at < now - LEASE),
        )
        with self._database.session() as session:
            session.execute(
                update(JobRow)
                .where(free, JobRow.attempts >= MOST_ATTEMPTS)
                .values(state="failed", finished_at=now, report={"error": _GIVEN_UP})
            )
            job = session.scalar(select(JobRow.id).where(free).order_by(JobRow.created_at))
            if job is None:
                return None
            taken = session.execute(
                update(JobRow)
                .where(JobRow.id == job, free)
                .values(
                    state="running",
                    heartbeat_at=now,
                    holder=self.holder,
                    attempts=JobRow.attempts + 1,
                )
                .returning(JobRow.id)
            )
            return taken.scalar_one_or_none()

    def beat(self, job: str, done: int, total: int) -> bool:
        """Renew the lease and tell the progress; False when the lease was lost."""
        return self._change(job, heartbeat_at=datetime.now(UTC), done=done, total=total)

    def finish(self, job: str, state: str, report: dict[str, Any]) -> bool:
        """End a job; False when the lease was lost."""
        return self._change(job, state=state, report=report, finished_at=datetime.now(UTC))

    def release(self, job: str) -> bool:
        """Hand a job back to the queue, as if it had not been tried."""
        return self._change(job, state="queued", holder=None, attempts=JobRow.attempts - 1)

    def get(self, job: str) -> JobRecord | None:
        """Return a job, or None."""
        with self._database.session() as session:
            row = session.get(JobRow, job)
            if row is None:
                return None
            return JobRecord(
                row.id, row.state, row.created_at, row.finished_at, row.done, row.total, row.report
            )

    def _change(self, job: str, **values: object) -> bool:
        mine = (JobRow.id == job, JobRow.holder == self.holder, JobRow.state == "running")
        with self._database.session() as session:
            changed = session.execute(
                update(JobRow).where(*mine).values(**values).returning(JobRow.id)
            )
            return changed.scalar_one_or_none() is not None


_GIVEN_UP = "L'opération a été interrompue trop souvent."
