"""`GET /api/v1/pst`: the plan as a tree, each node with its source."""

from __future__ import annotations

from fastapi import APIRouter

from api.deps import ReadableView
from api.planning import PlansOut, plans_out

router = APIRouter(prefix="/api/v1")


@router.get("/pst")
def read_pst(view: ReadableView) -> PlansOut:
    """Return the plans: enjeux, and under them objectives, actions, actors and figures."""
    return plans_out(view)
