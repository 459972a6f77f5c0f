"""The plan's tree as it goes over the wire: every node cites where it is written."""

from __future__ import annotations

from pydantic import BaseModel

from api.payloads import passage_url
from index.document import Document, Passage
from index.plan import PlanNode, read_plans
from index.text import fold
from index.view import View


class PlaceOut(BaseModel):
    """Where a node is written. `quote` is verbatim."""

    document_id: str
    title: str
    section: tuple[str, ...]
    page: int | None
    quote: str
    url: str


class PlanNodeOut(BaseModel):
    """An enjeu, objective, action, actor or figure, with what stands under it."""

    id: str
    role: str
    label: str
    number: str | None
    citation: PlaceOut
    children: tuple[PlanNodeOut, ...]


class PlanOut(BaseModel):
    """The plan that one document holds."""

    document_id: str
    title: str
    url: str
    nodes: tuple[PlanNodeOut, ...]


class PlansOut(BaseModel):
    """Every plan the caller may read."""

    index_build: str
    plans: tuple[PlanOut, ...]


def plans_out(view: View) -> PlansOut:
    """Return the plans of a view."""
    plans = tuple(
        PlanOut(
            document_id=plan.document_id,
            title=plan.title,
            url=f"/documents/{plan.document_id}",
            nodes=tuple(_node(node, view) for node in plan.nodes),
        )
        for plan in read_plans(view)
    )
    return PlansOut(index_build=view.build_id, plans=plans)


def _node(node: PlanNode, view: View) -> PlanNodeOut:
    return PlanNodeOut(
        id=node.id,
        role=node.role.value,
        label=node.label,
        number=node.number,
        citation=_place(node, view),
        children=tuple(_node(child, view) for child in node.children),
    )


def _place(node: PlanNode, view: View) -> PlaceOut:
    document = view.documents[node.document_id]
    passage = view.passage(node.passage_id) if node.passage_id else None
    start, end = _span(node.label, document, passage)
    return PlaceOut(
        document_id=document.id,
        title=document.metadata.title,
        section=passage.heading_path if passage else (),
        page=passage.page if passage else None,
        quote=document.quote(start, end),
        url=passage_url(document.id, start, end),
    )


def _span(label: str, document: Document, passage: Passage | None) -> tuple[int, int]:
    """Return the words of a node: its passage's, else those of the heading that names it."""
    if passage and fold(label) in fold(passage.text):
        return passage.start, passage.end
    for section in document.sections:
        if section.heading == label:
            written = document.text.find(label, section.start, section.body)
            if written >= 0:
                return written, written + len(label)
    return (passage.start, passage.end) if passage else (0, 0)
