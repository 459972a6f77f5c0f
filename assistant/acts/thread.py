"""The PST thread: which acts carry out which part of the plan, why, and how surely.

An act that names the plan and an objective is linked first; nearness of meaning comes
after, and never weighs as much. Staff confirm or reject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from weakref import WeakKeyDictionary

from assistant.acts.registry import Registry, registry_of
from assistant.stems import stems_of
from assistant.terms import coverage, read_terms
from index.document import ACT_TYPES, Act, Passage, Role
from index.plan import PlanNode, read_plans
from index.text import fold
from index.view import Filters, View

LINKED = (Role.STRATEGIC_OBJECTIVE, Role.OPERATIONAL_OBJECTIVE, Role.ACTION)
"""What an act may carry out, besides an enjeu as a whole."""

_PLAN = re.compile(r"\bpst\b|programme strategique transversal|plan strategique transversal")
_MAY_CITE = re.compile(r"pst|p\.s\.t|strat[ée]gique", re.I)
_OBJECTIVE = re.compile(
    r"(?P<kind>objectifs? strategiques?|objectifs? operationnels?|o\.?s\.?|o\.?o\.?)"
    r" ?(?:n ?[°o] ?|numeros? )?(?P<number>0?\d{1,2})\b"
)
_CITED, _QUOTED, _NAMED = 0.95, 0.9, 0.8
_NEAREST = 0.75
_NEAR = 0.5
_DEPTH = 40


class Reason(StrEnum):
    """Why an act is linked to a part of the plan."""

    CITED = "cite"
    NEAR = "proche"


@dataclass(frozen=True, slots=True)
class Link:
    """An act that carries out a part of the plan, and what tells so.

    `confidence` goes from 0 to 1. `because` is told to the reader, in French; `passage`
    is where the act says it, when it does.
    """

    node: PlanNode
    act: Act
    reason: Reason
    confidence: float
    because: str
    passage: Passage | None = None


class Thread:
    """The links between the plan and the acts of a view."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._registry = registry_of(view)
        self._nodes = {node.id: node for plan in read_plans(view) for node in plan.walk()}
        self.stakes = [node for node in self._nodes.values() if node.role is Role.STAKE]
        self._above = {
            below.id: stake for stake in self.stakes for below in stake.walk() if below != stake
        }
        self._cited = self._citations()
        self._stakes_cited: dict[str, set[str]] = {}
        for links in self._cited.values():
            for link in links:
                stake = self._above.get(link.node.id, link.node)
                self._stakes_cited.setdefault(link.act.id, set()).add(stake.id)
        self._near: dict[str, list[Link]] = {}

    def node(self, node_id: str) -> PlanNode | None:
        """Return a part of the plan by its id."""
        return self._nodes.get(node_id)

    def numbered(self, stake: PlanNode, role: Role, number: str) -> PlanNode | None:
        """Return the objective of an enjeu that has a number, as printed or not ("2", "02")."""
        wanted = number.lstrip("0")
        under = (node for node in stake.walk() if node.role is role)
        return next((n for n in under if (n.number or "").lstrip("0") == wanted), None)

    def links(self, node: PlanNode) -> list[Link]:
        """Return the acts linked to a part of the plan and to what stands under it.

        One link an act, the surest; oldest sitting first. Under an enjeu, nearness is
        looked for on its strategic objectives only.
        """
        best: dict[str, Link] = {}
        for below in node.walk():
            near = self._nearest(below) if _searched(below, node) else []
            for link in (*self._cited.get(below.id, ()), *near):
                known = best.get(link.act.id)
                if known is None or link.confidence > known.confidence:
                    best[link.act.id] = link
        return sorted(best.values(), key=lambda link: link.act.sitting_date or "")

    def _citations(self) -> dict[str, list[Link]]:
        found: dict[str, list[Link]] = {}
        for act in self._registry.acts:
            for passage in self._registry.passages[act.id]:
                if not _MAY_CITE.search(passage.text):
                    continue
                folded = fold(passage.text)
                if _PLAN.search(folded):
                    for link in self._cited_in(act, passage, folded):
                        found.setdefault(link.node.id, []).append(link)
        return found

    def _cited_in(self, act: Act, passage: Passage, folded: str) -> list[Link]:
        """Return the links of a passage that names the plan."""
        stakes = [stake for stake in self.stakes if fold(stake.label) in folded]
        links = []
        for match in _OBJECTIVE.finditer(folded):
            role = _role(match["kind"])
            for stake in stakes:
                node = self.numbered(stake, role, match["number"])
                if node:
                    because = f"L'acte cite le PST, enjeu « {stake.label} », {_named(node)}."
                    links.append(Link(node, act, Reason.CITED, _CITED, because, passage))
        if not links:
            links = [
                Link(node, act, Reason.CITED, _QUOTED, "L'acte reprend les mots du PST.", passage)
                for node in self._nodes.values()
                if node.role in LINKED and len(node.label) > 25 and fold(node.label) in folded
            ]
        if not links:
            links = [
                Link(
                    stake,
                    act,
                    Reason.CITED,
                    _NAMED,
                    f"L'acte cite le PST, enjeu « {stake.label} ».",
                    passage,
                )
                for stake in stakes
            ]
        return links

    def _nearest(self, node: PlanNode) -> list[Link]:
        if node.role not in LINKED:
            return []
        if node.id not in self._near:
            stake = self._above.get(node.id)
            near = _near(node, stake, self._registry, self._view)
            self._near[node.id] = [link for link in near if self._may_be_near(link.act, stake)]
        return self._near[node.id]

    def _may_be_near(self, act: Act, stake: PlanNode | None) -> bool:
        """Tell whether an act may be linked by nearness: not when it cites another enjeu."""
        cited = self._stakes_cited.get(act.id)
        return cited is None or stake is None or stake.id in cited


