"""Answer lists, counts, comparisons and overviews from the documents' structure."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.cues import Kind
from assistant.draft import Draft
from assistant.listing import (
    compose_comparison,
    compose_mission,
    compose_overview,
    compose_selection,
)
from assistant.sections import compose_section, heading_of, mission_heading, section_named
from assistant.structure import select
from index.document import Role


def answer_from_structure(draft: Draft) -> Answer | None:
    """Write the answer when the structure gives it whole; leave the rest to the search."""
    reading = draft.reading
    if draft.composition is not None:
        return None
    if len(reading.stakes) > 1 and (reading.kind is Kind.COMPARISON or reading.roles):
        draft.composition = compose_comparison(reading, draft.view, draft.language)
    elif _wants_overview(draft):
        draft.composition = compose_overview(reading, draft.view, draft.language)
    elif Role.MISSION in reading.roles and reading.stakes:
        draft.composition = compose_mission(reading.stakes[0], draft.view, draft.language)
    elif named := mission_heading(reading, draft.view) or section_named(reading, draft.view):
        draft.composition = compose_section(named, draft.view, draft.language)
    elif selection := select(reading, draft.view):
        heading = heading_of(selection, draft.view)
        draft.composition = (
            compose_section(heading, draft.view, draft.language)
            if heading
            else compose_selection(
                selection, draft.view, draft.language, counting=reading.kind is Kind.COUNT
            )
        )
    return None


def _wants_overview(draft: Draft) -> bool:
    """Tell whether an enjeu is named and nothing else asked: "tout sur la culture"."""
    reading = draft.reading
    if len(reading.stakes) != 1 or reading.attributes:
        return False
    if reading.subject and not reading.roles:
        return False
    from_role = not reading.roles or {r.value for r in reading.roles} == {"enjeu"}
    kinds = (Kind.OVERVIEW, Kind.OPEN, Kind.DEFINITION, Kind.LIST, Kind.HOW_TO)
    return from_role and reading.kind in kinds
