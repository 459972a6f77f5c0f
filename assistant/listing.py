"""Write complete lists and counts, each member with its source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.answer import Block, ListBlock, ListItem, Paragraph
from assistant.beneath import what_stands_beneath
from assistant.catalogue import Collection, Entry, catalogue_of
from assistant.draft import Composition
from assistant.figures import figures_in
from assistant.frames import document_name, enjeu_name, role_name, say
from assistant.kinds import counted_in_all
from assistant.numbered_headings import kind_of
from assistant.objectives import childless
from assistant.selection import Selection
from assistant.sources import Sources
from index.document import Passage, Role
from index.plan import PlanNode
from index.view import View

# Roles whose lists are told by the document's own heading where there is no enjeu.
_HEADED = (Role.ACTOR, Role.ACTION, Role.FIGURE)
# Words that introduce a few members ("Dans nos musées :") are told with each.
_SHORT_LEAD_IN = 6
# Letters of a code before its number ("Objectif opérationnel 1.2").
_CODE = 24
_RANKED = re.compile(r"[^\W\d]+\.? (\d+)\b")


def compose_selection(
    selection: Selection, view: View, language: str, *, counting: bool = False
) -> Composition:
    """Write the lists that were selected, under a sentence that says how complete they are."""
    sources = Sources(view)
    metadata = view.documents[selection.collections[0].document_id].metadata
    name = document_name(language, metadata)
    lead = _lead(selection, name, language, counting)
    many = len(selection.collections) > 1
    sized = counting and not selection.filtered
    titles = [_title(c, selection, language) if many else None for c in selection.collections]
    lists = [
        member_list(c, sources, f"{title} ({len(c.entries)})" if title and sized else title)
        for c, title in zip(selection.collections, titles, strict=True)
    ]
    computed = {str(selection.shown), str(selection.total), *map(str, _sizes(selection))}
    in_all = counted_in_all(selection.collections) if counting and selection.filtered else None
    sums = () if in_all is None else (Paragraph(say(language, "in_all", total=in_all)),)
    # The lead names the lists by the document's own headings: "Objectif 1 – …".
    for named in selection.collections:
        computed |= figures_in(named.label) | figures_in(_place(named) or "")
    return Composition(
        blocks=(Paragraph(lead), *lists, *sums),
        citations=sources.citations,
        computed=frozenset(computed | _numbers(selection) | {str(in_all)}),
        options=tuple(_option(e) for c in selection.collections for e in c.entries)[:20],
        understood=_understood(selection, language),
    )


def compose_extreme(
    selection: Selection, view: View, language: str, *, most: bool
) -> Composition | None:
    """Write the lists of the enjeux that have the most members, or the fewest.

    None when there is no other enjeu to compare with, or all have as many.
    """
    sizes = _sizes(selection)
    size = max(sizes) if most else min(sizes)
    chosen = [c for c, own in zip(selection.collections, sizes, strict=True) if own == size]
    role, stakes = chosen[0].role, [enjeu_name(c.stake.heading) for c in chosen if c.stake]
    if role is None or len(stakes) < len(chosen) or len(chosen) == len(sizes):
        return None
    sources = Sources(view)
    several = len(chosen) > 1
    frame = "most" if most else "fewest"
    lead = say(
        language, f"{frame}_several" if several else frame,
        document=document_name(language, view.documents[chosen[0].document_id].metadata),
        stake=_enumerated(stakes, language) if several else stakes[0], total=size,
        label=role_name(language, role, 2),
    )  # fmt: skip
    lists = [member_list(c, sources, title=_place(c) if several else None) for c in chosen]
    options = tuple(_option(e) for c in chosen for e in c.entries)[:20]
    computed = frozenset({str(size)}).union(*map(figures_in, stakes))
    return Composition((Paragraph(lead), *lists), sources.citations, computed=computed,
                       options=options)  # fmt: skip


def _together(labels: Sequence[str], language: str, *, least: int = 1) -> str:
    """Return names of roles as one would say them: "objectifs stratégiques et opérationnels".

    Words that a name shares with the start of the one before are said once, when there are at
    least so many.
    """
    told = [labels[0]]
    for before, label in pairwise(labels):
        words = label.split()
        same = [one == other for one, other in zip(before.split(), words, strict=False)]
        shared = next((at for at, equal in enumerate(same) if not equal), len(same))
        told.append(" ".join(words[shared:]) if least <= shared < len(words) else label)
    return _joined(told, language) if len(told) > 1 else told[0]


def _kinds(roles: Sequence[Role], language: str) -> str:
    """Return the same with their article, which alone is not shared."""
    named = [role_name(language, role, 2, article=True) for role in roles]
    return _together(named, language, least=2)


def _enumerated(headings: Sequence[str], language: str) -> str:
    return _joined([say(language, "quoted", words=heading) for heading in headings], language)


def _joined(words: Sequence[str], language: str) -> str:
    return f"{', '.join(words[:-1])} {say(language, 'and')} {words[-1]}"


def _place(collection: Collection) -> str | None:
    """Return the heading that tells a list from others of its name."""
    if collection.stake is not None:
        return collection.stake.heading
    return collection.path[-1] if collection.path else None


def _roles(selection: Selection) -> tuple[Role, ...]:
    return tuple(dict.fromkeys(c.role for c in selection.collections if c.role))


def _title(collection: Collection, selection: Selection, language: str) -> str | None:
    """Return what tells a list from the others: its place, and its kind where there are several."""
    place = _place(collection)
    if len(_roles(selection)) < 2 or collection.role is None:
        return place
    kind = role_name(language, collection.role, len(collection.entries))
    return f"{place} – {kind}" if place else kind


def _sizes(selection: Selection) -> list[int]:
    return [len(c.entries) for c in selection.collections]


def _numbers(selection: Selection) -> set[str]:
    return {str(selection.number)} if selection.number is not None else set()


def _lead(selection: Selection, name: str, language: str, counting: bool) -> str:
    first = selection.collections[0]
    stakes = {enjeu_name(c.stake.heading) for c in selection.collections if c.stake}
    stake = next(iter(stakes)) if len(stakes) == 1 else ""
    values: dict[str, object] = {
        "document": name, "shown": selection.shown, "total": selection.total, "stake": stake,
        "heading": first.label.rstrip(" :"), "number": selection.number,
    }  # fmt: skip
    if first.role is None or _names_itself(selection):
        return say(language, "collection_lead", **values)
    one = selection.number is not None and not counting
    size = selection.shown if selection.filtered else selection.total
    kinds = _roles(selection)
    several = 2 if len(kinds) > 1 else size
    values["label"] = _together([role_name(language, role, several) for role in kinds], language)
    values["the_label"] = _kinds(kinds, language)
    if one:
        values["the_label"] = role_name(language, first.role, selection.shown)
    frame = (
        "one_of" if one
        else "list_filtered" if selection.filtered
        else "count_lead" if counting
        else "by_stake" if len(stakes) > 1
        else "list_lead"
    )  # fmt: skip
    return say(language, f"{frame}_stake" if stake and frame != "by_stake" else frame, **values)


def _names_itself(selection: Selection) -> bool:
    """Tell whether a list outside a plan has a heading that says better what its members are."""
    first = selection.collections[0]
    whole = not selection.filtered and len(selection.collections) == 1
    one_heading = len({entry.path for entry in first.entries}) == 1 and bool(first.label)
    return whole and first.stake is None and first.role in _HEADED and one_heading


def _understood(selection: Selection, language: str) -> str | None:
    first = selection.collections[0]
    if first.role is None or selection.filtered or _names_itself(selection):
        return None
    label = _kinds(_roles(selection), language)
    stakes = {enjeu_name(c.stake.heading) for c in selection.collections if c.stake}
    if len(stakes) == 1:
        return say(language, "understood_list", the_label=label, stake=next(iter(stakes)))
    return say(language, "understood_role", the_label=label)


def member_list(collection: Collection, sources: Sources, title: str | None = None) -> ListBlock:
    """Write the members of a list, each with its source."""
    items = tuple(
        ListItem(f"{_told(entry, collection, sources)} {sources.cite_entry(entry)}", _number(entry))
        for entry in collection.entries
    )
    return ListBlock(items, title=title, ordered=all(i.number for i in items))


def _number(entry: Entry | Passage) -> str | None:
    """Return the number to print before a member; None when its words open with it."""
    number = entry.number
    if number is None:
        return None
    if number.isdigit():  # "3 écoles" opens with a number of its own, "Act. 03" with its rank
        printed = _RANKED.match(entry.text)
        return None if printed and printed[1] == number else number
    opening = entry.text.split(" – ")[0][: len(number) + _CODE]
    return None if re.search(rf"(?<!\w){re.escape(number)}(?!\w)", opening) else number


def one_line(text: str) -> str:
    """Return a text without breaks."""
    return " ".join(text.split())


def _told(entry: Entry, collection: Collection, sources: Sources) -> str:
    """Return a member's words, after those that introduce it when the list's name is another.

    "Les acteurs :" only says what a list of actors is; "Dans nos musées :" says more.
    """
    lead_in = entry.passage.lead_in if entry.passage else None
    named = collection.role is not None and sources.role_of(lead_in or "") is collection.role
    if lead_in == collection.label or named or not _introduces(lead_in):
        return one_line(entry.text)
    return one_line(f"{lead_in} {entry.text}")


def _introduces(lead_in: str | None) -> bool:
    """Tell whether members need the few words before them; a title over them is no part of it."""
    short = lead_in is not None and len(lead_in.split()) <= _SHORT_LEAD_IN
    return short and not (kind_of(lead_in or "") and "–" in (lead_in or ""))


def _option(entry: Entry) -> str:
    return one_line(entry.text)[:200]


def compose_objective(node: PlanNode, view: View, language: str) -> Composition | None:
    """Write an objective, and what stands under it."""
    head, *under = [view.passage(n.passage_id or "") for n in (node, *node.children)]
    if head is None:
        return None
    sources = Sources(view)
    name = document_name(language, view.documents[head.document_id].metadata)
    label = role_name(language, node.role, 1)
    number = (node.number or "").strip(" .")
    stake = next((enjeu_name(h.heading) for d, h in catalogue_of(view).stakes
                  if d.id == head.document_id and h.start <= head.start < h.end), "")  # fmt: skip
    lead = say(language, "one_of_stake", document=name, the_label=label, number=number, stake=stake)
    blocks: list[Block] = [Paragraph(lead), ListBlock((_member(head, sources),))]
    members = [p for p in under if p is not None]
    beneath = () if members else what_stands_beneath(head, view)
    if members:
        kind = role_name(language, node.children[0].role, len(members)).capitalize()
        title = say(language, "overview_part", label=kind, total=len(members))
        blocks.append(ListBlock(tuple(_member(p, sources) for p in members), title=title))
    elif beneath:
        blocks.append(ListBlock(tuple(_beneath(p, sources) for p in beneath)))
    elif childless(node, view):
        kind = role_name(language, Role.OPERATIONAL_OBJECTIVE, 1)
        blocks.append(Paragraph(say(language, "none_under", label=kind)))
    computed = frozenset({number, number.lstrip("0"), str(len(members))}) | figures_in(stake)
    return Composition(tuple(blocks), sources.citations, computed=computed)


def _beneath(passage: Passage, sources: Sources) -> ListItem:
    return ListItem(f"{one_line(passage.text)} {sources.cite_passage(passage)}")


def _member(passage: Passage, sources: Sources) -> ListItem:
    mark = sources.cite_passage(passage)
    words = f"{passage.lead_in} {passage.text}" if _introduces(passage.lead_in) else passage.text
    return ListItem(f"{one_line(words)} {mark}", _number(passage))
