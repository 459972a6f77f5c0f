"""Assemble the HTTP application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.staticfiles import StaticFiles

from api import pages, problems
from api.caretaking import care, keep_up
from api.headers import SecurityHeaders
from api.metrics import RequestMetrics
from api.mishaps import Mishaps
from api.opening import open_assistant, open_embedder, open_ready_library, open_writer
from api.rooms import Rooms, assemble
from api.routes import (
    documents,
    feedback,
    health,
    places,
    plan,
    questions,
    reindex,
    timeline,
    withdrawal,
)
from api.settings import Settings
from api.site import assets, errors, guichet, statements
from api.site import plan as plan_page

API = (
    questions, feedback, documents, places, plan, timeline, withdrawal, reindex, health,
)  # fmt: skip
STATIC = Path(__file__).parent / "static"


def create_app(settings: Settings | None = None, rooms: Rooms | None = None) -> FastAPI:
    """Return the application; `rooms` replaces the real parts in tests."""
    settings = settings or (rooms.settings if rooms else Settings())
    rooms = rooms or _assembled(settings)
    app = FastAPI(
        title="Assistant PST",
        description="Répond aux questions sur le plan stratégique, avec ses sources.",
        lifespan=_lifespan,
        docs_url=None,  # They load scripts from elsewhere.
        redoc_url=None,
        responses=problems.RESPONSES,
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    app.state.rooms = rooms
    problems.install(app)
    errors.install(app)
    for module in API:
        app.include_router(module.router)
    for page in (guichet, pages, plan_page, statements, assets):
        app.include_router(page.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    _wrap(app, rooms)
    return app


def _assembled(settings: Settings) -> Rooms:
    writer = open_writer(settings)
    library = open_ready_library(settings, open_embedder(settings))
    return assemble(settings, library, open_assistant(writer), writer)


def _wrap(app: FastAPI, rooms: Rooms) -> None:
    """Add what every request passes through; the last one added is the outermost."""
    app.add_middleware(RequestMetrics, metrics=rooms.metrics)
    if rooms.settings.widget_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=rooms.settings.widget_origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Content-Type", "Accept"],
            expose_headers=["Retry-After"],
        )
    app.add_middleware(Mishaps)
    app.add_middleware(SecurityHeaders)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    rooms: Rooms = app.state.rooms
    await asyncio.to_thread(rooms.warm)
    rooms.reindexing.start()
    caretakers = [asyncio.create_task(care(rooms)), asyncio.create_task(keep_up(rooms))]
    try:
        yield
    finally:
        for caretaker in caretakers:
            caretaker.cancel()
            with suppress(asyncio.CancelledError):
                await caretaker
        await asyncio.to_thread(rooms.close)
