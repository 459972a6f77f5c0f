"""What the server does on its own: migrate at start, forget what is too old each day."""

from __future__ import annotations

import asyncio
import logging

from api.rooms import Rooms
from api.storage.database import StorageUnavailable

_log = logging.getLogger("api")
_DAY = 24 * 3600.0
_SOON = 60.0


async def care(rooms: Rooms) -> None:
    """Forget old words now and then each day, and soon again while the database is gone."""
    while True:
        done = await asyncio.to_thread(tidy, rooms)
        await asyncio.sleep(_DAY if done else _SOON)


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
