"""What people are owed to be told: accessibility, and what becomes of what they write."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.deps import ReadableView, RoomsDep
from api.pages import templates
from api.site.guichet import publisher

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

ESTABLISHED = "2026-11-22"
"""When the accessibility statement was last checked against the pages."""


@router.get("/accessibilite")
def accessibility(request: Request, view: ReadableView, rooms: RoomsDep) -> HTMLResponse:
    """Show the accessibility statement."""
    told = {
        "publisher": publisher(view),
        "contact": rooms.settings.contact,
        "established": ESTABLISHED,
    }
    return templates.TemplateResponse(request, "accessibility.html", told)


@router.get("/confidentialite")
def privacy(request: Request, rooms: RoomsDep) -> HTMLResponse:
    """Show what is stored, and how long, as the settings have it."""
    told = {
        "contact": rooms.settings.contact,
        "retention_days": rooms.settings.retention_days,
        "chat_model": bool(rooms.settings.chat_model),
    }
    return templates.TemplateResponse(request, "privacy.html", told)
