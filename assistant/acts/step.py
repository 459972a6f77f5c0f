"""The steps about acts: answer what asks for acts; tell what the acts cited are worth."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.acts.annexes import annexes_of
from assistant.acts.composition import compose_acts
from assistant.acts.plan_questions import compose_thread, nodes_asked, none_linked
from assistant.acts.registry import registry_of
from assistant.acts.request import ActRequest, Wants, read_request
from assistant.acts.succession import Standing, standing_of
from assistant.acts.wording import called, french_day
from assistant.answer import Answer, ListBlock, Notice, Status
from assistant.cues import Kind
from assistant.draft import Draft
from assistant.evidence import Evidence
from assistant.gathering import gather_evidence
from assistant.reading import PLAINLY
from index.document import Act, LegalStatus
from index.text import fold

_NEARLY = 0.82
_FEW = 3
_CONCRETE = (Kind.COUNT, Kind.AMOUNT)
_GRANT = re.compile(
    r"\b(?:subsid|subvention|octroi|octroy|garantie d'emprunt|dotation|prime|taxe|redevance|"
    r"convention|reglement)\w*|\bmarches?\b"
)
_OF_MONEY = frozenset({"money", "price", "percentage"})


def answer_about_acts(draft: Draft) -> Answer | None:
    """Write the complete list, or what an act decides, when the question is about acts."""
    request = read_request(draft.standalone)
    if request is None or not draft.view.acts:
        return None
    if nodes := nodes_asked(draft.reading, draft.view):
        draft.composition = compose_thread(nodes, draft.view)
        if draft.composition is None:
            said = none_linked(nodes, draft.view)
            return draft.end(Status.UNANSWERABLE_NOT_FOUND, said)
        return None
    registry = registry_of(draft.view)
    found = registry.select(request, draft.view, draft.question.filters)
    if found.acts:
        who = draft.reading.kind is Kind.WHO
        if request.surely or found.terms:
            draft.composition = compose_acts(request, found, registry, draft.view, who=who)
        return None
    if not request.surely or _is_told(draft):
        return None
    newest = f", arrêté au {french_day(registry.newest)}" if registry.newest else ""
    return draft.end(
        Status.UNANSWERABLE_NOT_FOUND,
        "Aucune délibération sur ce sujet dans le corpus "
        f"({len(registry.acts)} délibérations{newest}).",
    )


def answer_from_the_act_named(draft: Draft) -> Answer | None:
    """Tell what an act decides when a question of money, number or grant names its subject.

    One word is not enough to name it where a number is asked ("Combien d'agents ?").
    """
    if draft.composition is not None or not draft.view.acts or draft.reading.roles:
        return None
    details = {attribute.name for attribute in draft.reading.attributes}
    concrete = draft.reading.kind in _CONCRETE or _GRANT.search(draft.reading.folded)
    if not (concrete or details) or details - _OF_MONEY:
        return None
    registry = registry_of(draft.view)
    found = registry.titled(draft.reading.subject, draft.question.filters)
    surely = len(found.terms) > 1 or details or _GRANT.search(draft.reading.folded)
    if surely and 0 < len(found.acts) <= _FEW:
        request = ActRequest(Wants.DECISION, draft.reading.text)
        told = _is_told(draft)
        best = draft.evidence[0].passage if draft.evidence else None
        written = compose_acts(request, found, registry, draft.view, first=best)
        left_out = best is not None and best.id not in {c.passage_id for c in written.citations}
        # What became of an act that no longer holds, or does not yet, is told before its words.
        if told and left_out and all(registry.standings[act.id].in_force for act in found.acts):
            return None
        # An act whose decision is not found says nothing but its title.
        if any(isinstance(block, ListBlock) for block in written.blocks):
            draft.composition, draft.hits, draft.evidence = written, [], []
    return None


def _is_told(draft: Draft) -> bool:
    """Tell whether a text plainly answers for who reads it; gather the evidence if need be."""
    if not draft.evidence:
        gather_evidence(draft)
    return any((e.read or 0.0) > PLAINLY for e in draft.evidence[:1])


def put_acts_in_force_first(draft: Draft) -> Answer | None:
    """Among extracts of near worth, put first those of acts in force, newest first.

    An act's title alone tells nothing: what stands under it is preferred.
    """
    if draft.composition is not None or not draft.evidence or not draft.view.acts:
        return None
    best = draft.evidence[0].score
    near = [e for e in draft.evidence if e.score >= _NEARLY * best]
    if any(_act_of(e, draft) for e in near):
        rest = draft.evidence[len(near) :]
        telling = [e for e in near if not _is_title(e, draft)] or near
        ranked = sorted(telling, key=lambda e: _date(e, draft), reverse=True)
        ranked.sort(key=lambda e: not _in_force(e, draft))
        draft.evidence = [*ranked, *rest]
    return None


def tell_what_acts_are_worth(draft: Draft) -> Answer | None:
    """Say beside the extracts which of the acts cited are drafts, cancelled or replaced."""
    composition = draft.composition
    if composition is None or not draft.evidence:
        return None
    notices: dict[str, Notice] = {}
    for citation in composition.citations:
        act = draft.view.acts.get(citation.act_id or "")
        words = _warning(act, standing_of(act, draft.view)) if act else None
        if words:
            notices[words] = Notice(words, "warning")
    if notices:
        blocks = (*composition.blocks, *notices.values())
        draft.composition = replace(composition, blocks=blocks)
    return None


def _warning(act: Act, standing: Standing) -> str | None:
    name = called(act)
    if act.legal_status is LegalStatus.DRAFT:
        return f"Attention : {name} n'a pas encore été adopté. Ce n'est pas une décision."
    if standing.status is LegalStatus.CANCELLED:
        return f"Attention : {name} a été annulée. Elle n'est plus en vigueur."
    if standing.status is LegalStatus.REPLACED:
        by = f" par {called(standing.successor)}" if standing.successor else ""
        return f"Attention : {name} a été remplacée{by}. Elle n'est plus en vigueur."
    return None


def _is_title(evidence: Evidence, draft: Draft) -> bool:
    act = _act_of(evidence, draft)
    return act is not None and fold(evidence.text) == fold(act.title)


def _act_of(evidence: Evidence, draft: Draft) -> Act | None:
    """Return the act that evidence is of, or is an annex of."""
    annexed = annexes_of(draft.view).act(evidence.document)
    return annexed or draft.view.acts.get(evidence.passage.act or "")


def _in_force(evidence: Evidence, draft: Draft) -> bool:
    act = _act_of(evidence, draft)
    return act is None or standing_of(act, draft.view).in_force


def _date(evidence: Evidence, draft: Draft) -> str:
    act = _act_of(evidence, draft)
    return (act.sitting_date if act else None) or evidence.document.metadata.date or ""
