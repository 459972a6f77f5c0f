"""What a build is made from, written into its folder and read back for the next one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Self

import numpy as np

from index.document import Document, Passage
from index.known_questions import KnownQuestions, read_known, write_known
from index.layout import (
    CONTEXT,
    DOCUMENTS,
    LEAVES,
    LEXICON,
    PASSAGES,
    ROWS,
    SOURCES,
    VECTORS,
    WORD_NUMBERS,
    WORDS,
    wording_folder,
)
from index.leaf import ROW, Leaf, Marks, Vocabulary, outside_acts
from index.manifest import FORMAT, Manifest, digests
from index.records import read_lines, write_lines
from index.vectors import VectorIndex, Vectors
from index.wording import Wording


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
    """All that a build is made from.

    There is one leaf per source that was not refused, in the same order, and one vector
    per row of the leaves; `context` has one per row outside acts, of width 0 when no
    contextual encoder read them. `words` are those the leaves number.
    """

    leaves: tuple[Leaf, ...]
    words: Sequence[str]
    vectors: Vectors
    context: Vectors
    lexicon: bytes
    sources: tuple[Source, ...]
    known: KnownQuestions = field(default_factory=KnownQuestions)

    @classmethod
    def of(
        cls,
        documents: Sequence[tuple[Document, Sequence[Passage]]],
        vectors: Vectors,
        lexicon: bytes,
        sources: Iterable[Source],
        context: Vectors | None = None,
    ) -> Self:
        """Make the contents of documents in memory."""
        vocabulary = Vocabulary()
        leaves = tuple(Leaf.of(document, told, vocabulary) for document, told in documents)
        if context is None:
            context = _unread(leaves)
        return cls(leaves, tuple(vocabulary), vectors, context, lexicon, tuple(sources))

    @property
    def rows(self) -> Marks:
        """Return what is known of each row."""
        return np.concatenate([np.empty(0, dtype=ROW), *(leaf.rows for leaf in self.leaves)])

    def without(self, document_id: str) -> Contents:
        """Return the same without a document and its annexes."""
        gone = {document_id, *(x.document_id for x in self.leaves if x.annex_of == document_id)}
        counts = [len(leaf.rows) for leaf in self.leaves]
        stay = np.array([leaf.document_id not in gone for leaf in self.leaves], dtype=np.bool_)
        kept = np.repeat(stay, counts)
        return Contents(
            leaves=tuple(leaf for leaf in self.leaves if leaf.document_id not in gone),
            words=self.words,
            vectors=self.vectors[kept],
            context=self.context[kept[outside_acts(self.leaves)]],
            lexicon=self.lexicon,
            sources=tuple(s for s in self.sources if s.document_id not in gone),
            known=self.known.kept(stay, kept),
        )


@dataclass(frozen=True, slots=True)
class Maker:
    """Which embedder made the vectors, and when (now, unless told)."""

    embedder: str
    fingerprint: str
    created_at: str | None = None


def corpus_digest(sources: Iterable[Source], lexicon: bytes, known: str = "") -> str:
    """Return what changes when the corpus, or the way it is read, changes.

    `known` is the digest of the known questions.
    """
    lines = sorted(f"{source.path}\0{source.key}" for source in sources)
    told = "\n".join(lines).encode() + b"\0" + lexicon
    return hashlib.sha256(told + b"\0" + known.encode()).hexdigest()


def _silent(done: int, total: int) -> None:
    """Tell nobody."""


def write_build(
    folder: Path, contents: Contents, maker: Maker, told: Callable[[int, int], None] = _silent
) -> Manifest:
    """Write a build's files into an empty folder and return its manifest, yet to be written.

    `told` hears how many of its parts are written, out of how many.
    """
    parts: tuple[Callable[[], object], ...] = (
        partial(_write_lines, folder, contents.leaves),
        partial(write_lines, folder / SOURCES, contents.sources),
        partial((folder / LEXICON).write_bytes, contents.lexicon),
        partial(VectorIndex.build(contents.vectors).save, folder / VECTORS),
        partial(_write_context, folder, contents.context),
        partial(write_known, folder, contents.known),
        partial(_write_words, folder, contents),
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
        documents=len(contents.leaves),
        passages=sum(len(leaf.rows) for leaf in contents.leaves),
        acts=sum(leaf.acts for leaf in contents.leaves),
        corpus_digest=corpus_digest(contents.sources, contents.lexicon, contents.known.source),
        files=digests(folder),
    )


def read_sources(folder: Path) -> list[Source]:
    """Return the files a build was made from."""
    return list(read_lines(folder / SOURCES, Source))


def read_contents(folder: Path) -> Contents:
    """Read back what a build was made from. Call it on a verified folder."""
    sources = tuple(read_sources(folder))
    leaves = tuple(_read_leaves(folder, [s.document_id for s in sources if s.document_id]))
    vectors = VectorIndex.load(folder / VECTORS)
    return Contents(
        leaves=leaves,
        words=json.loads((folder / WORDS).read_bytes()),
        vectors=vectors.take(range(vectors.rows)),
        context=_read_context(folder, leaves),
        lexicon=(folder / LEXICON).read_bytes(),
        sources=sources,
        known=read_known(folder),
    )


def _write_context(folder: Path, context: Vectors) -> None:
    if context.size:
        VectorIndex.build(context).save(folder / CONTEXT)


def _unread(leaves: Sequence[Leaf]) -> Vectors:
    return np.zeros((int(outside_acts(leaves).sum()), 0), dtype=np.float32)


def _read_context(folder: Path, leaves: Sequence[Leaf]) -> Vectors:
    if not (folder / CONTEXT).exists():
        return _unread(leaves)
    context = VectorIndex.load(folder / CONTEXT)
    return context.take(range(context.rows))


def _write_lines(folder: Path, leaves: Sequence[Leaf]) -> None:
    with (folder / DOCUMENTS).open("wb") as file:
        file.writelines(leaf.document for leaf in leaves)
    with (folder / PASSAGES).open("wb") as file:
        file.writelines(leaf.passages for leaf in leaves)
    counts = [(len(leaf.rows), len(leaf.words), leaf.acts) for leaf in leaves]
    np.save(folder / LEAVES, np.array(counts, dtype=np.int64).reshape(-1, 3), allow_pickle=False)


def _read_leaves(folder: Path, ids: Sequence[str]) -> Iterable[Leaf]:
    documents = (folder / DOCUMENTS).read_bytes().splitlines(keepends=True)
    passages = (folder / PASSAGES).read_bytes().splitlines(keepends=True)
    rows = np.load(folder / ROWS, allow_pickle=False)
    numbers = np.load(folder / WORD_NUMBERS, allow_pickle=False)
    counts = np.load(folder / LEAVES, allow_pickle=False)
    row_bounds = pairwise(accumulate(counts[:, 0].tolist(), initial=0))
    word_bounds = pairwise(accumulate(counts[:, 1].tolist(), initial=0))
    bounds = zip(row_bounds, word_bounds, strict=True)
    for at, ((row, row_end), (word, word_end)) in enumerate(bounds):
        yield Leaf(
            document_id=ids[at],
            document=documents[at],
            passages=b"".join(passages[row:row_end]),
            acts=int(counts[at, 2]),
            rows=rows[row:row_end],
            words=numbers[word:word_end],
        )


def _write_words(folder: Path, contents: Contents) -> None:
    """Index words once per audience, so that no count or correction betrays internal rows.

    Words that no row has any more are forgotten.
    """
    rows = contents.rows
    numbers = np.concatenate([np.empty(0, np.int32), *(leaf.words for leaf in contents.leaves)])
    used = np.bincount(numbers, minlength=len(contents.words)) > 0
    words = [word for word, kept in zip(contents.words, used, strict=True) if kept]
    numbers = (np.cumsum(used, dtype=np.int32) - 1)[numbers]
    (folder / WORDS).write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
    np.save(folder / WORD_NUMBERS, numbers, allow_pickle=False)
    np.save(folder / ROWS, rows, allow_pickle=False)
    public = rows["searched"] & rows["public"]
    for internal, searched in ((False, public), (True, rows["searched"])):
        if not internal or not np.array_equal(searched, public):
            kept = numbers[np.repeat(searched, rows["words"])]
            wording = Wording.of_numbers(words, kept, rows["words"][searched])
            wording.save(wording_folder(folder, internal))
