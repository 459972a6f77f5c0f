"""From files to a published build: read, embed, write, publish.

One bad file never stops the rest, nothing known is computed twice, and until the last
step the build that was published before answers.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

import numpy as np

from index.contents import Contents, Maker, Source, write_build
from index.document import Audience
from index.embedder import Embedder
from index.known_questions import KnownQuestions
from index.layout import FILES
from index.leaf import Leaf, Vocabulary, outside_acts, search_texts
from index.lexicon import Lexicon, load_lexicon
from index.publication import KEPT_BUILDS, Publication
from index.vectors import VectorIndex, Vectors
from index.withdrawals import Withdrawals
from ingest.corpus_files import CorpusFile, find_files, find_known_questions, find_lexicon
from ingest.known_questions import Written, place_questions, read_known_questions
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.metadata import Declared
from ingest.previous import Previous
from ingest.question_vectors import VECTORS, QuestionVectors
from ingest.reading_room import Examined, Reading, ReadingRoom, original_name, report_of
from ingest.report import FileReport

T = TypeVar("T")
Progress = Callable[[int, int, str], None]
"""Called with what is done, out of how much, and of what (in French)."""

_BATCH = 256
_SLOW_BATCH = 32
"""Passages read in context from one sign of progress to the next."""
_WINDOW = 32
_READERS = len(os.sched_getaffinity(0))
"""Files read at once: PDF files are read in processes of their own."""


def no_progress(done: int, total: int, label: str) -> None:
    """Show nothing."""


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How to ingest.

    `audience` serves for documents that neither say nor stand in a folder that says;
    `declared` is what staff declare, by place in the corpus; `lexicon` replaces the one
    found in the folders; `keep` is how many builds are kept; `limits` is what reading one
    file may cost.
    """

    audience: Audience | None = None
    declared: Mapping[str, Declared] = field(default_factory=dict)
    lexicon: Path | None = None
    keep: int = KEPT_BUILDS
    limits: Limits = DEFAULT_LIMITS
    progress: Progress = no_progress


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What was done.

    `build_id` is the build that answers, None when there is none. `published` is False
    when nothing changed, or when nothing could be indexed. `read` counts the files that
    were read this time, `embedded` the passages. `notes` is what staff should know of the known
    questions, in French, when a build was made.
    """

    build_id: str | None
    published: bool
    files: tuple[FileReport, ...]
    read: int = 0
    embedded: int = 0
    notes: tuple[str, ...] = ()

    @property
    def indexed(self) -> int:
        """Return how many files could be indexed."""
        return sum(report.ok for report in self.files)


def ingest(
    roots: Sequence[Path],
    index_dir: Path,
    embedder: Embedder,
    options: IngestOptions | None = None,
) -> IngestReport:
    """Read folders and files into a new build, and publish it.

    The build holds exactly the documents found there. Nothing is published when none
    could be read, nor when the published build would come out the same.
    Raises FileNotFoundError (a root is missing), LexiconError, KnownQuestionsError,
    BusyIndexError, OSError (the index cannot be written).
    """
    options = options or IngestOptions()
    path = options.lexicon or find_lexicon(roots)
    words = path.read_bytes() if path else b""
    lexicon = load_lexicon(path) if path else Lexicon.EMPTY
    asked = find_known_questions(roots)
    publication = Publication(index_dir, options.keep)
    with publication.writing():
        previous = Previous.of(publication)
        room = ReadingRoom(
            previous, lexicon.roles, options.audience, options.declared, options.limits
        )
        run = _Run(publication, previous, embedder, room, words, asked, options.progress)
        return run.over(_admitted(roots, index_dir))


@dataclass(slots=True)
class _Harvest:
    """What the reading of the files has given so far."""

    vocabulary: Vocabulary
    leaves: list[Leaf] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    reports: list[FileReport] = field(default_factory=list)

    def add(self, reading: Reading, previous: Previous) -> None:
        self.sources.append(reading.source)
        self.reports.append(reading.report)
        if reading.document is not None:
            self.leaves.append(Leaf.of(reading.document, reading.passages, self.vocabulary))
        elif reading.source.document_id is not None:
            self.leaves.append(previous.leaf(reading.source.document_id))


def _admitted(roots: Sequence[Path], index_dir: Path) -> list[CorpusFile]:
    """Return the files of the corpus, those of withdrawn documents and their annexes left out."""
    withdrawn = Withdrawals(index_dir).ids()
    return [
        file
        for file in find_files(roots)
        if file.document_id not in withdrawn
        and (file.annex is None or file.annex.document_id not in withdrawn)
    ]


@dataclass(frozen=True, slots=True)
class _Run:
    """One ingestion, while it holds the right to write."""

    publication: Publication
    previous: Previous
    embedder: Embedder
    room: ReadingRoom
    lexicon: bytes
    asked: Path | None
    progress: Progress

    def over(self, files: Sequence[CorpusFile]) -> IngestReport:
        asked = read_known_questions(self.asked)
        examined = [self.room.examine(file) for file in self._shown(files, "Examen des fichiers")]
        known = [each.known for each in examined if each.known is not None]
        if len(known) == len(examined) and self.previous.came_from(
            known, self.lexicon, asked.source, self.embedder
        ):
            reports = tuple(report_of(source) for source in known)
            return IngestReport(self.previous.build_id, False, reports)
        staged = self.publication.stage()
        harvest = self._read(examined, staged)
        reports = tuple(harvest.reports)
        read = sum(each.known is None for each in examined)
        if not harvest.leaves:
            return IngestReport(self.previous.build_id, False, reports, read)
        vectors, embedded = self._embed(harvest.leaves)
        context = self._read_in_context(harvest.leaves)
        questions, notes = self._know(asked, harvest)
        contents = Contents(
            leaves=tuple(harvest.leaves),
            words=tuple(harvest.vocabulary),
            vectors=vectors,
            context=context,
            lexicon=self.lexicon,
            sources=tuple(harvest.sources),
            known=questions,
        )
        maker = Maker(self.embedder.name, self.embedder.fingerprint)
        manifest = write_build(staged, contents, maker, self._writing)
        build_id = self.publication.add(staged, manifest)
        self.publication.publish(build_id)
        return IngestReport(build_id, True, reports, read, embedded, notes)

    def _read(self, examined: Sequence[Examined], build: Path) -> _Harvest:
        """Read files a few at a time, so that only what a build keeps stays in memory."""
        (build / FILES).mkdir()
        harvest = _Harvest(Vocabulary(self.previous.words))
        with ThreadPoolExecutor(_READERS) as pool:
            for at in range(0, len(examined), _WINDOW):
                some = examined[at : at + _WINDOW]
                for reading in pool.map(partial(self._read_one, build=build), some):
                    harvest.add(reading, self.previous)
                    self.progress(len(harvest.sources), len(examined), "Lecture des fichiers")
        _sweep(build, zip(examined, harvest.sources, strict=True))
        return harvest

    def _read_one(self, examined: Examined, build: Path) -> Reading:
        if examined.known:
            return self.room.take(examined, examined.known, build)
        return self.room.read(examined, build)

    def _embed(self, leaves: Sequence[Leaf]) -> tuple[Vectors, int]:
        """Embed the passages whose text the build before does not have."""
        rows = np.concatenate([leaf.rows for leaf in leaves])
        vectors, missing = self.previous.vectors(rows, self.embedder)
        texts = search_texts(leaves, missing)
        for at in range(0, len(missing), _BATCH):
            batch = missing[at : at + _BATCH]
            vectors[batch] = self.embedder.encode_passages(list(islice(texts, len(batch))))
            self.progress(at + len(batch), len(missing), "Calcul des vecteurs")
        return vectors, len(missing)

    def _read_in_context(self, leaves: Sequence[Leaf]) -> Vectors:
        """Have the contextual encoder, if there is one, read passages outside acts."""
        outside = outside_acts(leaves)
        rows = np.concatenate([leaf.rows for leaf in leaves])[outside]
        vectors, missing = self.previous.context(rows, self.embedder)
        if self.embedder.context_dimension:
            texts = search_texts(leaves, np.flatnonzero(outside)[missing].tolist())
            for at in range(0, len(missing), _SLOW_BATCH):
                batch = missing[at : at + _SLOW_BATCH]
                told = list(islice(texts, len(batch)))
                vectors[batch] = self.embedder.encode_context(told)
                self.progress(at + len(batch), len(missing), "Lecture du sens des passages")
        return vectors

    def _know(self, asked: Written, harvest: _Harvest) -> tuple[KnownQuestions, tuple[str, ...]]:
        """Find where the known questions are answered, and have those that are new read."""
        if self.asked is None or not self.embedder.context_dimension:
            return KnownQuestions(asked.source), ()
        files = [each.path for each in harvest.sources if each.document_id is not None]
        placed = place_questions(asked.questions, harvest.leaves, files)
        if not placed.texts:
            return KnownQuestions(asked.source), placed.notes
        vectors = QuestionVectors(self.embedder)
        vectors.read(self.asked.with_name(VECTORS))
        vectors.learn(self.previous.known_questions(self.embedder))
        label = "Lecture des questions connues"
        read = vectors.of(placed.texts, lambda done, all_: self.progress(done, all_, label))
        found = VectorIndex.build(read, halved=True)
        return KnownQuestions(asked.source, placed.asked, placed.places, found), placed.notes

    def _writing(self, done: int, total: int) -> None:
        self.progress(done, total, "Écriture de l’index")

    def _shown(self, items: Sequence[T], label: str) -> Iterator[T]:
        for done, item in enumerate(items):
            self.progress(done, len(items), label)
            yield item
        self.progress(len(items), len(items), label)


def _sweep(build: Path, sources: Iterable[tuple[Examined, Source]]) -> None:
    """Remove the originals of files that were refused."""
    kept = {original_name(each) for each, source in sources if source.document_id}
    for path in (build / FILES).iterdir():
        if path.name not in kept:
            path.unlink()
