"""Files that staff upload: kept under names of our own making, within quotas."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import UploadFile

from api.problems import Problem
from index.document import Audience

MEGABYTE = 1024 * 1024
_CHUNK = 256 * 1024
_LONGEST_STEM = 60


@dataclass(frozen=True, slots=True)
class UploadQuota:
    """How much may be sent at once, and kept in all."""

    files: int
    request_bytes: int
    kept_bytes: int


async def keep(
    files: Sequence[UploadFile],
    folder: Path,
    audience: Audience,
    extensions: frozenset[str],
    quota: UploadQuota,
) -> list[str]:
    """Keep uploaded files for the next ingestion; return their stored names.

    Raises Problem 413 or 415 and keeps nothing when one of them may not be. Whether a
    file is what its extension says is for its reader to judge.
    """
    if len(files) > quota.files:
        raise Problem(413, f"Envoyez au plus {quota.files} fichiers à la fois.")
    suffixes = [Path(file.filename or "").suffix.lower() for file in files]
    if not set(suffixes) <= extensions:
        allowed = ", ".join(sorted(extension.removeprefix(".") for extension in extensions))
        raise Problem(415, f"Formats acceptés : {allowed}.")
    home = folder / FOLDERS[audience]
    home.mkdir(parents=True, exist_ok=True)
    room = quota.kept_bytes - sum(path.stat().st_size for path in folder.rglob("*"))
    kept: list[Path] = []
    try:
        for file, suffix in zip(files, suffixes, strict=True):
            kept.append(await _keep_one(file, suffix, home, min(room, quota.request_bytes)))
            room -= kept[-1].stat().st_size
    except Problem:
        for path in kept:
            path.unlink(missing_ok=True)
        raise
    return [path.name for path in kept]


FOLDERS = {Audience.PUBLIC: "public", Audience.INTERNAL: "interne"}


def stored_name(original: str, suffix: str, digest: str) -> str:
    """Return a name made of plain letters, digits and hyphens, whatever was sent.

    The same bytes under the same name are stored once.
    """
    stem = Path(original.replace("\\", "/")).stem
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_STEM].strip("-")
    return f"{words or 'document'}-{digest[:8]}{suffix}"


async def _keep_one(file: UploadFile, suffix: str, home: Path, room: int) -> Path:
    digest = hashlib.sha256()
    size = 0
    while chunk := await file.read(_CHUNK):
        size += len(chunk)
        if size > room:
            raise Problem(413, "Les fichiers dépassent la place permise.")
        digest.update(chunk)
    target = home / stored_name(file.filename or "", suffix, digest.hexdigest())
    draft = target.with_name(f".{target.name}.part")
    await file.seek(0)
    with draft.open("wb") as out:
        while chunk := await file.read(_CHUNK):
            out.write(chunk)
    draft.replace(target)
    return target
