"""Where a passage is drawn on the pages of its PDF, for the viewer to outline it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter
from pydantic import BaseModel

from api.deps import ReadableDocument, ReadableView, RoomsDep
from api.pdf.places import Place, places
from index.document import Document

PDF = "application/pdf"
LONGEST = 20_000

router = APIRouter(prefix="/api/v1/documents")


class PlaceOut(BaseModel):
    """Rectangles on one page: left, bottom, right, top, in the page's own units."""

    page: int
    boxes: tuple[tuple[float, float, float, float], ...]


class PlacesOut(BaseModel):
    """The places of a passage; none when they cannot be told."""

    places: tuple[PlaceOut, ...]


@router.get("/{document_id}/places")
async def read_places(
    document: ReadableDocument, view: ReadableView, rooms: RoomsDep, debut: int, fin: int
) -> PlacesOut:
    """Measure where `[debut, fin)` of the document's text stands in its PDF."""
    path = rooms.original(view.build_id, document)
    start, end = max(0, debut), min(fin, debut + LONGEST, len(document.text))
    if document.media_type != PDF or path is None or start >= end:
        return PlacesOut(places=())
    found = await rooms.aside(_measured, _Key(document), path, start, end)
    return PlacesOut(places=tuple(PlaceOut(page=one.page, boxes=one.boxes) for one in found))


class _Key:
    """A document as the key of a cache: equal when made from the same bytes and words."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._identity = (document.id, document.sha256, len(document.text))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)


@lru_cache(maxsize=256)
def _measured(key: _Key, path: Path, start: int, end: int) -> tuple[Place, ...]:
    return places(key.document, path, start, end)
