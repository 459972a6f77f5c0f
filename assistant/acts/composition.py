"""Write answers about acts: complete lists, and what one act decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.acts.annex_wording import tell_annexes
from assistant.acts.period import Period
from assistant.acts.registry import Found, Registry
from assistant.acts.request import ActRequest, Wants
from assistant.acts.succession import Standing
from assistant.acts.tables import tell_table
from assistant.acts.wording import (
    STATUS,
    called,
    counted,
    days_of,
    drafts_among,
    french_day,
    held_when,
    told_in_short,
    vote_words,
)
from assistant.answer import Block, ListBlock, ListItem, Notice, Paragraph
from assistant.draft import Composition
from assistant.figures import figures_in
from assistant.sources import Sources
from index.document import Act, LegalStatus, Passage, PassageKind
from index.french.amounts import find_amounts
from index.french.votes import find_vote
from index.text import fold
from index.view import View

MOST_LISTED = 100
_FEW = 3
_MOST_ARTICLES = 6
_MOST_WORDS = 160
_OVERCOME = (LegalStatus.REPLACED, LegalStatus.CANCELLED, LegalStatus.ARCHIVED)


def compose_acts(
    request: ActRequest,
    found: Found,
    registry: Registry,
    view: View,
    *,
    who: bool = False,
    first: Passage | None = None,
) -> Composition:
    """Write the answer to a request that some acts fit; `who` asks for the member in charge.

    Where an act has too many articles to be told whole, `first` is surely among those told.
    """
    sources = Sources(view)
    acts = _by_worth(found.acts, registry)
    few = len(found.acts) == 1 or (bool(found.terms) and len(acts) <= _FEW)
    if request.wants is Wants.DECISION and few:
        current = tuple(a for a in acts if registry.standings[a.id].status not in _OVERCOME)
        blocks = _decisions(current or acts, acts, registry, sources, view, first)
        blocks += [p for act in current if who and (p := _in_charge(act, sources, view))]
        if request.in_force:
            blocks += _force(found.acts, request.in_force, registry, sources, view)
        for act in current:
            annexes = registry.annexes(act, view)
            blocks += tell_annexes(act, annexes, sources, asked=request.annexes)
    else:
        acts = found.acts
        blocks = _listed(acts, found, registry, sources, view)
    told = " ".join(_words(block) for block in blocks)
    return Composition(
        blocks=tuple(blocks),
        citations=sources.citations,
        computed=figures_in(told),
        options=tuple(act.title for act in acts[:20]),
    )


def _by_worth(acts: tuple[Act, ...], registry: Registry) -> tuple[Act, ...]:
    """Put first what is in force, newest first; a successor takes its act's place."""
    standings = registry.standings
    followed: dict[str, Act] = {}
    for act in acts:
        followed[act.id] = act
        successor = standings[act.id].successor
        if successor is not None:
            followed.setdefault(successor.id, successor)
    ranked = sorted(followed.values(), key=lambda act: act.sitting_date or "", reverse=True)
    return tuple(sorted(ranked, key=lambda act: not standings[act.id].in_force))


def _listed(
    acts: tuple[Act, ...],
    found: Found,
    registry: Registry,
    sources: Sources,
    view: View,
) -> list[Block]:
    shown = acts[:MOST_LISTED]
    items = tuple(
        ListItem(f"{told_in_short(act, registry.standings[act.id])} {marks}")
        for act in shown
        for marks in [_mark(act, registry, sources, view) + _proofs(act, registry, sources)]
    )
    total = len(registry.acts)
    about = f" au sujet de « {found.subject} »" if found.subject else ""
    lead = f"{counted(len(acts), total, len(shown))}{about}{drafts_among(acts)}{days_of(acts)} :"
    blocks: list[Block] = [Paragraph(lead), ListBlock(items)]
    if registry.newest:
        blocks.append(Notice(f"Corpus arrêté au {french_day(registry.newest)}."))
    return blocks


def _decisions(
    acts: tuple[Act, ...] | list[Act],
    related: tuple[Act, ...],
    registry: Registry,
    sources: Sources,
    view: View,
    first: Passage | None,
) -> list[Block]:
    blocks: list[Block] = [Paragraph(_several(len(acts)))] if len(acts) > 1 else []
    for act in acts:
        standing = registry.standings[act.id]
        whole = _deciding(act, registry)
        articles = _within_length(whole, first)
        mark = _mark(act, registry, sources, view)
        proofs = [_recording_the_vote(act, registry) or next(iter(articles), None)]
        marks = "".join([mark, *(sources.cite_passage(p) for p in proofs if p)])
        blocks.append(Paragraph(f"{_lead(act, standing)} {marks}"))
        document = view.documents[act.document_id]
        items = tuple(
            ListItem(f"« {_flat(p.text)} » {sources.cite(document, p.start, p.end, p)}")
            for p in articles
        )
        if items:
            blocks.append(ListBlock(items))
        blocks += tell_table(act, articles, sources, view)
        if len(articles) < len(whole):
            blocks.append(Notice(f"Extrait : {len(articles)} articles sur {len(whole)}."))
    told = {act.id for act in acts}
    for act in related:
        standing = registry.standings[act.id]
        if act.id not in told and standing.status in _OVERCOME:
            mark = _mark(act, registry, sources, view)
            blocks.append(Paragraph(f"{_past(act, standing)} {mark}"))
    return blocks


