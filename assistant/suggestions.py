"""What to ask next: only questions that the documents can answer completely."""

from __future__ import annotations

from assistant.catalogue import catalogue_of
from assistant.draft import Draft
from assistant.frames import list_question
from index.document import Document, Role, Section
from index.view import View

_ROLES = (Role.STRATEGIC_OBJECTIVE, Role.ACTOR, Role.ACTION, Role.OPERATIONAL_OBJECTIVE)
_MOST = 3


def opening_suggestions(view: View) -> tuple[str, ...]:
    """Suggest where to begin: the plan's enjeux and values, and one list."""
    catalogue = catalogue_of(view)
    roles = [r for r in (Role.STAKE, Role.VALUE) if catalogue.by_role(r)]
    suggestions = [list_question(role) for role in roles]
    if catalogue.stakes:
        suggestions.append(list_question(_ROLES[0], catalogue.stakes[0][1].heading))
    return tuple(suggestions[:_MOST])


def next_suggestions(draft: Draft) -> tuple[str, ...]:
    """Suggest the other lists of the enjeu the answer is about, else where to begin."""
    stakes = [*draft.reading.stakes, *_cited_stakes(draft)]
    if not stakes:
        return opening_suggestions(draft.view)
    document, section = stakes[0]
    held = {c.role for c in catalogue_of(draft.view).of_section(document, section)}
    roles = [r for r in _ROLES if r in held and r not in draft.reading.roles]
    return tuple(list_question(role, section.heading) for role in roles[:_MOST])


def _cited_stakes(draft: Draft) -> list[tuple[Document, Section]]:
    if draft.composition is None or not draft.composition.citations:
        return []
    first = draft.composition.citations[0]
    return [
        (document, section)
        for document, section in catalogue_of(draft.view).stakes
        if document.id == first.document_id and section.start <= first.start < section.end
    ]