def _near(node: PlanNode, stake: PlanNode | None, registry: Registry, view: View) -> list[Link]:
    """Return the acts whose words and meaning come near those of a node."""
    terms = read_terms(node.label, view, "fr")
    hits = view.search(node.label, _DEPTH, Filters(document_types=ACT_TYPES), in_context=False)
    acts = {act.id: act for act in registry.acts}
    best: dict[str, Link] = {}
    for hit in hits:
        act = acts.get(hit.passage.act or "")
        if act is None:
            continue
        told = stems_of(hit.passage.search_text)
        stated = 0.1 if stake and fold(stake.label) in fold(f"{act.title} {act.matter}") else 0.0
        nearness = 0.5 * coverage(terms, told) + 0.5 * max(0.0, hit.dense) + stated
        if nearness >= _NEAR and act.id not in best:
            confidence = round(min(_NEAREST, nearness), 2)
            because = "Le texte de l'acte est proche de ce point du PST."
            best[act.id] = Link(node, act, Reason.NEAR, confidence, because, hit.passage)
    return list(best.values())


def _searched(below: PlanNode, node: PlanNode) -> bool:
    return node.role is not Role.STAKE or below.role is Role.STRATEGIC_OBJECTIVE


def _role(kind: str) -> Role:
    operational = "operationnel" in kind or kind.replace(".", "") == "oo"
    return Role.OPERATIONAL_OBJECTIVE if operational else Role.STRATEGIC_OBJECTIVE


def _named(node: PlanNode) -> str:
    strategic = node.role is Role.STRATEGIC_OBJECTIVE
    kind = "objectif stratégique" if strategic else "objectif opérationnel"
    return f"{kind} {node.number}" if node.number else kind


_KNOWN: WeakKeyDictionary[View, Thread] = WeakKeyDictionary()


def thread_of(view: View) -> Thread:
    """Return the thread of a view, kept with it."""
    if view not in _KNOWN:
        _KNOWN[view] = Thread(view)
    return _KNOWN[view]
