"""Health, readiness and metrics, for those who operate the service."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST

from api.access import AccessRole
from api.deps import RoomsDep
from api.problems import Problem
from api.rooms import Rooms
from assistant.generation.writer import WriterState

router = APIRouter()


@router.get("/healthz", response_class=PlainTextResponse)
async def healthz() -> str:
    """Tell that the process is alive."""
    return "ok\n"


@router.get("/readyz")
def readyz(rooms: RoomsDep) -> JSONResponse:
    """Tell whether questions can be answered (503 when not), and what is degraded.

    Without its database or its chat model the service still answers, so it is ready, and
    says so.
    """
    index = _index(rooms)
    database = rooms.database.answers()
    chat = _chat(rooms)
    checks = {
        "index": index,
        "database": {"ok": database},
        "chat_model": chat,
    }
    ready = index["build"] is not None
    whole = ready and database and index["ok"] and chat["ok"]
    state = "ready" if whole else "degraded" if ready else "unavailable"
    return JSONResponse(
        {"ready": ready, "state": state, "checks": checks}, 200 if ready else 503, _UNCACHED
    )


@router.get("/metrics", response_class=PlainTextResponse)
def metrics(rooms: RoomsDep) -> Response:
    """Return Prometheus metrics. Counts of documents are those of the public ones."""
    try:
        view = rooms.desk.view(AccessRole.CITIZEN)
    except Problem:
        rooms.metrics.documents.set(0)
        rooms.metrics.passages.set(0)
    else:
        rooms.metrics.documents.set(len(view.documents))
        rooms.metrics.passages.set(len(view.passages))
    return Response(rooms.metrics.text(), media_type=CONTENT_TYPE_LATEST)


_UNCACHED = {"Cache-Control": "no-store"}


def _chat(rooms: Rooms) -> dict[str, object]:
    """Tell what the chat model is doing; without one nothing is amiss."""
    if rooms.writer is None:
        return {"ok": True, "configured": rooms.settings.chat_model is not None}
    state = rooms.writer.state
    return {"ok": state is WriterState.READY, "configured": True, "state": state.value}


def _index(rooms: RoomsDep) -> dict[str, object]:
    """Tell which build answers; not sound when it stands in for a damaged one."""
    health = rooms.shelf.health
    sound = health.build_id is not None and health.problem is None
    return {"ok": sound, "build": health.build_id, "problem": health.problem}
