"""What the application is assembled from. Tests assemble it from fixtures instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar

from anyio import CapacityLimiter, to_thread

from api.desk import Answering, Desk, Shelf
from api.metrics import Metrics
from api.reindexing import Reindexing
from api.settings import Settings
from api.storage.conversations import Conversations
from api.storage.database import Database
from api.storage.jobs import Jobs
from api.throttle import Throttle
from assistant.generation.writer import Writer
from index.document import Document
from index.layout import FILES
from index.publication import Publication

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rooms:
    """Everything a request may need, made once per process."""

    settings: Settings
    shelf: Shelf
    desk: Desk
    database: Database
    conversations: Conversations
    reindexing: Reindexing
    throttle: Throttle
    metrics: Metrics
    thinkers: CapacityLimiter
    helpers: CapacityLimiter
    writer: Writer | None = None

    async def think(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run what takes the processor's time in one of the few threads meant for it."""
        return await to_thread.run_sync(partial(work, *args, **kwargs), limiter=self.thinkers)

    async def aside(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run slow work that is no answer: it never takes a thread that answers need."""
        return await to_thread.run_sync(partial(work, *args, **kwargs), limiter=self.helpers)

    def warm(self) -> None:
        """Open the build and the database, so that the first question waits for neither.

        Without them the service starts all the same, and says so in `/readyz`.
        """
        _ = self.shelf.health
        self.database.answers()

    def close(self) -> None:
        """Stop working in the background, and close the chat model and the database."""
        self.reindexing.stop()
        if self.writer:
            self.writer.close()
        self.database.close()

    def original(self, build_id: str, document: Document) -> Path | None:
        """Return the original file of a document, None when the build has lost it.

        The one way from a document to a path: nothing that a caller typed is part of it,
        and what a build says is not followed out of the build's own folder.
        """
        build = Publication(self.settings.index_dir).folder(build_id).resolve()
        path = (build / document.source).resolve()
        return path if path.is_relative_to(build / FILES) and path.is_file() else None


def assemble(
    settings: Settings, shelf: Shelf, assistant: Answering, writer: Writer | None = None
) -> Rooms:
    """Assemble the application's parts; `writer` is the one the assistant was given."""
    # Those who wait for the chat model take no thread from those who don't.
    waiting = settings.chat_parallel if writer else 0
    database = Database(settings.database)
    conversations = Conversations(database)
    metrics = Metrics()
    return Rooms(
        settings=settings,
        shelf=shelf,
        desk=Desk(shelf, assistant, conversations, metrics),
        database=database,
        conversations=conversations,
        reindexing=Reindexing(settings, Jobs(database)),
        throttle=Throttle(settings),
        metrics=metrics,
        thinkers=CapacityLimiter(settings.answer_threads + waiting),
        helpers=CapacityLimiter(2),
        writer=writer,
    )
