"""Write what plans say of enjeux: side by side, their mission, and each as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Block, Paragraph, Status, Table
from assistant.catalogue import Entry, catalogue_of
from assistant.draft import Composition
from assistant.frames import document_name, enjeu_name, role_name, say
from assistant.listing import member_list, one_line
from assistant.sources import Sources
from assistant.understanding import Stake, Understanding
from index.document import Role
from index.view import View

_OVERVIEW = (Role.STRATEGIC_OBJECTIVE, Role.ACTOR, Role.FIGURE, Role.ACTION)


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
    return f"{number}{one_line(entry.text)} {sources.cite_entry(entry)}"


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
    text = f"{lead} : « {one_line(mission.text)} » {mark}"
    return Composition((Paragraph(text),), sources.citations)


def compose_overview(understood: Understanding, view: View, language: str) -> Composition | None:
    """Write an enjeu's mission and its parts."""
    document, section = understood.stakes[0]
    catalogue, sources = catalogue_of(view), Sources(view)
    blocks: list[Block] = [
        Paragraph(
            say(
                language,
                "overview_lead",
                stake=enjeu_name(section.heading),
                document=document_name(language, document.metadata),
            )
        )
    ]
    if mission := catalogue.mission(document, section):
        mark = sources.cite(document, mission.start, mission.end, mission)
        blocks.append(Paragraph(f"{one_line(mission.text)} {mark}"))
    computed: set[str] = set()
    for collection in catalogue.of_section(document, section):
        if collection.role in _OVERVIEW:
            size = len(collection.entries)
            label = role_name(language, collection.role, size).capitalize()
            title = say(language, "overview_part", label=label, total=size)
            blocks.append(member_list(collection, sources, title))
            computed.add(str(size))
    if not sources.citations:
        return None
    return Composition(
        tuple(blocks), sources.citations, Status.ANSWERED, frozenset(computed | {""})
    )
