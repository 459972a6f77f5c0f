from datetime import UTC, datetime

from sqlalchemy import update

from api.storage.database import Database
from api.storage.jobs import LEASE, MOST_ATTEMPTS, Jobs
from api.storage.tables import JobRow


def lose_worker(database: Database) -> None:
    with database.session() as session:
        session.execute(update(JobRow).values(heartbeat_at=datetime.now(UTC) - 2 * LEASE))


def test_one_job_at_a_time(database: Database) -> None:
    first, second = Jobs(database), Jobs(database)
    job = first.queue()
    assert job
    assert second.queue() is None
    assert first.claim() == job
    assert second.claim() is None
    assert second.queue() is None
    assert first.finish(job, "done", {"files": []})
    assert second.queue()


def test_progress_and_report_are_told(database: Database) -> None:
    work = Jobs(database)
    job = work.queue() or ""
    assert work.claim() == job
    assert work.beat(job, 2, 5)
    found = work.get(job)
    assert found
    assert (found.state, found.done, found.total) == ("running", 2, 5)
    assert work.finish(job, "done", {"indexed": 5})
    found = work.get(job)
    assert found
    assert (found.state, found.report) == ("done", {"indexed": 5})
    assert found.finished_at


def test_a_job_whose_worker_died_is_taken_over(database: Database) -> None:
    dead, living = Jobs(database), Jobs(database)
    job = dead.queue() or ""
    assert dead.claim() == job
    lose_worker(database)
    assert living.claim() == job
    assert not dead.beat(job, 1, 1)
    assert not dead.finish(job, "done", {})
    assert living.finish(job, "done", {})


def test_a_job_that_always_kills_its_worker_is_given_up(database: Database) -> None:
    work = Jobs(database)
    job = work.queue() or ""
    for _ in range(MOST_ATTEMPTS):
        assert work.claim() == job
        lose_worker(database)
    assert work.claim() is None
    found = work.get(job)
    assert found
    assert found.state == "failed"
    assert "interrompue" in found.report["error"]
    assert work.queue()


def test_a_job_handed_back_is_free_again(database: Database) -> None:
    work = Jobs(database)
    job = work.queue() or ""
    for _ in range(MOST_ATTEMPTS + 2):
        assert work.claim() == job
        assert work.release(job)
    assert work.get("autre") is None
