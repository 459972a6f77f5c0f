"""The manifest of a build: what it holds, and the digest of each of its files.

A build's id ends with the digest of its manifest, and the manifest holds the digests
of the files: an id that verifies vouches for the whole build.
"""

from __future__ import annotations

import hashlib
import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from index.errors import CorruptBuildError
from index.layout import FILES, MANIFEST
from index.records import decode, encode

FORMAT = 2

_ID_DIGITS = 12
_FLUSHERS = 8


@dataclass(frozen=True, slots=True)
class FileDigest:
    """One file of a build: its path inside the build, its size and SHA-256."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a build says of itself. `created_at` is ISO 8601, UTC, to the microsecond."""

    format: int
    created_at: str
    embedder: str
    fingerprint: str
    dimension: int
    documents: int
    passages: int
    acts: int
    corpus_digest: str
    files: tuple[FileDigest, ...]

    @property
    def build_id(self) -> str:
        """Return the id: when it was made, then the digest of this manifest."""
        stamp = self.created_at.replace("-", "").replace(":", "").replace(".", "")[:21]
        return f"{stamp}-{hashlib.sha256(self.to_bytes()).hexdigest()[:_ID_DIGITS]}"

    def to_bytes(self) -> bytes:
        """Return the manifest as it is written."""
        return json.dumps(encode(self), ensure_ascii=False, indent=1, sort_keys=True).encode()


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into a build's folder and push everything to the disk.

    Files with several links are shared with an earlier build, which did it.
    """
    (folder / MANIFEST).write_bytes(manifest.to_bytes())
    written = [path for path in folder.rglob("*") if path.is_dir() or path.stat().st_nlink == 1]
    with ThreadPoolExecutor(_FLUSHERS) as pool:  # disks flush many files as fast as a few
        list(pool.map(flush, [*written, folder]))


def read_manifest(folder: Path) -> Manifest:
    """Read a build's manifest, or raise CorruptBuildError when it is not its own."""
    try:
        data = json.loads((folder / MANIFEST).read_bytes())
        if isinstance(data, dict) and data.get("format", FORMAT) != FORMAT:
            raise CorruptBuildError(
                f"La version {folder.name} a un format que ce programme ne lit pas : "
                "reconstruisez l’index avec « pst-assistant ingest »."
            )
        manifest = decode(Manifest, data)
    except (OSError, ValueError) as error:
        raise CorruptBuildError(f"La version {folder.name} est illisible.") from error
    if manifest.build_id != folder.name:
        raise CorruptBuildError(f"Le manifeste de la version {folder.name} a été modifié.")
    return manifest


def verify_files(folder: Path, manifest: Manifest) -> None:
    """Raise CorruptBuildError unless each file is the one the manifest describes."""
    for file in manifest.files:
        try:
            found = digest(folder / file.path)
            intact = (found.size, found.sha256) == (file.size, file.sha256)
        except OSError:
            intact = False
        if not intact:
            raise CorruptBuildError(
                f"Le fichier {file.path} de la version {folder.name} est abîmé ou manque."
            )


def digests(folder: Path) -> tuple[FileDigest, ...]:
    """Return the digests of the files of a folder, original files left out.

    The name of an original is its digest already.
    """
    return tuple(
        FileDigest(path.relative_to(folder).as_posix(), found.size, found.sha256)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] != FILES
        for found in [digest(path)]
    )


def digest(path: Path) -> FileDigest:
    """Return the size and SHA-256 of a file, under its bare name."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return FileDigest(path.name, file.tell(), sha256)


def flush(path: Path) -> None:
    """Push a file or a folder to the disk, so that a power cut cannot undo it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
