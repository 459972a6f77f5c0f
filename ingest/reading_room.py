"""Read the files of a corpus, or take what the build before knows of them."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BufferedReader
from pathlib import Path
from uuid import uuid4

from index.contents import Source
from index.document import Audience, Document, Passage, Role
from index.layout import FILES
from index.lexicon import Lexicon
from index.records import decode, encode
from ingest.corpus_files import CorpusFile
from ingest.errors import Reason, UnreadableFileError
from ingest.file_types import file_type
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.metadata import Declared
from ingest.previous import Previous, digest, reading_fingerprint
from ingest.reading import read_document
from ingest.recognition import recogniser
from ingest.report import FileReport, refused

_LOG = logging.getLogger(__name__)
_PASSING = frozenset({Reason.TIMED_OUT, Reason.OUT_OF_MEMORY})
"""Refusals that a calmer machine may not repeat: never taken as known."""

_HEAD = 1024


@dataclass(frozen=True, slots=True)
class Examined:
    """A file before it is read. `known` is what the build before says of the same file."""

    file: CorpusFile
    sha256: str = ""
    key: str = ""
    known: Source | None = None
    refusal: UnreadableFileError | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a file.

    `document` is None when it was refused, and when the build before has
    it already.
    """

    source: Source
    report: FileReport
    document: Document | None = None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingRoom:
    """All that the reading of a file depends on, besides the file.

    Of the lexicon, readers are given the headings' roles and nothing else: an edit of its
    other words has no file read again.
    """

    previous: Previous
    roles: Mapping[Role, tuple[str, ...]]
    audience: Audience | None
    declared: Mapping[str, Declared]
    limits: Limits = DEFAULT_LIMITS

    def examine(self, file: CorpusFile) -> Examined:
        """Tell whether a file may be read, and whether that was done already."""
        try:
            sha256 = _admitted(file)
        except UnreadableFileError as refusal:
            return Examined(file, "", *self._known(file, refusal.message), refusal)
        return Examined(file, sha256, *self._known(file, sha256))

    def _known(self, file: CorpusFile, content: str) -> tuple[str, Source | None]:
        """Return the digest of all that a reading depends on, and what came of it before."""
        place = str(file.place)
        key = digest(
            content,
            file.document_id,
            place,
            repr(self.declared.get(place)),
            repr(self.audience),
            repr(file.annex),
            repr(sorted(self.roles.items())),
            reading_fingerprint(),
            repr((self.limits.recognition_seconds, recogniser())),
        )
        return key, self.previous.same(place, key)

    def read(self, examined: Examined, build: Path) -> Reading:
        """Keep a file's original under a generated name and read it."""
        place = str(examined.file.place)
        if examined.refusal is not None:
            return _refused(Source(place, examined.sha256, examined.key), examined.refusal)
        kept = build / FILES / original_name(examined)
        try:
            _copy(examined, kept)
            return self._read(examined, kept)
        except UnreadableFileError as refusal:
            key = "" if refusal.reason in _PASSING else examined.key
            return _refused(Source(place, examined.sha256, key), refusal)

    def take(self, examined: Examined, known: Source, build: Path) -> Reading:
        """Take what the build before knows of a file: its refusal, or its original."""
        if known.document_id is not None and self.previous.folder is not None:
            name = original_name(examined)
            _link(self.previous.folder / FILES / name, build / FILES / name)
        return Reading(known, report_of(known))

    def _read(self, examined: Examined, kept: Path) -> Reading:
        file, place = examined.file, str(examined.file.place)
        try:
            found = read_document(
                kept,
                document_id=file.document_id,
                lexicon=Lexicon(roles=self.roles),
                declared=self.declared.get(place),
                audience=self.audience,
                source=place,
                place=file.place,
                limits=self.limits,
                annex=file.annex,
            )
            _ensure_writable(found.document)
        except UnreadableFileError:
            raise
        except Exception as error:
            _LOG.exception("reading failed", extra={"document_id": file.document_id})
            raise UnreadableFileError(Reason.CORRUPTED) from error
        document = replace(found.document, source=f"{FILES}/{kept.name}")
        source = _remembered(
            Source(place, examined.sha256, examined.key, document.id), found.report
        )
        return Reading(source, found.report, document, found.passages)


def original_name(examined: Examined) -> str:
    """Return the generated name of an original: its digest, and its extension."""
    return examined.sha256[:32] + examined.file.path.suffix.lower()


def report_of(source: Source) -> FileReport:
    """Return what staff were told of a file when it was read."""
    return decode(FileReport, json.loads(source.report))


def _remembered(source: Source, report: FileReport) -> Source:
    return replace(source, report=json.dumps(encode(report), ensure_ascii=False))


def _refused(source: Source, refusal: UnreadableFileError) -> Reading:
    report = refused(source.path, refusal)
    return Reading(_remembered(source, report), report)


def _admitted(file: CorpusFile) -> str:
    """Return the digest of a file that is not refused at sight."""
    if file.refusal is not None:
        raise file.refusal
    with _opened(file) as opened:
        head = opened.read(_HEAD)
        file_type(file.path, head, os.fstat(opened.fileno()).st_size)
        opened.seek(0)
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _copy(examined: Examined, kept: Path) -> None:
    """Copy an original; what is read is the copy, which nobody changes meanwhile.

    Equal files share one copy, which appears whole: another thread may be reading it.
    """
    draft = kept.with_name(uuid4().hex)
    with _opened(examined.file) as source, draft.open("wb") as copy:
        shutil.copyfileobj(source, copy)
    with draft.open("rb") as copied:
        if hashlib.file_digest(copied, "sha256").hexdigest() != examined.sha256:
            raise UnreadableFileError(
                Reason.CORRUPTED, "Le fichier a changé pendant sa lecture : recommencez."
            )
    draft.replace(kept)


def _opened(file: CorpusFile) -> BufferedReader:
    try:
        return file.path.open("rb")
    except OSError:
        raise UnreadableFileError(
            Reason.CORRUPTED, "Le fichier est introuvable ou ne peut pas être ouvert."
        ) from None


def _ensure_writable(document: Document) -> None:
    """Raise UnicodeEncodeError for a text that no file can hold (lone surrogates)."""
    json.dumps(encode(document.metadata), ensure_ascii=False).encode()
    document.text.encode()


def _link(before: Path, now: Path) -> None:
    """Share an original with the build before, or copy it where links cannot be made."""
    if now.exists():
        return
    try:
        now.hardlink_to(before)
    except OSError:
        shutil.copyfile(before, now)
