"""Withdraw a document from everything that could still tell of it."""

from __future__ import annotations

from pathlib import Path

from api.storage.conversations import Conversations
from index.errors import NoBuildError
from index.publication import Publication
from index.purge import purge
from index.withdrawals import Withdrawals


def withdraw(document_id: str, index_dir: Path, conversations: Conversations) -> tuple[int, int]:
    """Withdraw a document; return how many builds held it and how many answers cited it.

    It is listed first, so that a crash in between cannot let a later build bring it back.
    Raises BusyIndexError, CorruptBuildError, StorageUnavailable.
    """
    Withdrawals(index_dir).add(document_id)
    try:
        builds = len(purge(Publication(index_dir), document_id))
    except NoBuildError:
        builds = 0
    return builds, conversations.withdraw(document_id)
