"""Answer lists, counts, comparisons and overviews from the documents' structure."""

from __future__ import annotations

import re

from assistant.answer import Answer
from assistant.belonging import asks_the_holder, belonging_asked, compose_belonging
from assistant.beneath import actions_beneath, what_stands_beneath
from assistant.catalogue import Collection
from assistant.compared import compares_figures, compose_compared
from assistant.cues import Kind, asks_for
from assistant.divisions import part_named, parts_asked
from assistant.document_names import without_names
from assistant.draft import Composition, Draft
from assistant.enjeux import compose_comparison, compose_mission, compose_overview
from assistant.enumerated import enumeration_asked
from assistant.listing import compose_extreme, compose_objective, compose_selection
from assistant.narrowing import AREAS
from assistant.objectives import (
    childless_asked,
    objective_coded,
    objectives_numbered,
)
from assistant.positions import code_in, ordinal_in, rank_in
from assistant.rows_with import rows_with
from assistant.sections import (
    compose_section,
    compose_signatures,
    heading_asked,
    heading_of,
    signatures,
)
from assistant.selection import Selection
from assistant.stems import stems_of
from assistant.structure import select
from assistant.understanding import Understanding, understand
from index.document import Role
from index.plan import PlanNode
from index.view import View

# Kinds of questions that an objective as a whole answers: not who leads it, nor when it is reached.
_WHOLE = (Kind.OPEN, Kind.LIST, Kind.DEFINITION, Kind.OVERVIEW, Kind.HOW_TO)
_OBJECTIVES = {Role.STAKE, Role.STRATEGIC_OBJECTIVE, Role.OPERATIONAL_OBJECTIVE}
# "Quel enjeu vise les rivières ?" asks for one member, by what it is about.
_ONE = re.compile(r"\bquel(?:le)? (?!est|sont)")


def answer_from_structure(draft: Draft) -> Answer | None:
    """Write the answer when the structure gives it whole; leave the rest to the search."""
    reading = draft.reading
    if draft.composition is not None:
        return None
    if compares_figures(reading) and (
        figures := compose_compared(reading, draft.view, draft.language, draft.question.filters)
    ):
        draft.composition = figures
    elif len(reading.stakes) > 1 and _side_by_side(reading):
        draft.composition = _winner(draft) or compose_comparison(
            reading, draft.view, draft.language
        )
    elif actions := actions_beneath(reading, draft.view):
        draft.composition = _whole(actions, draft)
    elif rows := rows_with(reading, draft.view):
        draft.composition = _listed(rows, draft)
    elif objective := _objective(draft):
        draft.composition = compose_objective(objective, draft.view, draft.language)
    elif parts := parts_asked(reading, draft.view):
        draft.composition = _whole(parts, draft)
    elif _wants_overview(draft):
        draft.composition = compose_overview(reading, draft.view, draft.language)
    elif Role.MISSION in reading.roles and reading.stakes:
        draft.composition = compose_mission(reading.stakes[0], draft.view, draft.language)
    elif enumeration := enumeration_asked(reading, draft.view):
        draft.composition = _whole(enumeration, draft)
    elif signed := signatures(reading, draft.view):
        draft.composition = compose_signatures(signed, draft.view, draft.language)
    elif named := heading_asked(reading, draft.view):
        draft.composition = compose_section(named, draft.view, draft.language)
    elif belonging := belonging_asked(reading, draft.view):
        draft.composition = compose_belonging(belonging, draft.view, draft.language)
    elif asks_the_holder(reading, draft.view):
        pass  # the holder is not found: its list would be no answer
    elif selection := select(reading, draft.view):
        draft.composition = _listed(selection, draft)
        if _chosen_by_words(selection, draft):
            draft.listed = selection.collections
    elif spared := _selected_without_names(draft):
        draft.composition, draft.listed = _listed(spared, draft), spared.collections
    return None


def _selected_without_names(draft: Draft) -> Selection | None:
    """Return the lists of the documents that a question names, asked without their name."""
    named = without_names(draft.reading.text, draft.view)
    if named is None:
        return None
    selection = select(understand(named.text, draft.view, draft.language), draft.view)
    if selection is None or any(
        each.document_id not in named.documents for each in selection.collections
    ):
        return None
    return selection


def _side_by_side(reading: Understanding) -> bool:
    """Tell whether the parts of several enjeux are asked for, not a detail of one ("quel nom")."""
    listed = bool(reading.roles) and not reading.attributes
    return reading.kind is Kind.COMPARISON or listed


def _whole(parts: Collection, draft: Draft) -> Composition:
    return compose_selection(Selection((parts,), len(parts.entries)), draft.view, draft.language)


