"""What routes may ask for, so that a signature says what it needs and who may call."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from api.access import AccessRole, recognise
from api.desk import Desk
from api.metrics import Metrics
from api.problems import Problem
from api.reindexing import Reindexing
from api.rooms import Rooms
from api.settings import Settings
from api.storage.conversations import Conversations
from api.storage.plan_links import PlanLinks
from api.throttle import Throttle
from index.document import Document
from index.view import View

_CHALLENGE = {"WWW-Authenticate": "Bearer"}


async def rooms(request: Request) -> Rooms:
    """Return what the application was assembled from."""
    found: Rooms = request.app.state.rooms
    return found


RoomsDep = Annotated[Rooms, Depends(rooms)]


async def _role(request: Request, rooms: RoomsDep) -> AccessRole:
    role = recognise(request.headers.get("authorization"), rooms.settings)
    if role is None:
        raise Problem(401, headers=_CHALLENGE)
    return role


Role = Annotated[AccessRole, Depends(_role)]
"""Whoever calls; a key that is shown must be right."""


async def _staff(role: Role) -> None:
    if role is AccessRole.CITIZEN:
        raise Problem(401, headers=_CHALLENGE)
    if role is not AccessRole.STAFF:
        raise Problem(403)


StaffOnly = Depends(_staff)
"""Communication staff only: 401 without a key, 403 with an agent's."""


async def _desk(rooms: RoomsDep) -> Desk:
    return rooms.desk


async def _throttle(rooms: RoomsDep) -> Throttle:
    return rooms.throttle


async def _settings(rooms: RoomsDep) -> Settings:
    return rooms.settings


async def _metrics(rooms: RoomsDep) -> Metrics:
    return rooms.metrics


async def _conversations(rooms: RoomsDep) -> Conversations:
    return rooms.conversations


async def _plan_links(rooms: RoomsDep) -> PlanLinks:
    return PlanLinks(rooms.database)


async def _reindexing(rooms: RoomsDep) -> Reindexing:
    return rooms.reindexing


DeskDep = Annotated[Desk, Depends(_desk)]
ThrottleDep = Annotated[Throttle, Depends(_throttle)]
SettingsDep = Annotated[Settings, Depends(_settings)]
MetricsDep = Annotated[Metrics, Depends(_metrics)]
ConversationsDep = Annotated[Conversations, Depends(_conversations)]
PlanLinksDep = Annotated[PlanLinks, Depends(_plan_links)]
ReindexingDep = Annotated[Reindexing, Depends(_reindexing)]


def _view(desk: DeskDep, role: Role) -> View:
    return desk.view(role)


ReadableView = Annotated[View, Depends(_view)]
"""The index as the caller may read it."""


async def _document(document_id: str, view: ReadableView) -> Document:
    document = view.documents.get(document_id)
    if document is None:
        raise Problem(404, "Ce document n'existe pas.")
    return document


ReadableDocument = Annotated[Document, Depends(_document)]
"""A document the caller may read; an internal one does not exist for a citizen."""
