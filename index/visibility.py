"""What an audience may read of a build: the one place where that is decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.document import Act, Audience, Document, Passage, PassageKind


def searchable_rows(passages: Sequence[Passage], internal: bool) -> list[int]:
    """Return the rows that are searched: no editor's note, and only public ones unless told."""
    return [
        row
        for row, passage in enumerate(passages)
        if passage.kind is not PassageKind.NOTE
        and (internal or passage.audience is Audience.PUBLIC)
    ]


def visible_documents(documents: Mapping[str, Document], internal: bool) -> dict[str, Document]:
    """Return the documents of an audience, which do not name those it may not read."""
    visible = {
        id_: document
        for id_, document in documents.items()
        if internal or document.metadata.audience is Audience.PUBLIC
    }
    hidden = frozenset(
        name
        for id_, document in documents.items()
        if id_ not in visible
        for name in (id_, *(act.id for act in document.acts))
    )
    return {id_: _unnamed(document, hidden) for id_, document in visible.items()}


def newest_first(documents: Mapping[str, Document]) -> dict[str, Act]:
    """Return the acts of the documents by id, newest sitting first, undated ones last."""
    acts = [act for document in documents.values() for act in document.acts]
    acts.sort(key=lambda act: act.sitting_date or "", reverse=True)
    return {act.id: act for act in acts}


def _unnamed(document: Document, hidden: frozenset[str]) -> Document:
    """Return the document, silent on a successor or an act that its reader may not know of."""
    metadata, acts = document.metadata, document.acts
    named = {metadata.replaced_by, metadata.annex_of, *(act.replaced_by for act in acts)}
    if hidden.isdisjoint(named):
        return document
    if metadata.annex_of in hidden:
        metadata = replace(metadata, annex_of=None, annex_point=None)
    if metadata.replaced_by in hidden:
        metadata = replace(metadata, replaced_by=None)
    acts = tuple(replace(a, replaced_by=None) if a.replaced_by in hidden else a for a in acts)
    return replace(document, metadata=metadata, acts=acts)