def _chosen_by_words(selection: Selection, draft: Draft) -> bool:
    """Tell whether a list may be another than the one asked.

    Neither a rank, nor a code, nor a part that is named, nor a ranking, nor a count leaves a doubt,
    nor does "quels sont les…" or a list named by its kind alone. Something else may be asked of
    what a rank tells: "les subsides promis pour l'OS 2".
    """
    role, reading = selection.collections[0].role, draft.reading
    listed = reading.kind is Kind.LIST and not _ONE.search(reading.folded)
    named = role is not None and (listed or not reading.subject)
    placed = part_named(reading, draft.view) is not None
    coded = reading.kind is Kind.LIST and code_in(reading.folded) is not None
    told = rank_in(reading.folded) is not None and not _asks_of(selection, reading)
    counted = reading.kind is Kind.COUNT or placed or coded or told or _ranking(reading)
    return not counted and (selection.filtered or selection.doubtful or not named)


def _asks_of(selection: Selection, reading: Understanding) -> bool:
    """Tell whether a question says what neither the members of a list nor its headings do."""
    told = (
        " ".join((entry.text, *entry.path, collection.label))
        for collection in selection.collections for entry in collection.entries
    )  # fmt: skip
    stems = stems_of(" ".join(told))
    others = (t for t in reading.subject if t.known and not t.name and t.word.isalpha())
    return any(not t.match(stems) for t in others if t.word not in AREAS)


def _listed(selection: Selection, draft: Draft) -> Composition | None:
    view, language, reading = draft.view, draft.language, draft.reading
    if heading := heading_of(selection, view):
        return compose_section(heading, view, language)
    most = asks_for("most", reading.folded)
    ranked = _ranking(reading)
    extreme = compose_extreme(selection, view, language, most=most) if ranked else None
    counting = reading.kind is Kind.COUNT
    return extreme or compose_selection(selection, view, language, counting=counting)


def _winner(draft: Draft) -> Composition | None:
    """Tell which of the enjeux named has the most or the fewest, when that is asked."""
    reading = draft.reading
    selection = select(reading, draft.view) if _ranking(reading) else None
    if selection is None:
        return None
    most = asks_for("most", reading.folded)
    return compose_extreme(selection, draft.view, draft.language, most=most)


def _ranking(reading: Understanding) -> bool:
    return asks_for("most", reading.folded) or asks_for("least", reading.folded)


def _objective(draft: Draft) -> PlanNode | None:
    """Return the objective that is asked about by its number alone, of no kind in particular."""
    reading = draft.reading
    code = code_in(reading.folded)
    if code is not None:
        return _coded(reading, code, draft.view)
    number = ordinal_in(reading.folded)
    if number is None:
        return None
    if childless := childless_asked(reading, number, draft.view):
        return childless
    found = reading.kind in _WHOLE and objectives_numbered(reading, number, draft.view)
    return found[0] if found else None


def _coded(reading: Understanding, code: str, view: View) -> PlanNode | None:
    """Return the objective that has a code, asked about as a whole or for what stands under it."""
    node = objective_coded(code, view) if reading.kind in _WHOLE else None
    if node is None or reading.kind is not Kind.LIST:
        return node if node and set(reading.roles) <= _OBJECTIVES else None
    # Under an operational objective stand its actions; under another, operational objectives.
    own = node.role is Role.OPERATIONAL_OBJECTIVE and bool(_stands_over_text(node, view))
    if own:
        return node if set(reading.roles) <= {*_OBJECTIVES, Role.ACTION} else None
    whole = set(reading.roles) <= _OBJECTIVES and Role.OPERATIONAL_OBJECTIVE not in reading.roles
    return node if whole else None


def _stands_over_text(node: PlanNode, view: View) -> bool:
    passage = view.passage(node.passage_id or "")
    return passage is not None and bool(what_stands_beneath(passage, view))


def _wants_overview(draft: Draft) -> bool:
    """Tell whether an enjeu is named and nothing else asked: "tout sur la culture"."""
    reading = draft.reading
    if len(reading.stakes) != 1 or reading.attributes:
        return False
    others = [t for t in reading.subject if t.word not in AREAS]
    if others and (not reading.roles or any(t.known and not t.name for t in others)):
        return False
    from_role = not reading.roles or {r.value for r in reading.roles} == {"enjeu"}
    kinds = (Kind.OVERVIEW, Kind.OPEN, Kind.DEFINITION, Kind.LIST, Kind.HOW_TO)
    return from_role and reading.kind in kinds
