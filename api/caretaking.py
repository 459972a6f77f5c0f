"""What the server does on its own: follow what is published, forget what is too old."""

from __future__ import annotations

import asyncio
import logging

from api.rooms import Rooms
from api.storage.database import StorageUnavailable

_log = logging.getLogger("api")
_DAY = 24 * 3600.0
_SOON = 60.0
_OFTEN = 1.0


async def care(rooms: Rooms) -> None:
    """Forget old words now and then each day, and soon again while the database is gone."""
    while True:
        done = await asyncio.to_thread(tidy, rooms)
        await asyncio.sleep(_DAY if done else _SOON)


async def keep_up(rooms: Rooms) -> None:
    """Open each build soon after it is published, so that no question has to.

    Where none can be opened, trying again is left for later: it reads whole files.
    """
    while True:
        answering = await asyncio.to_thread(follow, rooms)
        await asyncio.sleep(_OFTEN if answering else _SOON)


def follow(rooms: Rooms) -> str | None:
    """Open what is published, unless it is open already; return the build that answers."""
    try:
        return rooms.shelf.health.build_id
    except OSError as error:
        _log.warning("index unreadable: %s", type(error).__name__)
        return None


def tidy(rooms: Rooms) -> bool:
    """Blank what is older than the retention; False when the database is gone."""
    try:
        forgotten = rooms.conversations.forget(rooms.settings.retention_days)
    except StorageUnavailable as error:
        _log.warning("database unavailable: %s", error)
        return False
    if forgotten:
        _log.info("words of %d answers forgotten", forgotten)
    return True
