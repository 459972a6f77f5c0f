"""The e-guichet of the demonstration, and the frame for sites that accept no script."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.access import AccessRole
from api.deps import Role, RoomsDep
from api.headers import PAGE_POLICY
from api.pages import templates
from api.planning import PlanNodeOut, plans_out
from api.problems import Problem
from api.rooms import Rooms
from api.site.assets import asset
from api.starters import starters
from index.document import Role as PlanRole
from index.view import View

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

ERRANDS = (
    ("Bourses d'études", "Demander une bourse pour l'enseignement secondaire ou supérieur."),
    ("Prêt de matériel", "Réserver du matériel pour un événement associatif."),
    ("Visites et musées", "Réserver une visite guidée ou une animation pour un groupe."),
    ("Subsides", "Introduire une demande de subside pour un projet."),
)
"""Examples of errands: any province's counter has such, this one only shows them."""

FRAME_TITLES = {
    "fr": "Assistant du plan stratégique",
    "nl": "Assistent van het strategisch plan",
    "de": "Assistent des strategischen Plans",
    "en": "Strategic plan assistant",
}

Language = Annotated[Literal["fr", "nl", "de", "en"], Query(alias="langue")]
Theme = Annotated[Literal["auto", "light", "dark"], Query()]


@router.get("/")
def guichet(request: Request, role: Role, rooms: RoomsDep) -> HTMLResponse:
    """Show a counter with the widget in place, and the lines to copy."""
    view = _view(rooms, role)
    return templates.TemplateResponse(
        request,
        "guichet.html",
        {
            "publisher": publisher(view),
            "errands": ERRANDS,
            "stakes": _stakes(view),
            "examples": starters(rooms.desk, role),
            "contact": rooms.settings.contact,
            "origin": str(request.base_url).rstrip("/"),
            "widget": asset("widget"),
        },
    )


@router.get("/cadre")
def frame(
    request: Request, rooms: RoomsDep, langue: Language = "fr", theme: Theme = "auto"
) -> HTMLResponse:
    """Show the widget alone, for an `<iframe>` of the sites that are allowed."""
    parents = " ".join(("'self'", *rooms.settings.widget_origins))
    policy = PAGE_POLICY.replace("frame-ancestors 'none'", f"frame-ancestors {parents}")
    return templates.TemplateResponse(
        request,
        "frame.html",
        {
            "language": langue,
            "title": FRAME_TITLES[langue],
            "theme": theme,
            "examples": starters(rooms.desk, AccessRole.CITIZEN) if langue == "fr" else (),
            "contact": rooms.settings.contact,
            "widget": asset("widget"),
        },
        headers={"Content-Security-Policy": policy},
    )


def publisher(view: View | None) -> str | None:
    """Return the institution whose public documents these are."""
    documents = view.documents.values() if view else ()
    return next((d.metadata.publisher for d in documents if d.metadata.publisher), None)


def _view(rooms: Rooms, role: AccessRole) -> View | None:
    try:
        return rooms.desk.view(role)
    except Problem:
        return None


def _stakes(view: View | None) -> list[PlanNodeOut]:
    plans = plans_out(view).plans if view else ()
    return [node for plan in plans for node in plan.nodes if node.role == PlanRole.STAKE]
