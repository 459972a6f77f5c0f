"""Read PDF files, each in a child process with limits; pypdf first, pypdfium2 if it fails."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ingest.cleaning import clean, one_line
from ingest.errors import Reason, UnreadableFileError
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.metadata import Declared
from ingest.pieces import compose_printed
from ingest.read_result import ReadResult
from ingest.readers.pdf_lines import pieces_of_pages
from ingest.readers.pdf_pages import PdfPage, listed, pages_of
from ingest.readers.pdf_process import run_child
from ingest.readers.pdf_recognition import recognise_pages
from ingest.recognition import recogniser

_REASONS = {
    "encrypted": Reason.ENCRYPTED,
    "memory": Reason.OUT_OF_MEMORY,
    "time": Reason.TIMED_OUT,
}


def read_pdf(path: Path, limits: Limits = DEFAULT_LIMITS) -> ReadResult:
    """Read a PDF file.

    Raises `UnreadableFileError`: ENCRYPTED, CORRUPTED, SCANNED, ILLEGIBLE, EMPTY,
    TIMED_OUT, OUT_OF_MEMORY. A file that opens with an empty password is read.
    """
    deadline = time.monotonic() + limits.seconds
    found = run_child("pypdf", path, limits.memory, limits.seconds * 0.7)
    error = str(found.get("error") or "")
    pages = pages_of(found)
    warnings: list[str] = []
    if error != "encrypted" and (error or any(p.failed or not p.legible for p in pages)):
        second = run_child("pdfium", path, limits.memory, deadline - time.monotonic())
        pages, warnings = _best(pages, pages_of(second))
    if any(not page.legible for page in pages) and recogniser():
        if limits.recognition_seconds is not None:
            deadline = time.monotonic() + limits.recognition_seconds
        pages, said = recognise_pages(path, pages, limits.memory, deadline)
        warnings += said
    if not any(page.legible for page in pages):
        raise UnreadableFileError(_reason(pages, error))
    return _result(pages, found, warnings)


def _reason(pages: Sequence[PdfPage], error: str) -> Reason:
    """Return why no page could be read."""
    if error in _REASONS:
        return _REASONS[error]
    if any(page.lines for page in pages):
        return Reason.ILLEGIBLE
    if any(page.images for page in pages):
        return Reason.SCANNED
    broken = error == "corrupted" or not pages or all(page.failed for page in pages)
    return Reason.CORRUPTED if broken else Reason.EMPTY


def _best(first: Sequence[PdfPage], second: Sequence[PdfPage]) -> tuple[list[PdfPage], list[str]]:
    """Keep pypdf's pages, except those that only the second engine reads."""
    if not first:
        readable = any(page.legible for page in second)
        told = ["Lu par un second moteur (pypdfium2) : pypdf n’a pas pu lire ce fichier."]
        return list(second), told if readable else []
    pages, changed = list(first), []
    for at, (page, other) in enumerate(zip(first, second, strict=False)):
        if not page.legible and other.legible:
            pages[at] = other
            changed.append(at + 1)
        elif not page.images and other.images:
            pages[at] = replace(page, images=True)
    told = [f"Pages lues par un second moteur (pypdfium2) : {listed(changed)}."]
    return pages, told if changed else []


def _declared_title(written: object) -> str | None:
    """Return the title a PDF declares, None when it is only the name of a file."""
    title = one_line(clean(str(written or "")))
    title = re.sub(r"^Microsoft \w+ - ", "", title)
    named = re.search(r"\.\w{2,5}$|^(?:untitled|sans titre|document\s?\d*)$", title, re.I)
    return title if title and not named else None


def _result(pages: Sequence[PdfPage], found: dict[str, Any], warnings: Sequence[str]) -> ReadResult:
    told = list(warnings)
    if found.get("truncated"):
        told.append("Le fichier est très long : la fin n’a pas été lue.")
    if found.get("form"):
        told.append("Le fichier est un formulaire rempli : les réponses ne sont pas lues.")
    if names := found.get("attachments"):
        listed_names = ", ".join(one_line(clean(str(name)))[:80] for name in names)
        told.append(
            f"Le fichier contient des pièces jointes, qui ne sont pas lues : {listed_names}."
        )
    legible = [page if page.legible else replace(page, lines=()) for page in pages]
    pieces = pieces_of_pages(legible, found.get("outline") or [])
    text, blocks, breaks = compose_printed(pieces)
    return ReadResult(
        text,
        blocks,
        breaks=breaks,
        page_count=len(pages),
        declared=Declared(title=_declared_title(found.get("title"))),
        warnings=tuple(told),
        pages=tuple(page.quality(number) for number, page in enumerate(pages, start=1)),
    )
