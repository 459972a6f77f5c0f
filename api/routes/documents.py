"""Documents: list, metadata, text and original file, each as the caller may read it."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import FileResponse, PlainTextResponse, Response

from api.access import AccessRole
from api.deps import ReadableDocument, ReadableView, Role, RoomsDep
from api.payloads import DocumentOut, document_out
from api.problems import Problem
from index.personal_data import MASK

router = APIRouter(prefix="/api/v1/documents")


@router.get("")
def list_documents(view: ReadableView) -> list[DocumentOut]:
    """List the documents that answers come from."""
    return [document_out(document) for document in view.documents.values()]


@router.get("/{document_id}")
def read_metadata(document: ReadableDocument) -> DocumentOut:
    """Tell what is declared of a document."""
    return document_out(document)


@router.get("/{document_id}/text", response_class=PlainTextResponse)
def read_text(document: ReadableDocument) -> PlainTextResponse:
    """Return the text that quotes are verbatim of."""
    return PlainTextResponse(document.text, headers={"Cache-Control": "no-cache"})


@router.get("/{document_id}/file", response_class=FileResponse)
def read_file(
    document: ReadableDocument, view: ReadableView, rooms: RoomsDep, role: Role
) -> Response:
    """Return the original file, to be downloaded; staff's alone when it was masked."""
    if MASK in document.text and role is not AccessRole.STAFF:
        raise Problem(
            403,
            "Le fichier d'origine est réservé au service communication : des données "
            "personnelles y ont été masquées. Son texte peut être lu.",
        )
    path = rooms.original(view.build_id, document)
    if path is None:
        raise Problem(404, "Le fichier d'origine n'est pas disponible.")
    return FileResponse(
        path,
        media_type=document.media_type,
        filename=document.id + path.suffix,
        headers={"Cache-Control": "no-cache"},
    )
