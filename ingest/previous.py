"""What the build before spares the next one: files not read again, passages not embedded."""

from __future__ import annotations

import hashlib
import importlib.metadata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

import index
from index.build import verified_manifest
from index.contents import Contents, Source, corpus_digest, read_contents, read_sources
from index.embedder import Embedder
from index.errors import BuildError
from index.known_questions import KnownQuestions
from index.leaf import Leaf, Marks, outside_acts
from index.manifest import Manifest
from index.publication import Publication
from index.vectors import Vectors

_LIBRARIES = (
    "PyStemmer", "beautifulsoup4", "langchain-text-splitters", "lxml", "markdown-it-py",
    "pypdf", "pypdfium2", "python-docx", "simplemma",
)  # fmt: skip


@dataclass(slots=True)
class Previous:
    """The published build, as far as its files are intact; empty when there is none."""

    folder: Path | None = None
    manifest: Manifest | None = None
    sources: dict[str, Source] = field(default_factory=dict)
    _contents: Contents | None = None
    _leaves: dict[str, Leaf] | None = None

    @classmethod
    def of(cls, publication: Publication) -> Previous:
        """Open what is published; a damaged build spares nothing."""
        pointer = publication.pointer()
        if pointer is None:
            return cls()
        folder = publication.folder(pointer.build)
        try:
            manifest = verified_manifest(folder)
            return cls(folder, manifest, {s.path: s for s in read_sources(folder)})
        except (BuildError, OSError, ValueError):
            return cls()

    @property
    def build_id(self) -> str | None:
        """Return the id of the build, None when there is none to speak of."""
        return self.folder.name if self.folder else None

    def came_from(
        self, known: Sequence[Source], lexicon: bytes, asked: str, embedder: Embedder
    ) -> bool:
        """Tell whether a build made of these sources would be the same one again.

        `asked` is the digest of the known questions.
        """
        return (
            self.folder is not None
            and self.manifest is not None
            and self.manifest.fingerprint == embedder.fingerprint
            and self.manifest.corpus_digest == corpus_digest(known, lexicon, asked)
        )

    def same(self, path: str, key: str) -> Source | None:
        """Return what is known of a file when reading it again would change nothing."""
        source = self.sources.get(path)
        return source if source is not None and source.key == key else None

    def leaf(self, document_id: str) -> Leaf:
        """Return a document as it lies in the build. Raises KeyError."""
        if self._leaves is None:
            self._leaves = {leaf.document_id: leaf for leaf in self._read().leaves}
        return self._leaves[document_id]

    @property
    def words(self) -> Sequence[str]:
        """Return the words that its leaves number."""
        return self._read().words if self.folder else ()

    def vectors(self, rows: Marks, embedder: Embedder) -> tuple[Vectors, list[int]]:
        """Return the vectors of rows whose text it knows, and the rows left to embed."""
        vectors = np.zeros((len(rows), embedder.dimension), dtype=np.float32)
        if not self._made_with(embedder):
            return vectors, list(range(len(rows)))
        before = self._read()
        return vectors, _carry_over(vectors, rows, before.vectors, before.rows)

    def context(self, rows: Marks, embedder: Embedder) -> tuple[Vectors, list[int]]:
        """Return the same of what the embedder's contextual encoder says of rows outside acts."""
        vectors = np.zeros((len(rows), embedder.context_dimension), dtype=np.float32)
        if not self._made_with(embedder):
            return vectors, list(range(len(rows)))
        before = self._read()
        known = before.rows[outside_acts(before.leaves)]
        return vectors, _carry_over(vectors, rows, before.context, known)

    def known_questions(self, embedder: Embedder) -> KnownQuestions:
        """Return the known questions that this embedder read; none from another."""
        return self._read().known if self._made_with(embedder) else KnownQuestions()

    def _made_with(self, embedder: Embedder) -> bool:
        return self.manifest is not None and self.manifest.fingerprint == embedder.fingerprint

    def _read(self) -> Contents:
        if self._contents is None:
            if self.folder is None:
                raise ValueError("nothing was published")
            self._contents = read_contents(self.folder)
        return self._contents


def _carry_over(vectors: Vectors, rows: Marks, known: Vectors, marks: Marks) -> list[int]:
    """Fill in the vectors of rows whose text is among those known; return the others."""
    places = {mark: row for row, mark in enumerate(marks["digest"].tolist())}
    found = np.array([places.get(mark, -1) for mark in rows["digest"].tolist()], np.int64)
    kept = np.flatnonzero(found >= 0)
    if kept.size:  # where nothing was written, what is read back has no width either
        vectors[kept] = known[found[kept]]
    return np.flatnonzero(found < 0).tolist()


def digest(*parts: str | bytes) -> str:
    """Return a digest of parts that no other parts share."""
    hashed = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        hashed.update(len(data).to_bytes(8) + data)
    return hashed.hexdigest()


@cache
def reading_fingerprint() -> str:
    """Return what changes whenever the code that reads files, or analyses words, does."""
    packages = (Path(__file__).parent, Path(index.__file__).parent)
    modules = [path for package in packages for path in sorted(package.rglob("*.py"))]
    versions = [f"{name} {importlib.metadata.version(name)}" for name in _LIBRARIES]
    return digest(*(path.read_bytes() for path in modules), *versions)
