"""Withdraw a document from everything that could still tell of it."""

from __future__ import annotations

from pathlib import Path

from api.storage.conversations import Conversations
from index.errors import NoBuildError
from index.publication import Publication
from index.purge import annexes_of, purge
from index.withdrawals import Withdrawals


def withdraw(document_id: str, index_dir: Path, conversations: Conversations) -> tuple[int, int]:
    """Withdraw a document and its annexes.

    Return how many builds held it and how many answers cited it or them. It is listed
    first, so that a crash in between cannot let a later build bring it back.
    Raises BusyIndexError, CorruptBuildError, StorageUnavailable.
    """
    Withdrawals(index_dir).add(document_id)
    publication = Publication(index_dir)
    gone = {document_id, *annexes_of(publication, document_id)}
    try:
        builds = len(purge(publication, document_id))
    except NoBuildError:
        builds = 0
    return builds, sum(conversations.withdraw(each) for each in gone)
