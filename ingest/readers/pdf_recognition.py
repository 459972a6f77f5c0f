"""Read the pages of a PDF that have no legible text: rendered, then recognised."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from ingest.readers.pdf_pages import PdfLine, PdfPage, listed
from ingest.readers.pdf_process import run_child
from ingest.recognition import recognise

_BATCH = 4


def recognise_pages(
    path: Path, pages: Sequence[PdfPage], memory: int, deadline: float
) -> tuple[list[PdfPage], list[str]]:
    """Return the pages, those without legible text recognised, and what staff are told.

    `deadline` is on the monotonic clock; pages left by then stay as they are.
    """
    wanted = [at for at, page in enumerate(pages) if not page.legible]
    found, missed = list(pages), []
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        for at, lines in zip(batch, _read(path, batch, memory, deadline), strict=True):
            if lines is None:
                missed.append(at + 1)
            elif any(lines):
                page = replace(pages[at], odd=0, doubled=False, images=True, recognised=True)
                found[at] = replace(page, lines=_spaced(lines))
    told = []
    if done := [at + 1 for at in wanted if found[at].recognised]:
        told.append(f"Texte reconnu automatiquement (numérisation), pages : {listed(done)}.")
    if missed:
        told.append(f"Pages numérisées non reconnues, faute de temps : {listed(missed)}.")
    return found, told


def _read(path: Path, batch: Sequence[int], memory: int, deadline: float) -> list[list[str] | None]:
    with tempfile.TemporaryDirectory(prefix="pst-pages-") as folder:
        images = [Path(folder) / f"{at}.pgm" for at in batch]
        for at, image in zip(batch, images, strict=True):
            seconds = deadline - time.monotonic()
            run_child("render", path, memory, seconds, str(at), str(image))
        return recognise(images, deadline)


def _spaced(lines: Iterable[str]) -> tuple[PdfLine, ...]:
    """Give recognised lines a place on the page, an empty line being a space."""
    spaced, y = [], 10_000.0
    for line in lines:
        y -= 10
        if line:
            spaced.append(PdfLine(line, y=y))
    return tuple(spaced)
