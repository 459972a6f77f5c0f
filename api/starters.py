"""Questions to begin with, made from what the documents hold."""

from __future__ import annotations

from api.access import AccessRole
from api.desk import Desk
from api.problems import Problem
from index.document import Role
from index.view import View

_WORDINGS = (
    "Quels sont les objectifs stratégiques de l'enjeu {} ?",
    "Qui sont les acteurs de l'enjeu {} ?",
    "Que fait la Province pour l'enjeu {} ?",
)
_ALWAYS = "Que pouvez-vous faire pour moi ?"


def starters(desk: Desk, role: AccessRole) -> tuple[str, ...]:
    """Return a few questions that the readable documents answer."""
    try:
        stakes = _stakes(desk.view(role))
    except Problem:
        return ()
    spread = stakes[:: max(1, len(stakes) // len(_WORDINGS))]
    questions = [wording.format(stake) for wording, stake in zip(_WORDINGS, spread, strict=False)]
    return (*questions, _ALWAYS)


def _stakes(view: View) -> list[str]:
    return [
        section.heading
        for document in view.documents.values()
        for section in document.sections
        if section.role is Role.STAKE
    ]
