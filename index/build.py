"""A build of the index, verified and brought into memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.document import Document, Passage
from index.embedder import Embedder
from index.errors import CorruptBuildError, ForeignEmbedderError
from index.known_questions import KnownQuestions, read_known
from index.layout import CONTEXT, DOCUMENTS, LEXICON, PASSAGES, VECTORS, wording_folder
from index.lexicon import Lexicon, LexiconError, load_lexicon
from index.manifest import Manifest, read_manifest, verify_files
from index.records import read_lines
from index.vectors import VectorIndex
from index.wording import Wording


@dataclass(frozen=True, slots=True)
class Build:
    """A build in memory. It never changes, so any number of threads may read it."""

    id: str
    folder: Path
    manifest: Manifest
    documents: Mapping[str, Document]
    passages: Sequence[Passage]
    vectors: VectorIndex
    context: VectorIndex | None
    """Vectors of the contextual encoder, in order, for the passages of `context_rows`."""
    context_rows: NDArray[np.int64]
    known: KnownQuestions
    wording: Mapping[bool, Wording]
    """By whether internal rows are included."""
    lexicon: Lexicon


def open_build(folder: Path, embedder: Embedder | None = None) -> Build:
    """Verify a build and bring it into memory.

    Raises CorruptBuildError when a file is not the one that was written, and
    ForeignEmbedderError when another embedder than the one given made the vectors.
    """
    manifest = verified_manifest(folder)
    if embedder is not None and manifest.fingerprint != embedder.fingerprint:
        raise ForeignEmbedderError(_foreign(manifest.embedder, embedder.name))
    try:
        return _read(folder, manifest)
    except (OSError, KeyError, ValueError, RuntimeError, LexiconError) as error:
        raise CorruptBuildError(f"La version {folder.name} est illisible.") from error


def _foreign(made_with: str, configured: str) -> str:
    if made_with == configured:
        told = f"une autre édition du modèle « {configured} »."
    else:
        told = f"le modèle « {made_with} », mais le modèle configuré est « {configured} »."
    return f"L’index a été construit avec {told} Reconstruisez l’index : pst-assistant ingest"


def verified_manifest(folder: Path) -> Manifest:
    """Return the manifest once each file was found to be the one it describes."""
    manifest = read_manifest(folder)
    verify_files(folder, manifest)
    return manifest


def _read(folder: Path, manifest: Manifest) -> Build:
    documents = {document.id: document for document in read_lines(folder / DOCUMENTS, Document)}
    passages = list(read_lines(folder / PASSAGES, Passage))
    vectors = VectorIndex.load(folder / VECTORS)
    if len(passages) != vectors.rows:
        raise ValueError("passages and vectors do not match")
    context = VectorIndex.load(folder / CONTEXT) if (folder / CONTEXT).exists() else None
    outside = np.array(
        [row for row, p in enumerate(passages) if not documents[p.document_id].acts], np.int64
    )
    if context is not None and context.rows != len(outside):
        raise ValueError("passages and their vectors in context do not match")
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
        context=context,
        context_rows=outside,
        known=read_known(folder),
        wording=_read_wording(folder),
        lexicon=load_lexicon(folder / LEXICON),
    )


def _read_wording(folder: Path) -> dict[bool, Wording]:
    public = Wording.load(wording_folder(folder, internal=False))
    home = wording_folder(folder, internal=True)
    return {False: public, True: Wording.load(home) if home.is_dir() else public}
