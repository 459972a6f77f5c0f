"""`/api/v1/pst/{node}/deliberations`: the acts that carry out a part of the plan."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel

from api.access import AccessRole
from api.deps import PlanLinksDep, ReadableView, Role, StaffOnly
from api.problems import Problem
from api.storage.database import StorageUnavailable
from api.timeline import TimelineOut, timeline_out
from assistant.acts.thread import thread_of
from index.plan import PlanNode

BODY_LIMIT = 16 * 1024

router = APIRouter(prefix="/api/v1")


class VerdictIn(BaseModel):
    """What staff say of a link; null takes back what was said."""

    confirmed: bool | None


def _node(node_id: str, view: ReadableView) -> PlanNode:
    node = thread_of(view).node(node_id)
    if node is None:
        raise Problem(404, "Cet élément du plan n'existe pas.")
    return node


ReadableNode = Annotated[PlanNode, Depends(_node)]


@router.get("/pst/{node_id}/deliberations")
def read_deliberations(
    node: ReadableNode, view: ReadableView, role: Role, links: PlanLinksDep
) -> TimelineOut:
    """Return the dated timeline of a part of the plan, with amounts and votes.

    Without the database the links are shown as they were found.
    """
    try:
        verdicts = links.verdicts(below.id for below in node.walk())
    except StorageUnavailable:
        verdicts = {}
    return timeline_out(node, view, verdicts, staff=role is AccessRole.STAFF)


@router.put(
    "/pst/{node_id}/deliberations/{act_id:path}",
    status_code=204,
    dependencies=[StaffOnly],
    max_body_size=BODY_LIMIT,
)
def judge_link(
    node: ReadableNode, act_id: str, verdict: VerdictIn, view: ReadableView, links: PlanLinksDep
) -> Response:
    """Confirm or reject the link between a part of the plan and an act."""
    if act_id not in view.acts:
        raise Problem(404, "Cet acte n'existe pas.")
    try:
        links.say(node.id, act_id, verdict.confirmed)
    except StorageUnavailable as error:
        raise Problem(503, headers={"Retry-After": "10"}) from error
    return Response(status_code=204)
