"""Read PDF files, each in a child process with limits; pypdf first, pypdfium2 if it fails."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ingest.errors import Reason, UnreadableFileError
from ingest.metadata import Declared
from ingest.pieces import compose_printed
from ingest.read_result import ReadResult
from ingest.readers.pdf_pages import PdfPage, pages_of, pieces_of_pages

_CHILD = Path(__file__).with_name("pdf_child.py")
_REASONS = {
    "encrypted": Reason.ENCRYPTED,
    "corrupted": Reason.CORRUPTED,
    "memory": Reason.OUT_OF_MEMORY,
    "time": Reason.TIMED_OUT,
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: wall-clock seconds for all attempts, bytes of memory."""

    seconds: float = 28.0
    memory: int = 512 * 1024 * 1024


def read_pdf(path: Path, limits: Limits = Limits()) -> ReadResult:
    """Read a PDF file.

    Raises `UnreadableFileError`: ENCRYPTED, CORRUPTED, SCANNED, EMPTY, TIMED_OUT,
    OUT_OF_MEMORY. A file that opens with an empty password is read.
    """
    deadline = time.monotonic() + limits.seconds
    found = _extract("pypdf", path, limits.memory, limits.seconds * 0.7)
    pages = pages_of(found)
    warnings: list[str] = []
    if found.get("error") != "encrypted" and _needs_second(found, pages):
        second = _extract("pdfium", path, limits.memory, deadline - time.monotonic())
        pages, warnings = _best(pages, pages_of(second))
    if not pages:
        raise UnreadableFileError(_REASONS.get(str(found.get("error")), Reason.CORRUPTED))
    return _result(pages, found, warnings)


def _needs_second(found: dict[str, Any], pages: list[PdfPage]) -> bool:
    suspect = any(page.failed or page.duplicated or not page.lines for page in pages)
    return "error" in found or not pages or suspect


def _best(first: list[PdfPage], second: list[PdfPage]) -> tuple[list[PdfPage], list[str]]:
    """Keep pypdf's pages, except those that only the second engine reads well."""
    if not first:
        readable = any(page.lines for page in second)
        warning = "Lu par un second moteur (pypdfium2) : pypdf n’a pas pu lire ce fichier."
        return (second, [warning]) if readable else ([], [])
    pages, changed = list(first), []
    for at, page in enumerate(first):
        other = second[at] if at < len(second) else None
        if other is None or not other.lines:
            continue
        if page.failed or page.duplicated or not page.lines:
            pages[at] = replace(other, was_duplicated=page.duplicated)
            changed.append(str(at + 1))
    if not changed:
        return pages, []
    listed = ", ".join(changed[:12]) + ("…" if len(changed) > 12 else "")
    return pages, [f"Pages lues par un second moteur (pypdfium2) : {listed}."]


def _result(pages: list[PdfPage], found: dict[str, Any], warnings: list[str]) -> ReadResult:
    if not any(page.lines for page in pages):
        scanned = any(page.images for page in pages)
        raise UnreadableFileError(Reason.SCANNED if scanned else Reason.EMPTY)
    if found.get("truncated"):
        warnings.append("Le fichier est très long : la fin n’a pas été lue.")
    if found.get("attachments"):
        warnings.append("Le fichier contient des pièces jointes, qui ne sont pas lues.")
    text, blocks, breaks = compose_printed(pieces_of_pages(pages, found.get("outline") or []))
    title = str(found.get("title") or "").strip()
    return ReadResult(
        text,
        blocks,
        breaks=breaks,
        page_count=len(pages),
        declared=Declared(title=title or None),
        warnings=tuple(warnings),
        pages=tuple(page.quality(number) for number, page in enumerate(pages, start=1)),
    )


def _extract(engine: str, path: Path, memory: int, seconds: float) -> dict[str, Any]:
    """Run one engine in a child process; return what it found, or `{"error": …}`."""
    if seconds <= 0.5:
        return {"error": "time"}
    command = [sys.executable, "-I", str(_CHILD), engine, str(path.resolve())]
    command += [str(memory), str(max(1, round(seconds)))]
    try:
        done = subprocess.run(  # noqa: S603 - our own script, arguments are no shell text
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return {"error": "time"}
    if not done.stdout:
        return {"error": _error_of_exit(done.returncode, done.stderr)}
    try:
        found = json.loads(done.stdout)
    except ValueError:
        return {"error": "corrupted"}
    return found if isinstance(found, dict) else {"error": "corrupted"}


def _error_of_exit(code: int, stderr: bytes) -> str:
    if code in (-24, -9):  # SIGXCPU, SIGKILL: the limit on processor time
        return "time"
    return "memory" if b"MemoryError" in stderr or code == -6 else "corrupted"
