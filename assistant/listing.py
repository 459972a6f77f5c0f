"""Write complete lists, counts, comparisons and overviews, each member with its source."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Block, ListBlock, ListItem, Paragraph, Status, Table
from assistant.catalogue import Collection, Entry, catalogue_of
from assistant.draft import Composition
from assistant.figures import figures_in
from assistant.frames import document_name, role_name, say
from assistant.sources import Sources
from assistant.structure import Selection
from assistant.understanding import Stake, Understanding
from index.document import Passage, Role
from index.plan import PlanNode
from index.view import View

_OVERVIEW = (Role.STRATEGIC_OBJECTIVE, Role.ACTOR, Role.FIGURE, Role.ACTION)
# Roles whose lists are told by the document's own heading where there is no enjeu.
_HEADED = (Role.ACTOR, Role.ACTION, Role.FIGURE)
# Words that introduce a few members ("Dans nos musées :") are told with each.
_SHORT_LEAD_IN = 6


def compose_selection(
    selection: Selection, view: View, language: str, *, counting: bool = False
) -> Composition:
    """Write the lists that were selected, under a sentence that says how complete they are."""
    sources = Sources(view)
    metadata = view.documents[selection.collections[0].document_id].metadata
    name = document_name(language, metadata)
    lead = _lead(selection, name, language, counting)
    many = len(selection.collections) > 1
    lists = [_list(c, sources, title=_place(c) if many else None) for c in selection.collections]
    computed = {str(selection.shown), str(selection.total), *map(str, _sizes(selection))}
    # The lead names the lists by the document's own headings: "Objectif 1 – …".
    for named in selection.collections:
        computed |= figures_in(named.label) | figures_in(_place(named) or "")
    return Composition(
        blocks=(Paragraph(lead), *lists),
        citations=sources.citations,
        computed=frozenset(computed | _numbers(selection)),
        options=tuple(_option(e) for c in selection.collections for e in c.entries)[:20],
        understood=_understood(selection, language),
    )


def compose_extreme(
    selection: Selection, view: View, language: str, *, most: bool
) -> Composition | None:
    """Write the list of the enjeu that has the most members, or the fewest; None when several."""
    sizes = _sizes(selection)
    size = max(sizes) if most else min(sizes)
    if sizes.count(size) > 1 or len(sizes) == 1:
        return None
    chosen = selection.collections[sizes.index(size)]
    if chosen.role is None or chosen.stake is None:
        return None
    sources = Sources(view)
    lead = say(
        language, "most" if most else "fewest",
        document=document_name(language, view.documents[chosen.document_id].metadata),
        stake=chosen.stake.heading, total=size, label=role_name(language, chosen.role, 2),
    )  # fmt: skip
    blocks = (Paragraph(lead), _list(chosen, sources))
    options = tuple(_option(e) for e in chosen.entries)[:20]
    computed = frozenset({str(size)}) | figures_in(chosen.stake.heading)
    return Composition(blocks, sources.citations, computed=computed, options=options)


def _place(collection: Collection) -> str | None:
    """Return the heading that tells a list from others of its name."""
    if collection.stake is not None:
        return collection.stake.heading
    return collection.path[-1] if collection.path else None


def _sizes(selection: Selection) -> list[int]:
    return [len(c.entries) for c in selection.collections]


def _numbers(selection: Selection) -> set[str]:
    return {str(selection.number)} if selection.number is not None else set()


def _lead(selection: Selection, name: str, language: str, counting: bool) -> str:
    first = selection.collections[0]
    stakes = {c.stake.heading for c in selection.collections if c.stake}
    stake = next(iter(stakes)) if len(stakes) == 1 else ""
    values: dict[str, object] = {
        "document": name, "shown": selection.shown, "total": selection.total, "stake": stake,
        "heading": first.label.rstrip(" :"), "number": selection.number,
    }  # fmt: skip
    if first.role is None or _names_itself(selection):
        return say(language, "collection_lead", **values)
    one = selection.number is not None
    values["label"] = role_name(
        language, first.role, selection.shown if selection.filtered else selection.total
    )
    values["the_label"] = role_name(language, first.role, 2, article=True)
    if one:
        values["the_label"] = role_name(language, first.role, 1)
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
    label = role_name(language, first.role, 2, article=True)
    stakes = {c.stake.heading for c in selection.collections if c.stake}
    if len(stakes) == 1:
        return say(language, "understood_list", the_label=label, stake=next(iter(stakes)))
    return say(language, "understood_role", the_label=label)


def _list(collection: Collection, sources: Sources, title: str | None = None) -> ListBlock:
    items = tuple(
        ListItem(f"{_told(entry, collection)} {sources.cite_entry(entry)}", entry.number)
        for entry in collection.entries
    )
    return ListBlock(items, title=title, ordered=all(i.number for i in items))


def _joined(text: str) -> str:
    return " ".join(text.split())


def _told(entry: Entry, collection: Collection) -> str:
    """Return a member's words, after those that introduce it when the list's name is another."""
    lead_in = entry.passage.lead_in if entry.passage else None
    if not lead_in or lead_in == collection.label or len(lead_in.split()) > _SHORT_LEAD_IN:
        return _joined(entry.text)
    return _joined(f"{lead_in} {entry.text}")


def _option(entry: Entry) -> str:
    return _joined(entry.text)[:200]


def compose_comparison(understood: Understanding, view: View, language: str) -> Composition | None:
    """Write the same lists of several enjeux side by side."""
    roles = tuple(r for r in understood.roles if r is not Role.STAKE) or (Role.STRATEGIC_OBJECTIVE,)
    sources = Sources(view)
    columns = [_column(stake, roles, view) for stake in understood.stakes]
    if not all(columns):
        return None
    name = document_name(language, understood.stakes[0][0].metadata)
    header = tuple(
        f"{section.heading} ({len(column)})"
        for (_, section), column in zip(understood.stakes, columns, strict=True)
    )
    rows = tuple(
        tuple(_cell(column, at, sources) for column in columns)
        for at in range(max(map(len, columns)))
    )
    label = role_name(language, roles[0], 2).capitalize()
    return Composition(
        blocks=(
            Paragraph(say(language, "comparison_lead", document=name)),
            Table(header, rows, caption=label),
        ),
        citations=sources.citations,
        computed=frozenset(str(n) for column in columns for n in range(len(column) + 1)),
    )


def _column(stake: Stake, roles: Sequence[Role], view: View) -> list[Entry]:
    document, section = stake
    found = catalogue_of(view).of_section(document, section)
    return [entry for c in found if c.role in roles for entry in c.entries]


def _cell(column: Sequence[Entry], at: int, sources: Sources) -> str:
    if at >= len(column):
        return "–"
    entry = column[at]
    number = f"{entry.number}. " if entry.number else ""
    return f"{number}{_joined(entry.text)} {sources.cite_entry(entry)}"


def compose_mission(stake: Stake, view: View, language: str) -> Composition | None:
    """Quote the sentence that states the mission of an enjeu."""
    document, section = stake
    mission = catalogue_of(view).mission(document, section)
    if mission is None:
        return None
    sources = Sources(view)
    mark = sources.cite(document, mission.start, mission.end, mission)
    name = document_name(language, document.metadata)
    lead = say(language, "according_section", document=name, section=section.heading)
    text = f"{lead} : « {_joined(mission.text)} » {mark}"
    return Composition((Paragraph(text),), sources.citations)


def compose_objective(node: PlanNode, view: View, language: str) -> Composition | None:
    """Write a strategic objective, and what stands under it."""
    head, *under = [view.passage(n.passage_id or "") for n in (node, *node.children)]
    if head is None:
        return None
    sources = Sources(view)
    name = document_name(language, view.documents[head.document_id].metadata)
    label = role_name(language, Role.STRATEGIC_OBJECTIVE, 1)
    number = (node.number or "").strip(" .")
    stake = next((h.heading for d, h in catalogue_of(view).stakes
                  if d.id == head.document_id and h.start <= head.start < h.end), "")  # fmt: skip
    lead = say(language, "one_of_stake", document=name, the_label=label, number=number, stake=stake)
    blocks: list[Block] = [Paragraph(lead), ListBlock((_member(head, sources),))]
    members = [p for p in under if p is not None]
    if members:
        kind = role_name(language, Role.OPERATIONAL_OBJECTIVE, len(members)).capitalize()
        title = say(language, "overview_part", label=kind, total=len(members))
        blocks.append(ListBlock(tuple(_member(p, sources) for p in members), title=title))
    computed = frozenset({number, number.lstrip("0"), str(len(members))})
    return Composition(tuple(blocks), sources.citations, computed=computed)


def _member(passage: Passage, sources: Sources) -> ListItem:
    mark = sources.cite_passage(passage)
    short = passage.lead_in and len(passage.lead_in.split()) <= _SHORT_LEAD_IN
    words = f"{passage.lead_in} {passage.text}" if short else passage.text
    return ListItem(f"{_joined(words)} {mark}", passage.number)


def compose_overview(understood: Understanding, view: View, language: str) -> Composition | None:
    """Write an enjeu's mission and its parts."""
    document, section = understood.stakes[0]
    catalogue, sources = catalogue_of(view), Sources(view)
    blocks: list[Block] = [
        Paragraph(
            say(
                language,
                "overview_lead",
                stake=section.heading,
                document=document_name(language, document.metadata),
            )
        )
    ]
    if mission := catalogue.mission(document, section):
        mark = sources.cite(document, mission.start, mission.end, mission)
        blocks.append(Paragraph(f"{_joined(mission.text)} {mark}"))
    computed: set[str] = set()
    for collection in catalogue.of_section(document, section):
        if collection.role in _OVERVIEW:
            size = len(collection.entries)
            label = role_name(language, collection.role, size).capitalize()
            title = say(language, "overview_part", label=label, total=size)
            blocks.append(_list(collection, sources, title))
            computed.add(str(size))
    if not sources.citations:
        return None
    return Composition(
        tuple(blocks), sources.citations, Status.ANSWERED, frozenset(computed | {""})
    )
