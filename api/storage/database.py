"""The connection to the database, its migrations, and what happens when it is gone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import create_engine, event, make_url, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

_RETRY_SECONDS = 5.0
_LOCK_WAIT_SECONDS = 2.0
_MIGRATION_LOCK = 20_220_331


_one_at_a_time = Lock()
"""Alembic keeps the migration at hand in module globals."""


class StorageUnavailable(Exception):
    """The database does not answer. Answers are still given; history is not kept."""


class Database:
    """Sessions on the database at `url`, migrated to the present tables before first use."""

    def __init__(self, url: str) -> None:
        self._engine = _engine(url)
        self._lock = Lock()
        self._migrated = False
        self._retry_at = 0.0

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Open a session and commit it; raise StorageUnavailable when that fails."""
        self.migrate()
        try:
            with Session(self._engine) as session, session.begin():
                yield session
        except (SQLAlchemyError, OSError) as error:
            raise StorageUnavailable(type(error).__name__) from error

    def migrate(self) -> None:
        """Bring the tables up to date, once; after a failure, not more often than it helps."""
        with self._lock:
            if self._migrated:
                return
            if time.monotonic() < self._retry_at:
                raise StorageUnavailable("retry later")
            try:
                upgrade(self._engine)
            except (SQLAlchemyError, OSError, CommandError) as error:
                self._retry_at = time.monotonic() + _RETRY_SECONDS
                raise StorageUnavailable(type(error).__name__) from error
            self._migrated = True

    def answers(self) -> bool:
        """Tell whether the database answers now."""
        try:
            with self.session() as session:
                session.execute(text("SELECT version_num FROM alembic_version"))
        except StorageUnavailable:
            return False
        return True

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def upgrade(engine: Engine) -> None:
    """Run the migrations that the database has not had yet."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with _one_at_a_time, engine.begin() as connection:
        if connection.dialect.name == "postgresql":  # One process at a time.
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() != "sqlite":
        return create_engine(
            parsed,
            pool_pre_ping=True,
            pool_timeout=_LOCK_WAIT_SECONDS,
            connect_args={"connect_timeout": int(_LOCK_WAIT_SECONDS)},
        )
    if parsed.database and parsed.database != ":memory:":
        # A folder that cannot be made shows when the database is first opened.
        _make_folder(Path(parsed.database).parent)
    engine = create_engine(parsed, connect_args={"timeout": _LOCK_WAIT_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return


_PRAGMAS = ("journal_mode = WAL", "foreign_keys = ON", "synchronous = NORMAL", "secure_delete = ON")


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Let readers and a writer work together, references be checked, and erased words be gone."""
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
