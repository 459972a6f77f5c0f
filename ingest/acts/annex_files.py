"""Bring the public annexes of a meeting's points beside its file.

Only what the software says may be published, and is not confidential, is asked for; only
formats that are read are brought. An annex that is no longer published loses its file.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from ingest.acts.annexes import SUFFIX
from ingest.acts.endpoint import Endpoint, NotGivenError
from ingest.acts.imio import point_number

_READ = frozenset({".pdf", ".docx", ".txt", ".md", ".html", ".htm"})
_MOST_BYTES = 50 * 1024 * 1024
_NOT_A_NAME = re.compile(r"[^\w ,()'’&+-]+")
_STAMP = ".etat"


@dataclass(frozen=True, slots=True)
class AnnexFile:
    """A public annex: how it is called here, its address, and what changes when it does."""

    name: str
    address: str
    version: str


def public_annexes(endpoint: Endpoint, item: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the annexes of a point that may be published, with their files.

    The point's own list tells which there are; their files are asked for when it says
    nothing of them. Raises EndpointError.
    """
    listed = [annex for annex in _listed(item) if _is_public(annex)]
    if any("file" not in annex for annex in listed):
        try:
            told = endpoint.annexes(str(item.get("@id") or ""))
        except NotGivenError:
            return listed
        listed = [annex for annex in told if _is_public(annex)]
    return listed


def annex_file(annex: Mapping[str, Any]) -> AnnexFile | None:
    """Return the file of an annex; None when it has none, or one that is not read."""
    file = annex.get("file")
    if not isinstance(file, dict) or not isinstance(file.get("download"), str):
        return None
    extension = PurePath(str(file.get("filename") or "")).suffix.lower()
    size = file.get("size")
    if extension not in _READ or (isinstance(size, int) and size > _MOST_BYTES):
        return None
    title = str(annex.get("title") or file.get("filename") or "annexe")
    name = _NOT_A_NAME.sub(" ", title.removesuffix(extension)).strip()[:100].strip() or "annexe"
    version = f"{annex.get('modified') or ''} {size or ''} {file['download']}"
    return AnnexFile(f"{name}{extension}", file["download"], version)


class AnnexFolder:
    """The annexes of one meeting, in a folder named after its file."""

    def __init__(self, meeting: Path) -> None:
        self._folder = meeting.with_name(meeting.stem + SUFFIX)
        self._kept: set[Path] = set()

    def bring(
        self, endpoint: Endpoint, item: Mapping[str, Any], annexes: Sequence[Mapping[str, Any]]
    ) -> int:
        """Write the files of a point's annexes; return how many are there.

        What is not a file that is read, or is not given, is left. Raises EndpointError.
        """
        point = (point_number(item.get("itemNumber")) or "0").replace(".", "-")
        files = [file for annex in annexes if (file := annex_file(annex))]
        return sum(self._bring(endpoint, self._folder / point, file) for file in files)

    def _bring(self, endpoint: Endpoint, folder: Path, file: AnnexFile) -> bool:
        """Write an annex's file, unless it is there as it is; tell whether it is there."""
        path = self._free(folder / file.name)
        stamp = path.with_name(f".{path.name}{_STAMP}")
        if not (stamp.exists() and stamp.read_text("utf-8") == file.version and path.exists()):
            try:
                data = endpoint.download(file.address)
            except NotGivenError:
                return False
            _write(path, data)
            stamp.write_text(file.version, "utf-8")
        self._kept |= {path, stamp}
        return True

    def clean(self) -> None:
        """Remove what is no longer published."""
        for path in sorted(self._folder.rglob("*"), reverse=True):
            if path.is_file() and path not in self._kept:
                path.unlink()
            elif path.is_dir() and not any(path.iterdir()):
                path.rmdir()
        if self._folder.is_dir() and not any(self._folder.iterdir()):
            self._folder.rmdir()

    def remove(self) -> None:
        """Remove all of them: their meeting is gone."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _free(self, path: Path) -> Path:
        """Return a name that no other annex of the point has taken."""
        names = (path.with_stem(f"{path.stem} {rank}") for rank in range(2, 1000))
        return path if path not in self._kept else next(n for n in names if n not in self._kept)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    passing = path.with_name(f".{path.name}.tmp")
    passing.write_bytes(data)
    passing.replace(path)


def _listed(item: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    listed = item.get("extra_include_annexes")
    return (
        [annex for annex in listed if isinstance(annex, dict)] if isinstance(listed, list) else []
    )


def _is_public(annex: Mapping[str, Any]) -> bool:
    return annex.get("publishable") is True and not annex.get("confidential")
