"""Publish builds: one pointer says which build answers, and which are kept.

index_dir/current        the pointer: a small file, replaced by one atomic rename
index_dir/builds/<id>/   complete builds; those the pointer does not name are leftovers
index_dir/staging/       builds being written; what a killed process left is removed
index_dir/lock           held by the one process that may write
"""

from __future__ import annotations

import fcntl
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from index.errors import BuildError, BusyIndexError, NoBuildError, UnknownBuildError
from index.manifest import Manifest, flush, read_manifest, verify_files, write_manifest
from index.records import decode, encode

KEPT_BUILDS = 5

_BUILD_ID = re.compile(r"[0-9]{8}T[0-9]{12}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Pointer:
    """The build that answers, among those kept, in order of publication.

    Builds after `build` are those a rollback left.
    """

    build: str
    kept: tuple[str, ...]

    def after_publishing(self, build_id: str, keep: int) -> Pointer:
        """Return the pointer once a new build answers, keeping the last ones.

        What a rollback left goes first: it was found wanting.
        """
        at = self.kept.index(self.build) + 1
        order = (*self.kept[at:], *self.kept[:at], build_id)
        return Pointer(build_id, tuple(dict.fromkeys(order))[-max(keep, 1) :])


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """One kept build, as listed. `problem` says in French why it cannot be read."""

    id: str
    current: bool
    manifest: Manifest | None
    problem: str | None = None


class Publication:
    """The builds of one index folder."""

    def __init__(self, index_dir: Path, keep: int = KEPT_BUILDS) -> None:
        self._dir = index_dir
        self._keep = keep

    @property
    def index_dir(self) -> Path:
        """Return the folder that holds everything."""
        return self._dir

    def folder(self, build_id: str) -> Path:
        """Return the folder of a build."""
        return self._dir / "builds" / build_id

    def pointer(self) -> Pointer | None:
        """Return the pointer, None when nothing was published.

        Should the pointer be unreadable, the newest build on disk stands in for it.
        """
        path = self._dir / "current"
        try:
            pointer = decode(Pointer, json.loads(path.read_bytes()))
            if pointer.build in pointer.kept and all(map(_BUILD_ID.fullmatch, pointer.kept)):
                return pointer
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            pass
        found = self._on_disk()
        return Pointer(found[-1], tuple(found)) if found else None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the right to write, or raise BusyIndexError. Ends with the process."""
        self._dir.mkdir(parents=True, exist_ok=True)
        with (self._dir / "lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BusyIndexError(
                    "Une autre indexation est en cours : attendez qu’elle se termine."
                ) from None
            self.clean()
            yield

    def stage(self) -> Path:
        """Return a new empty folder to write a build into, while `writing`."""
        staged = self._dir / "staging" / uuid4().hex
        staged.mkdir(parents=True)
        return staged

    def add(self, staged: Path, manifest: Manifest) -> str:
        """Seal a staged build and move it among the builds, not yet published."""
        write_manifest(staged, manifest)
        home = self.folder(manifest.build_id)
        home.parent.mkdir(exist_ok=True)
        staged.rename(home)
        flush(home.parent)
        return manifest.build_id

    def publish(self, build_id: str) -> None:
        """Make a build answer and forget the oldest ones, while `writing`."""
        before = self.pointer() or Pointer(build_id, (build_id,))
        self.point(before.after_publishing(build_id, self._keep))
        self.clean()

    def point(self, pointer: Pointer) -> None:
        """Replace the pointer in one step that no crash can cut in two."""
        draft = self._dir / "current.draft"
        draft.write_text(json.dumps(encode(pointer)), encoding="utf-8")
        flush(draft)
        draft.replace(self._dir / "current")
        flush(self._dir)

    def rollback(self, build_id: str | None = None) -> str:
        """Go back to a kept build, by default the one before; return its id.

        Raises NoBuildError, UnknownBuildError, CorruptBuildError, BusyIndexError.
        """
        with self.writing():
            pointer = self.pointer()
            if pointer is None:
                raise NoBuildError("Aucune version de l’index n’a été publiée.")
            earlier = pointer.kept[: pointer.kept.index(pointer.build)]
            if build_id is None and not earlier:
                raise UnknownBuildError("Il n’y a pas de version précédente.")
            target = build_id or earlier[-1]
            if target not in pointer.kept:
                raise UnknownBuildError(f"La version {target!r:.60} n’est pas conservée.")
            verify_files(self.folder(target), read_manifest(self.folder(target)))
            self.point(Pointer(target, pointer.kept))
            return target

    def builds(self) -> list[BuildSummary]:
        """Return the kept builds, newest publication first."""
        pointer = self.pointer()
        return [self._summary(id_, pointer) for id_ in reversed(pointer.kept)] if pointer else []

    def _summary(self, build_id: str, pointer: Pointer) -> BuildSummary:
        current = build_id == pointer.build
        try:
            return BuildSummary(build_id, current, read_manifest(self.folder(build_id)))
        except BuildError as problem:
            return BuildSummary(build_id, current, None, str(problem))

    def _on_disk(self) -> list[str]:
        builds = self._dir / "builds"
        names = (path.name for path in builds.iterdir()) if builds.is_dir() else ()
        return sorted(name for name in names if _BUILD_ID.fullmatch(name))

    def clean(self) -> None:
        """Remove what killed processes left and builds no longer kept."""
        shutil.rmtree(self._dir / "staging", ignore_errors=True)
        pointer = self.pointer()
        kept = pointer.kept if pointer else ()
        for name in self._on_disk():
            if name not in kept:
                shutil.rmtree(self.folder(name), ignore_errors=True)