def _force(
    acts: tuple[Act, ...], period: Period, registry: Registry, sources: Sources, view: View
) -> list[Block]:
    """Tell whether each act was in force; that one no longer is today was told already."""
    blocks: list[Block] = []
    for act in acts:
        standing = registry.standings[act.id]
        held = standing.held(act, period)
        if period.words:
            day = held_when(period)
            verb = "était" if held else "n'était pas"
            told = f"{day}, {called(act)} {verb} en vigueur"
        elif held:
            told = f"{called(act)} est en vigueur : aucun acte du corpus n'y met fin"
        else:
            continue
        blocks.append(Paragraph(f"{_capital(told)}. {_mark(act, registry, sources, view)}"))
    return blocks


def _several(size: int) -> str:
    return (
        f"{size} délibérations portent sur ce sujet : d'abord ce qui est en vigueur, "
        "de la plus récente à la plus ancienne."
    )


def _in_charge(act: Act, sources: Sources, view: View) -> Paragraph | None:
    """Return who is in charge, cited where the document says it."""
    document = view.documents[act.document_id]
    at = document.text.find(act.representative or "\0")
    if at < 0 or act.representative is None:
        return None
    mark = sources.cite(document, at, at + len(act.representative), None)
    return Paragraph(f"Mandataire en charge : {act.representative} {mark}")


def _deciding(act: Act, registry: Registry) -> list[Passage]:
    """Return the articles of an act, else the sentence that decides."""
    passages = registry.passages.get(act.id, [])
    deciding = [p for p in passages if p.kind is PassageKind.ARTICLE and _says(p)]
    return [p for p in deciding if p.number] or deciding


def _within_length(articles: Sequence[Passage], first: Passage | None) -> list[Passage]:
    """Return the articles to quote within a length, in order; `first` is one of them if it can."""
    chosen: list[Passage] = []
    words = 0
    for passage in sorted(articles, key=lambda p: first is None or p.id != first.id):
        words += len(passage.text.split())
        if chosen and (words > _MOST_WORDS or len(chosen) == _MOST_ARTICLES):
            break
        chosen.append(passage)
    return sorted(chosen, key=lambda p: p.position)


def _says(passage: Passage) -> bool:
    """Tell whether a passage says more than the number of an article."""
    words = re.findall(r"[^\W\d_]{2,}", passage.text)
    return len(words) > (2 if passage.number else 0)


def _lead(act: Act, standing: Standing) -> str:
    name = called(act)
    title = f"« {_inner(act.title)} »"
    if act.legal_status is LegalStatus.DRAFT:
        return f"{_capital(name)} {title} n'a pas encore été adopté. Il propose :"
    vote = vote_words(act.vote) if act.vote else ""
    how = f", {vote}," if vote else ""
    if standing.status in (LegalStatus.REPLACED, LegalStatus.CANCELLED):
        return f"{_past(act, standing)} Elle décidait{how or ','} {title} :"
    organ = f"Le {act.organ[0].lower()}{act.organ[1:]}" if act.organ else "Le conseil"
    told = f"Selon {name} {title}, {organ[0].lower()}{organ[1:]} a décidé{how}".rstrip(",")
    if standing.status in (LegalStatus.UNDER_SUPERVISION, LegalStatus.APPROVED):
        told += f" (délibération {STATUS[standing.status]})"
    return f"{told} :"


def _past(act: Act, standing: Standing) -> str:
    """Return what became of an act that no longer holds."""
    name = _capital(called(act))
    if standing.status is LegalStatus.REPLACED:
        successor = standing.successor
        by = f" par {called(successor)}" if successor else ""
        return f"{name} a été remplacée{by} : elle n'est plus en vigueur."
    if standing.status is LegalStatus.CANCELLED:
        return f"{name} a été annulée : elle n'est plus en vigueur."
    return f"{name} est archivée."


def _mark(act: Act, registry: Registry, sources: Sources, view: View) -> str:
    passages = registry.passages.get(act.id) or []
    document = view.documents[act.document_id]
    if passages:
        return sources.cite(document, passages[0].start, passages[0].end, passages[0])
    return sources.cite(document, act.start, min(act.end, act.start + 300), None)


def _proofs(act: Act, registry: Registry, sources: Sources) -> str:
    """Return the marks of the passages that record the vote and the amount told in short."""
    passages = registry.passages.get(act.id, [])[1:]
    highest = max(act.amounts, default=None)
    recorded = (
        _recording_the_vote(act, registry),
        next((p for p in passages if highest in {a for *_, a in find_amounts(p.text)}), None),
    )
    found = dict.fromkeys(passage for passage in recorded if passage is not None)
    return "".join(sources.cite_passage(passage) for passage in found)


def _recording_the_vote(act: Act, registry: Registry) -> Passage | None:
    passages = registry.passages.get(act.id, [])[1:]
    return next((p for p in passages if act.vote and find_vote(fold(p.text)) == act.vote), None)


def _words(block: Block) -> str:
    match block:
        case ListBlock():
            return " ".join(item.text for item in block.items)
        case Paragraph() | Notice():
            return block.text
        case _:
            return ""


def _inner(title: str) -> str:
    """Return a title to stand in quotes: its own become inner ones."""
    return title.replace("« ", "“").replace(" »", "”")


def _flat(text: str) -> str:
    return " ".join(text.split())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
