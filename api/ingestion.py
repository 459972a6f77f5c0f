"""What is ingested when nobody says what: the corpus, and what staff have uploaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from api.settings import Settings
from index.document import Audience
from index.embedder import Embedder
from ingest.corpus_files import find_lexicon
from ingest.file_types import SUPPORTED_EXTENSIONS
from ingest.limits import Limits
from ingest.pipeline import IngestOptions, IngestReport, Progress, ingest, no_progress
from ingest.report import FileReport

EXTENSIONS = frozenset(SUPPORTED_EXTENSIONS)


@dataclass(frozen=True, slots=True)
class Order:
    """What to ingest: `paths`, or the corpus and the uploads when there are none."""

    paths: tuple[Path, ...] = ()
    audience: Audience | None = None


def run(
    settings: Settings, order: Order, embedder: Embedder, progress: Progress = no_progress
) -> IngestReport:
    """Read everything that is ordered into a new build, and publish it.

    A file that is named by itself is read with the corpus's lexicon.
    """
    roots = order.paths or standing_roots(settings)
    lexicon = find_lexicon([*roots, settings.corpus_dir])
    options = IngestOptions(
        audience=order.audience,
        lexicon=lexicon,
        limits=Limits(recognition_seconds=settings.ocr_seconds),
        progress=progress,
    )
    return ingest(roots, settings.index_dir, embedder, options)


def standing_roots(settings: Settings) -> tuple[Path, ...]:
    """Return the corpus, and the uploads when there are any."""
    uploads = settings.uploads
    return (settings.corpus_dir, uploads) if uploads.is_dir() else (settings.corpus_dir,)


def file_lines(report: IngestReport) -> list[str]:
    """Tell of each file what became of it, and then of the whole, in French."""
    lines = [line for file in report.files for line in _of_file(file)]
    lines += [f"! {note}" for note in report.notes]
    if report.indexed == 0:
        return [*lines, "Aucun document n'a pu être indexé : l'index n'a pas changé."]
    if not report.published:
        return [*lines, f"Rien n'a changé : la version {report.build_id} répond toujours."]
    passages = sum(file.passages for file in report.files)
    counts = f"{_count(report.indexed, 'document')}, {_count(passages, 'passage')}"
    return [*lines, f"Version {report.build_id} publiée : {counts}."]


def plain(report: IngestReport) -> dict[str, object]:
    """Return the report as staff and programs read it."""
    return {
        "build": report.build_id,
        "published": report.published,
        "indexed": report.indexed,
        "notes": list(report.notes),
        "files": [_plain_file(file) for file in report.files],
    }


def _of_file(file: FileReport) -> list[str]:
    if not file.ok:
        return [f"✗ {file.path} : {file.message}"]
    notes = [f"    ! {note}" for note in file.notes()]
    return [f"✓ {file.path} : {_count(file.passages, 'passage')}", *notes]


def _plain_file(file: FileReport) -> dict[str, object]:
    return {
        "path": file.path,
        "ok": file.ok,
        "document_id": file.document_id,
        "passages": file.passages,
        "pages": file.page_count,
        "reason": file.reason.value if file.reason else None,
        "notes": list(file.notes()),
    }


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number > 1 else ''}"
