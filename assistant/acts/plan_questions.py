"""Answer which acts carry out a part of the plan: "l'objectif stratégique 02 de la culture"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.acts.registry import registry_of
from assistant.acts.thread import Link, Reason, Thread, thread_of
from assistant.acts.wording import french_day, told_in_short
from assistant.answer import ListBlock, ListItem, Notice, Paragraph
from assistant.draft import Composition
from assistant.figures import figures_in
from assistant.sources import Sources
from assistant.understanding import Understanding
from index.document import Role
from index.plan import PlanNode
from index.text import fold
from index.view import View

_ABOUT_PLAN = re.compile(
    r"\b(?:objectifs?|enjeux?|pst|programme strategique|plan strategique|actions? du pst)\b"
)
_NUMBER = re.compile(r"\bobjectifs? (?:\w+ )?(?:n ?[°o] ?|numero )?0?(\d{1,2})\b")
_KINDS = {
    Role.STAKE: "l'enjeu",
    Role.STRATEGIC_OBJECTIVE: "l'objectif stratégique",
    Role.OPERATIONAL_OBJECTIVE: "l'objectif opérationnel",
}


def nodes_asked(reading: Understanding, view: View) -> list[PlanNode]:
    """Return the parts of the plan that a question about acts names; none when it names none."""
    if not _ABOUT_PLAN.search(reading.folded):
        return []
    thread = thread_of(view)
    stakes = _stakes(reading, thread)
    number = _NUMBER.search(reading.folded)
    if number is None:
        return stakes
    operational = Role.OPERATIONAL_OBJECTIVE in reading.roles
    role = Role.OPERATIONAL_OBJECTIVE if operational else Role.STRATEGIC_OBJECTIVE
    found = [thread.numbered(stake, role, number[1]) for stake in stakes]
    return [node for node in found if node is not None]


def _stakes(reading: Understanding, thread: Thread) -> list[PlanNode]:
    named = {(document.id, fold(section.heading)) for document, section in reading.stakes}
    return [
        stake
        for stake in thread.stakes
        if not named or (stake.document_id, fold(stake.label)) in named
    ]


def compose_thread(nodes: Sequence[PlanNode], view: View) -> Composition | None:
    """Write the dated list of the acts linked to parts of the plan; None when there is none."""
    thread, registry, sources = thread_of(view), registry_of(view), Sources(view)
    links = {
        link.act.id: link
        for node in nodes
        for link in thread.links(node)
        if len(nodes) == 1 or link.reason is Reason.CITED
    }
    if not links:
        return None
    dated = sorted(links.values(), key=lambda link: link.act.sitting_date or "")
    items = []
    for link in dated:
        mark = _mark(link, sources, view)
        told = told_in_short(link.act, registry.standings[link.act.id])
        items.append(ListItem(f"{told}. {_because(link)} {mark}"))
    size = len(items)
    lead = f"{size} délibération{'s' if size > 1 else ''} sur {len(registry.acts)}"
    until = [Notice(f"Corpus arrêté au {french_day(registry.newest)}.")] if registry.newest else []
    text = f"{lead} en lien avec {_called(nodes)}, de la plus ancienne à la plus récente :"
    return Composition(
        blocks=(Paragraph(text), ListBlock(tuple(items)), *until),
        citations=sources.citations,
        computed=figures_in(" ".join([text, *(item.text for item in items)])),
        options=tuple(link.act.title for link in dated[:20]),
    )


def none_linked(nodes: Sequence[PlanNode], view: View) -> str:
    """Return the sentence that says that no act was found for parts of the plan."""
    newest = registry_of(view).newest
    until = f" au {french_day(newest)}" if newest else ""
    return f"Aucune délibération trouvée{until} pour {_called(nodes)}."


def _because(link: Link) -> str:
    return "Lien probable." if link.reason is Reason.NEAR else link.because


def _mark(link: Link, sources: Sources, view: View) -> str:
    document = view.documents[link.act.document_id]
    passage = link.passage
    if passage is None:
        return sources.cite(document, link.act.start, min(link.act.end, link.act.start + 300), None)
    return sources.cite(document, passage.start, passage.end, passage)


def _called(nodes: Sequence[PlanNode]) -> str:
    if len(nodes) > 1:
        return "le PST"
    node = nodes[0]
    kind = _KINDS.get(node.role, "l'élément")
    return f"{kind} {f'{node.number} ' if node.number else ''}« {node.label} »"
