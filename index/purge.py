"""Withdraw a document from every kept build, so that no rollback brings it back.

Its annexes go with it.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from index.build import verified_manifest
from index.contents import Contents, Maker, read_contents, write_build
from index.document import Document
from index.errors import CorruptBuildError, NoBuildError
from index.layout import FILES
from index.leaf import Leaf
from index.publication import Pointer, Publication
from index.records import decode


def purge(publication: Publication, document_id: str) -> list[str]:
    """Remove a document from all kept builds; return the ids of those that held it.

    Each of them is written again without its text, passages, vectors, words and
    original, then the pointer moves once to the new ones and the old ones are deleted.
    A kept build that is damaged is dropped, for it may hold the document; the one that
    answers stays the one that answers. The corpus is not touched: a file left there
    comes back with the next ingestion.
    Raises NoBuildError, BusyIndexError, CorruptBuildError (the answering build is damaged).
    """
    with publication.writing():
        pointer = publication.pointer()
        if pointer is None:
            raise NoBuildError("Aucune version de l’index n’a été publiée.")
        renewed: dict[str, str] = {}
        for build_id in pointer.kept:
            try:
                renewed[build_id] = _without(publication, build_id, document_id)
            except CorruptBuildError:
                if build_id == pointer.build:
                    raise
        publication.point(Pointer(renewed[pointer.build], tuple(renewed.values())))
        publication.clean()
        return [old for old, new in renewed.items() if old != new]


def annexes_of(publication: Publication, document_id: str) -> frozenset[str]:
    """Return the annexes of a document in the kept builds, which go when it goes."""
    pointer = publication.pointer()
    kept = pointer.kept if pointer else ()
    return frozenset(
        leaf.document_id
        for build_id in kept
        for leaf in _leaves(publication.folder(build_id))
        if leaf.annex_of == document_id
    )


def _leaves(folder: Path) -> tuple[Leaf, ...]:
    try:
        return read_contents(folder).leaves
    except (OSError, ValueError):  # damaged: `purge` drops it
        return ()


def _without(publication: Publication, build_id: str, document_id: str) -> str:
    """Return the id of the same build without the document: its own when it has not got it."""
    folder = publication.folder(build_id)
    manifest = verified_manifest(folder)
    contents = read_contents(folder)
    remaining = contents.without(document_id)
    if len(remaining.sources) == len(contents.sources):
        return build_id
    staged = publication.stage()
    _link_originals(folder, staged, remaining)
    maker = Maker(manifest.embedder, manifest.fingerprint, manifest.created_at)
    return publication.add(staged, write_build(staged, remaining, maker))


def _link_originals(folder: Path, staged: Path, contents: Contents) -> None:
    (staged / FILES).mkdir()
    documents = (decode(Document, json.loads(leaf.document)) for leaf in contents.leaves)
    for name in {document.source for document in documents}:
        try:
            (staged / name).hardlink_to(folder / name)
        except OSError:
            shutil.copyfile(folder / name, staged / name)
