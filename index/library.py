"""The published build, open for reading, and followed when another is published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from index.build import Build, open_build
from index.document import Audience
from index.embedder import Embedder
from index.errors import BuildError, CorruptBuildError, ForeignEmbedderError, NoBuildError
from index.publication import Pointer, Publication
from index.reading_view import ReadingView

_NO_BUILD = "Aucun index n’a été construit : lancez « pst-assistant ingest »."

Prepare = Callable[[ReadingView], None]


@dataclass(frozen=True, slots=True)
class Health:
    """Which build answers. `problem` says in French why it is not the one published."""

    build_id: str | None
    published: str | None
    problem: str | None = None


class Library:
    """Gives views of the published build. Threads may share one library.

    A view keeps its build for as long as it is held; the next view sees what was
    published meanwhile. When the published build is damaged, the newest good one
    among those kept answers, and `health` says so. `prepare` is called with each new view
    before anyone is given it; meanwhile the views before it answer. It must not raise.
    """

    def __init__(self, index_dir: Path, embedder: Embedder, prepare: Prepare | None = None) -> None:
        self._prepare = prepare
        self._publication = Publication(index_dir)
        self._embedder = embedder
        self._lock = Lock()
        self._pointer: Pointer | None = None
        self._views: dict[bool, ReadingView] = {}
        self._health = Health(None, None, _NO_BUILD)

    @property
    def publication(self) -> Publication:
        """Return the builds of this library, to list them or to go back."""
        return self._publication

    @property
    def health(self) -> Health:
        """Return which build answers, after following the pointer.

        While another thread opens the build just published, the one before it is told.
        """
        try:
            self._follow(wait=not self._views)
        except BuildError as problem:
            pointer = self._publication.pointer()
            return Health(None, pointer.build if pointer else None, str(problem))
        return self._health

    def view(self, audiences: frozenset[Audience]) -> ReadingView:
        """Return the published build as these audiences may read it.

        Raises BuildError (NoBuildError, CorruptBuildError, ForeignEmbedderError) when
        no build can answer.
        """
        if not audiences:
            raise ValueError("a view is for at least one audience")
        self._follow(wait=not self._views)
        return self._views[Audience.INTERNAL in audiences]

    def _follow(self, wait: bool) -> None:
        """Open what the pointer names if it moved; one thread opens, others read on."""
        if self._publication.pointer() == self._pointer and self._views:
            return
        if not self._lock.acquire(blocking=wait):
            return
        try:
            pointer = self._publication.pointer()
            if pointer != self._pointer or not self._views:
                self._turn_to(pointer)
        finally:
            self._lock.release()

    def _turn_to(self, pointer: Pointer | None) -> None:
        """Open another build; when that fails, the one already open goes on answering."""
        try:
            self._open(pointer)
        except BuildError as problem:
            now = self._publication.pointer()
            if now != pointer:  # it was deleted while it was being opened
                self._turn_to(now)
                return
            if not self._views:
                raise
            opened = self._views[True].build_id
            self._health = Health(opened, pointer.build if pointer else None, str(problem))
        self._pointer = pointer

    def _open(self, pointer: Pointer | None) -> None:
        if pointer is None:
            raise NoBuildError(_NO_BUILD)
        build, problem = self._best(pointer)
        whole = ReadingView(build, self._embedder, internal=True)
        public = whole if whole.is_public else ReadingView(build, self._embedder, internal=False)
        if self._prepare is not None:
            for view in {id(view): view for view in (public, whole)}.values():
                self._prepare(view)
        self._views = {False: public, True: whole}
        self._health = Health(build.id, pointer.build, problem)

    def _best(self, pointer: Pointer) -> tuple[Build, str | None]:
        """Return the published build, or else the newest good one and why it stands in."""
        try:
            return self._opened(pointer.build), None
        except CorruptBuildError as damage:
            others = [id_ for id_ in reversed(pointer.kept) if id_ != pointer.build]
            for build_id in others:
                try:
                    build = self._opened(build_id)
                except (CorruptBuildError, ForeignEmbedderError):
                    continue
                return build, f"{damage} La version {build_id} répond à sa place."
            raise

    def _opened(self, build_id: str) -> Build:
        return open_build(self._publication.folder(build_id), self._embedder)
