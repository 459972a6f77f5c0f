"""A build of the index: written once, verified when opened, never changed.

manifest.json       what the build holds, and the digest of each file
documents.jsonl     documents with their text, blocks, sections and acts
passages.jsonl      passages, by document then position: line n is row n
vectors.faiss       one vector per row
lexical/public/     words of the public rows alone
lexical/all/        words of all rows, when some are internal
lexicon.txt         the corpus's lexicon as it was
sources.jsonl       the files that were read or refused, and why
files/              the original files, each named after its digest
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from index.document import Document, Passage
from index.embedder import Embedder
from index.errors import CorruptBuildError, ForeignEmbedderError
from index.lexicon import Lexicon, LexiconError, load_lexicon
from index.manifest import FORMAT, Manifest, digests, read_manifest, verify_files
from index.records import read_lines, write_lines
from index.vectors import VectorIndex, Vectors
from index.visibility import searchable_rows
from index.wording import Wording

DOCUMENTS, PASSAGES, SOURCES = "documents.jsonl", "passages.jsonl", "sources.jsonl"
VECTORS, LEXICON = "vectors.faiss", "lexicon.txt"


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the corpus, as the build remembers it.

    `key` is the digest of everything its reading depends on: same key, same result.
    `document_id` is None when the file was refused. `report` is what staff were told of
    it, in the words of whoever read it (JSON, opaque here).
    """

    path: str
    sha256: str
    key: str
    document_id: str | None = None
    report: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a build is made from. `vectors` has one row per passage."""

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    vectors: Vectors
    lexicon: bytes
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Maker:
    """Which embedder made the vectors, and when (now, unless told)."""

    embedder: str
    fingerprint: str
    created_at: str | None = None


def corpus_digest(sources: Iterable[Source], lexicon: bytes) -> str:
    """Return what changes when the corpus, or the way it is read, changes."""
    lines = sorted(f"{source.path}\0{source.key}" for source in sources)
    return hashlib.sha256("\n".join(lines).encode() + b"\0" + lexicon).hexdigest()


@dataclass(frozen=True, slots=True)
class Build:
    """A build in memory. It never changes, so any number of threads may read it."""

    id: str
    folder: Path
    manifest: Manifest
    documents: Mapping[str, Document]
    passages: Sequence[Passage]
    vectors: VectorIndex
    wording: Mapping[bool, Wording]
    """By whether internal rows are included."""
    lexicon: Lexicon


def _silent(done: int, total: int) -> None:
    """Tell nobody."""


def write_build(
    folder: Path, contents: Contents, maker: Maker, told: Callable[[int, int], None] = _silent
) -> Manifest:
    """Write a build's files into an empty folder and return its manifest, yet to be written.

    `told` hears how many of its parts are written, out of how many.
    """
    parts: tuple[Callable[[], object], ...] = (
        partial(write_lines, folder / DOCUMENTS, contents.documents),
        partial(write_lines, folder / PASSAGES, contents.passages),
        partial(write_lines, folder / SOURCES, contents.sources),
        partial((folder / LEXICON).write_bytes, contents.lexicon),
        partial(VectorIndex.build(contents.vectors).save, folder / VECTORS),
        partial(_write_wording, folder, contents.passages, internal=False),
        partial(_write_wording, folder, contents.passages, internal=True),
    )
    for done, write in enumerate(parts):
        told(done, len(parts))
        write()
    told(len(parts), len(parts))
    return Manifest(
        format=FORMAT,
        created_at=maker.created_at or datetime.now(UTC).isoformat(timespec="microseconds"),
        embedder=maker.embedder,
        fingerprint=maker.fingerprint,
        dimension=int(contents.vectors.shape[1]),
        documents=len(contents.documents),
        passages=len(contents.passages),
        acts=sum(len(document.acts) for document in contents.documents),
        corpus_digest=corpus_digest(contents.sources, contents.lexicon),
        files=digests(folder),
    )


def open_build(folder: Path, embedder: Embedder | None = None) -> Build:
    """Verify a build and bring it into memory.

    Raises CorruptBuildError when a file is not the one that was written, and
    ForeignEmbedderError when another embedder than the one given made the vectors.
    """
    manifest = verified_manifest(folder)
    if embedder is not None and manifest.fingerprint != embedder.fingerprint:
        raise ForeignEmbedderError(
            f"L’index a été construit avec le modèle « {manifest.embedder} », mais le modèle "
            f"configuré est « {embedder.name} ». Reconstruisez l’index : pst-assistant ingest"
        )
    try:
        return _read(folder, manifest)
    except (OSError, KeyError, ValueError, RuntimeError, LexiconError) as error:
        raise CorruptBuildError(f"La version {folder.name} est illisible.") from error


def verified_manifest(folder: Path) -> Manifest:
    """Return the manifest once each file was found to be the one it describes."""
    manifest = read_manifest(folder)
    verify_files(folder, manifest)
    return manifest


def read_contents(folder: Path) -> Contents:
    """Read back what a build was made from. Call it on a verified folder."""
    vectors = VectorIndex.load(folder / VECTORS)
    return Contents(
        documents=tuple(read_lines(folder / DOCUMENTS, Document)),
        passages=tuple(read_lines(folder / PASSAGES, Passage)),
        vectors=vectors.take(range(vectors.rows)),
        lexicon=(folder / LEXICON).read_bytes(),
        sources=tuple(read_sources(folder)),
    )


def read_sources(folder: Path) -> list[Source]:
    """Return the files a build was made from."""
    return list(read_lines(folder / SOURCES, Source))


def _read(folder: Path, manifest: Manifest) -> Build:
    documents = {document.id: document for document in read_lines(folder / DOCUMENTS, Document)}
    passages = list(read_lines(folder / PASSAGES, Passage))
    vectors = VectorIndex.load(folder / VECTORS)
    if len(passages) != vectors.rows:
        raise ValueError("passages and vectors do not match")
    for passage in passages:
        if passage.audience is not documents[passage.document_id].metadata.audience:
            raise ValueError(f"{passage.id}: not of its document's audience")
    return Build(
        id=folder.name,
        folder=folder,
        manifest=manifest,
        documents=documents,
        passages=passages,
        vectors=vectors,
        wording=_read_wording(folder),
        lexicon=load_lexicon(folder / LEXICON),
    )


def _write_wording(folder: Path, passages: Sequence[Passage], internal: bool) -> None:
    """Index the words of an audience's rows; all rows share the public index if all are public."""
    rows = searchable_rows(passages, internal)
    if not internal or rows != searchable_rows(passages, internal=False):
        texts = [passages[row].search_text for row in rows]
        Wording.build(texts).save(folder / "lexical" / ("all" if internal else "public"))


def _read_wording(folder: Path) -> dict[bool, Wording]:
    public = Wording.load(folder / "lexical" / "public")
    home = folder / "lexical" / "all"
    return {False: public, True: Wording.load(home) if home.is_dir() else public}
