"""The plan drawn as a tree that one can open, read and link to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.deps import ReadableView, RoomsDep
from api.pages import templates
from api.planning import PlanNodeOut, PlanOut, plans_out
from api.site.assets import asset
from index.document import Role

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

ROLES = {
    Role.STAKE: "Enjeu",
    Role.MISSION: "Mission",
    Role.STRATEGIC_OBJECTIVE: "Objectif stratégique",
    Role.OPERATIONAL_OBJECTIVE: "Objectif opérationnel",
    Role.ACTION: "Action",
    Role.ACTOR: "Acteur",
    Role.FIGURE: "Chiffre",
    Role.VALUE: "Valeur",
}
_PLURALS = {
    Role.STAKE: "enjeux",
    Role.STRATEGIC_OBJECTIVE: "objectifs stratégiques",
    Role.OPERATIONAL_OBJECTIVE: "objectifs opérationnels",
    Role.ACTION: "actions",
    Role.ACTOR: "acteurs",
    Role.FIGURE: "chiffres",
    Role.VALUE: "valeurs",
    Role.MISSION: "missions",
}
_LONGEST_SUBJECT = 200


@router.get("/pst")
def plan_tree(request: Request, view: ReadableView, rooms: RoomsDep) -> HTMLResponse:
    """Show every plan the reader may see."""
    return templates.TemplateResponse(
        request,
        "plan.html",
        {
            "plans": plans_out(view).plans,
            "counts": counts,
            "families": families,
            "question": question,
            "contact": rooms.settings.contact,
            "widget": asset("widget"),
        },
    )


def counts(plan: PlanOut) -> list[str]:
    """Say how many of each a plan has: "4 enjeux", "1 action"."""
    found = Counter(node.role for node in _walk(plan.nodes))
    return [
        f"{found[role]} {plural if found[role] > 1 else ROLES[role].lower()}"
        for role, plural in _PLURALS.items()
        if found[role]
    ]


def families(nodes: Sequence[PlanNodeOut]) -> list[tuple[str, list[PlanNodeOut]]]:
    """Put nodes of a role together, as "Acteurs (9)"; a role comes where it is first met."""
    found: dict[str, list[PlanNodeOut]] = {}
    for node in nodes:
        found.setdefault(node.role, []).append(node)
    return [(_heading(Role(role), len(kin)), kin) for role, kin in found.items()]


def _heading(role: Role, count: int) -> str:
    return f"{_PLURALS[role].capitalize()} ({count})" if count > 1 else ROLES[role]


def question(node: PlanNodeOut) -> str:
    """Return what one may ask about a node."""
    if node.role == Role.STAKE:
        return f"Quels sont les objectifs stratégiques de l'enjeu {node.label} ?"
    subject = node.label.rstrip(" .;:")
    if len(subject) > _LONGEST_SUBJECT:
        subject = subject[:_LONGEST_SUBJECT].rsplit(" ", 1)[0] + "…"
    return f"Que prévoit le plan à propos de « {subject} » ?"


def _walk(nodes: tuple[PlanNodeOut, ...]) -> Iterator[PlanNodeOut]:
    for node in nodes:
        yield node
        yield from _walk(node.children)
