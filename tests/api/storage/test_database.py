from concurrent.futures import ThreadPoolExecutor
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


def test_a_migrated_database_is_left_as_it_is(database: Database, address: str) -> None:
    database.migrate()
    again = Database(address)
    assert again.answers()
    again.close()


def test_several_processes_may_migrate_at_once(address: str) -> None:
    opened = [Database(address) for _ in range(4)]
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda each: each.answers(), opened))
    assert all(each.answers() for each in opened)
    for each in opened:
        each.close()


def test_a_file_is_read_while_it_is_written(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/a.sqlite3")
    with database.session() as session:
        assert session.scalar(text("PRAGMA journal_mode")) == "wal"
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
    database.close()


def test_a_database_that_cannot_be_opened_does_not_answer(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    path.write_text("Ceci n'est pas une base de données, loin de là." * 50)
    database = Database(f"sqlite:///{path}")
    assert not database.answers()
    database.close()
