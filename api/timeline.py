"""The deliberations that carry out a part of the plan, as they go over the wire."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from api.payloads import passage_url
from assistant.acts.registry import registry_of
from assistant.acts.succession import standing_of
from assistant.acts.thread import Link, Reason, Thread, thread_of
from assistant.acts.wording import french_day
from index.document import Act, Passage, Vote
from index.plan import PlanNode
from index.view import View

Verdicts = Mapping[tuple[str, str], bool]


class LinkedActOut(BaseModel):
    """A deliberation on the timeline, and why it is there.

    `confidence` goes from 0 to 1; `confirmed` is what staff said of the link.
    """

    act_id: str
    document_id: str
    title: str
    date: str | None
    point: str | None
    institution: str | None
    organ: str | None
    matter: str | None
    legal_status: str
    in_force: bool
    replaced_by: str | None
    amounts: tuple[float, ...]
    vote: Vote | None
    node: str
    reason: str
    because: str
    confidence: float
    confirmed: bool | None
    quote: str | None
    url: str


class TimelineOut(BaseModel):
    """The dated timeline of a part of the plan, oldest first."""

    index_build: str
    node: str
    label: str
    role: str
    until: str | None
    message: str | None
    deliberations: tuple[LinkedActOut, ...]


def timeline_out(node: PlanNode, view: View, verdicts: Verdicts, *, staff: bool) -> TimelineOut:
    """Return the timeline; a rejected link is shown to staff only."""
    thread, until = thread_of(view), registry_of(view).newest
    links = [*thread.links(node), *_added(node, thread, view, verdicts)]
    shown = [
        _out(link, view, confirmed)
        for link in sorted(links, key=lambda link: link.act.sitting_date or "")
        for confirmed in [_said(link, node, verdicts)]
        if staff or confirmed is not False
    ]
    return TimelineOut(
        index_build=view.build_id,
        node=node.id,
        label=node.label,
        role=node.role.value,
        until=until,
        message=None if shown else _none_found(until),
        deliberations=tuple(shown),
    )


def _said(link: Link, node: PlanNode, verdicts: Verdicts) -> bool | None:
    return verdicts.get((link.node.id, link.act.id), verdicts.get((node.id, link.act.id)))


def _added(node: PlanNode, thread: Thread, view: View, verdicts: Verdicts) -> list[Link]:
    """Return the links that staff made where nothing told of one."""
    known = {link.act.id for link in thread.links(node)}
    because = "Lien établi par le personnel."
    return [
        Link(thread.node(node_id) or node, view.acts[act_id], Reason.CITED, 1.0, because)
        for (node_id, act_id), confirmed in verdicts.items()
        if confirmed and act_id in view.acts and act_id not in known
    ]


def _out(link: Link, view: View, confirmed: bool | None) -> LinkedActOut:
    act, standing = link.act, standing_of(link.act, view)
    return LinkedActOut(
        act_id=act.id,
        document_id=act.document_id,
        title=act.title,
        date=act.sitting_date,
        point=act.point,
        institution=act.institution,
        organ=act.organ,
        matter=act.matter,
        legal_status=standing.status.value,
        in_force=standing.in_force,
        replaced_by=standing.successor.id if standing.successor else None,
        amounts=act.amounts,
        vote=act.vote,
        node=link.node.id,
        reason=link.reason.value,
        because=link.because,
        confidence=1.0 if confirmed else link.confidence,
        confirmed=confirmed,
        quote=link.passage.text if link.passage else None,
        url=_url(act, link.passage),
    )


def _url(act: Act, passage: Passage | None) -> str:
    if passage is None:
        return passage_url(act.document_id, act.start, act.end)
    return passage_url(act.document_id, passage.start, passage.end)


def _none_found(until: str | None) -> str:
    if until is None:
        return "Le corpus ne contient aucune délibération."
    return f"Aucune délibération trouvée au {french_day(until)}."
