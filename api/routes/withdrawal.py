"""`DELETE /api/v1/documents/{document_id}`: withdraw a document."""

from __future__ import annotations

from fastapi import APIRouter

from api.deps import ConversationsDep, ReadableDocument, SettingsDep, StaffOnly
from api.problems import Problem
from api.storage.database import StorageUnavailable
from api.withdrawing import withdraw
from index.errors import BuildError

router = APIRouter(prefix="/api/v1")


@router.delete("/documents/{document_id}", status_code=204, dependencies=[StaffOnly])
def withdraw_document(
    document: ReadableDocument, settings: SettingsDep, conversations: ConversationsDep
) -> None:
    """Withdraw a document from the index, its kept builds and stored answers, for good."""
    try:
        withdraw(document.id, settings.index_dir, conversations)
    except (BuildError, StorageUnavailable) as error:
        raise Problem(503, headers={"Retry-After": "10"}) from error
