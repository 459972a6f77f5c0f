"""Re-read the corpus in a child process, one at a time, while the old build answers."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import IO, Any

from api.settings import Settings
from api.storage.database import StorageUnavailable
from api.storage.jobs import JobRecord, Jobs

_log = logging.getLogger("api")
_BEAT_SECONDS = 5.0
_LOOK_SECONDS = 0.25
_IDLE_SECONDS = 10.0
_BUSY_SECONDS = 2.0
_SILENT = "La lecture s'est arrêtée sans rien dire : la mémoire manque peut-être."
_SECRETS = ("TOKEN", "DATABASE_URL")


@dataclass
class _Progress:
    """What the child has said so far."""

    done: int = 0
    total: int = 0
    report: dict[str, Any] = field(default_factory=dict)

    def read(self, lines: IO[str]) -> None:
        """Take in the child's JSON lines; what is not one is passed over."""
        for line in lines:
            with suppress(ValueError, TypeError, AttributeError):
                said = json.loads(line)
                if said.get("event") == "progress":
                    self.done, self.total = int(said["done"]), int(said["total"])
                elif said.get("event") == "report":
                    self.report = {key: said[key] for key in said if key != "event"}


class Reindexing:
    """Queue jobs and run them from one background thread."""

    def __init__(self, settings: Settings, jobs: Jobs) -> None:
        self._settings = settings
        self._jobs = jobs
        self._wake = Event()
        self._stopped = Event()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin to work, also on the jobs which a dead process left."""
        self._thread = Thread(target=self._work, name="reindexing", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop working. A job that is running is handed back to the queue."""
        self._stopped.set()
        self._wake.set()
        if self._thread:
            self._thread.join(timeout=10)

    def queue(self) -> str | None:
        """Queue a job and return its id; None when one is queued or running already."""
        job = self._jobs.queue()
        self._wake.set()
        return job

    def get(self, job: str) -> JobRecord | None:
        """Return a job, or None."""
        return self._jobs.get(job)

    def _work(self) -> None:
        while not self._stopped.is_set():
            self._wake.clear()
            try:
                job = self._jobs.claim()
            except StorageUnavailable:
                job = None
            if job is not None:
                self._run(job)
            elif not self._stopped.is_set():
                self._wake.wait(_IDLE_SECONDS)

    def _run(self, job: str) -> None:
        progress = _Progress()
        with subprocess.Popen(
            [sys.executable, "-m", "api", "ingest", "--json"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            env=child_environment(self._settings),
            text=True,
            encoding="utf-8",
        ) as child:
            assert child.stdout is not None  # noqa: S101  (asked for above)
            listener = Thread(target=progress.read, args=(child.stdout,), daemon=True)
            listener.start()
            kept = self._watch(job, child, progress)
            listener.join(timeout=5)
        if kept and progress.report.get("busy"):
            # Another ingestion is at work, perhaps that of a server which was killed.
            self._release(job)
            self._stopped.wait(_BUSY_SECONDS)
        elif kept:
            failed = {"error": _SILENT, "files": []}
            state = "done" if child.returncode == 0 else "failed"
            self._finish(job, state, progress.report or failed)

    def _release(self, job: str) -> None:
        with suppress(StorageUnavailable):
            self._jobs.release(job)

    def _watch(self, job: str, child: subprocess.Popen[str], progress: _Progress) -> bool:
        """Renew the lease until the child ends; False when the job is no longer ours."""
        told = (-1, -1)
        beaten = 0.0
        while child.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                child.wait(_LOOK_SECONDS)
            if self._stopped.is_set():
                child.kill()
                self._release(job)
                return False
            now = (progress.done, progress.total)
            if now != told or time.monotonic() - beaten > _BEAT_SECONDS:
                told, beaten = now, time.monotonic()
                if not self._beat(job, progress):
                    child.kill()
                    return False
        return True

    def _beat(self, job: str, progress: _Progress) -> bool:
        try:
            return self._jobs.beat(job, progress.done, progress.total)
        except StorageUnavailable:
            return True  # The work goes on; the lease is renewed when the database is back.

    def _finish(self, job: str, state: str, report: dict[str, Any]) -> None:
        while True:
            try:
                self._jobs.finish(job, state, report)
                return
            except StorageUnavailable:
                _log.warning("a finished job waits for the database")
                if self._stopped.wait(_BEAT_SECONDS):
                    return


def child_environment(settings: Settings) -> dict[str, str]:
    """Return the child's environment: the same folders and model, none of the secrets."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not (name.startswith("PST_") and name.endswith(_SECRETS))
    }
    chosen = {
        "PST_CORPUS_DIR": str(settings.corpus_dir),
        "PST_INDEX_DIR": str(settings.index_dir),
        "PST_UPLOADS_DIR": str(settings.uploads),
        "PST_EMBEDDING_MODEL": settings.embedding_model or "",
    }
    return {**inherited, **chosen}
