from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from api.storage.database import Database
from api.storage.tables import Table


def test_the_migrations_make_the_tables_that_the_code_knows(database: Database) -> None:
    with database.session() as session:
        context = MigrationContext.configure(session.connection())
        assert compare_metadata(context, Table.metadata) == []


def test_a_migrated_database_is_left_as_it_is(database: Database, tmp_path: Path) -> None:
    database.migrate()
    again = Database(f"sqlite:///{tmp_path}/a.sqlite3")
    assert again.answers()
    with again.session() as session:
        assert session.scalar(text("PRAGMA journal_mode")) == "wal"
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
    again.close()


def test_a_database_that_cannot_be_opened_does_not_answer(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    path.write_text("Ceci n'est pas une base de données, loin de là." * 50)
    database = Database(f"sqlite:///{path}")
    assert not database.answers()
    database.close()
