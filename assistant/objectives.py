"""What stands under the objectives of a plan: found by an objective's words, or by its number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from weakref import WeakKeyDictionary

from assistant.catalogue import Collection, Entry, catalogue_of
from assistant.positions import CODE, Rank, has_code
from assistant.stems import stems_of
from assistant.terms import Term, coverage
from assistant.understanding import Understanding
from index.document import Role
from index.plan import Plan, PlanNode, read_plans
from index.text import fold
from index.view import View

# Share of the words' weight that an objective, or an enjeu's mission, must say.
_SAID = 0.6
_SAID_BY_MISSION = 0.75
# Words that name an objective of a plan, whichever its kind.
_OBJECTIVE = frozenset(stems_of("objectif objective doelstelling ziel"))

_OBJECTIVES = (Role.STRATEGIC_OBJECTIVE, Role.OPERATIONAL_OBJECTIVE)
_HOLDER = re.compile(
    r"\b(?:(?P<strategic>objectifs? strat\w+|o\.?s\.?)|"
    r"(?P<operational>objectifs? oper\w+|o\.?o\.?)) ?"
    rf"(?:n ?° ?|numero )?0?(?P<number>{CODE}|\d{{1,2}})\b(?![%/])"
)
# A number printed with its zero is that of an objective.
_PRINTED = re.compile(r"(?<![\w.,/-])0[1-9](?![\w/-])")
_PLANS: WeakKeyDictionary[View, tuple[Plan, ...]] = WeakKeyDictionary()
_ABOVE: WeakKeyDictionary[View, dict[Role, Mapping[str, PlanNode]]] = WeakKeyDictionary()


def _plans(view: View) -> tuple[Plan, ...]:
    """Return the plans of a view, read once."""
    if view not in _PLANS:
        _PLANS[view] = read_plans(view)
    return _PLANS[view]


def objectives_above(view: View) -> Mapping[str, PlanNode]:
    """Return the strategic objective that each passage stands under, by the passage's id."""
    return _above(view, Role.STRATEGIC_OBJECTIVE)


def _above(view: View, role: Role) -> Mapping[str, PlanNode]:
    """Return the objective of a kind that each passage stands under, by the passage's id."""
    known = _ABOVE.setdefault(view, {})
    if role not in known:
        known[role] = {
            under.passage_id: node
            for plan in _plans(view)
            for node in plan.walk()
            if node.role is role
            for under in node.walk()
            if under.passage_id and under is not node
        }
    return known[role]


def words_above(found: Sequence[Collection], view: View) -> frozenset[str]:
    """Return the stems of the objectives that members of lists stand under."""
    above = objectives_above(view)
    nodes = (above.get(e.passage.id) for c in found for e in c.entries if e.passage)
    return frozenset().union(*(stems_of(node.label) for node in nodes if node))


def under_objectives(
    found: Sequence[Collection], terms: Sequence[Term], view: View
) -> tuple[Collection, ...]:
    """Return the members under the objectives that say these words better than any member.

    "les objectifs opérationnels pour les aînés": those of the objective for "les aînés". Where
    members say them as well or better, and all these stand under one objective that says them
    too, it is that objective that is asked for.
    """
    above = objectives_above(view)
    said = {
        node.id: coverage(terms, stems_of(node.label))
        for c in found for e in c.entries
        if e.passage and (node := above.get(e.passage.id))
    }  # fmt: skip
    best = max(said.values(), default=0.0)
    if best < _SAID:
        return ()
    chosen = {id_ for id_, share in said.items() if share >= best}
    if best <= _best_member(found, terms):
        saying = {
            node.id if e.passage and (node := above.get(e.passage.id)) else None
            for c in found for e in c.entries
            if coverage(terms, words_of(e)) >= _SAID
        }  # fmt: skip
        if len(chosen) != 1 or saying != chosen:
            return ()
    kept = (
        replace(c, entries=tuple(e for e in c.entries if _stands_under(e, chosen, above)))
        for c in found
    )
    return tuple(c for c in kept if c.entries)


def _stands_under(entry: Entry, chosen: set[str], above: Mapping[str, PlanNode]) -> bool:
    node = above.get(entry.passage.id) if entry.passage else None
    return node is not None and node.id in chosen


def of_the_mission(
    found: Sequence[Collection], terms: Sequence[Term], view: View
) -> tuple[Collection, ...]:
    """Return the list of the one enjeu whose mission says these words, better than any member.

    A question that names its enjeu has its list already.
    """
    if len(found) < 2:
        return ()
    said = [_said_by_mission(c, terms, view) for c in found]
    best = max(said, default=0.0)
    if best < _SAID_BY_MISSION or best <= _best_member(found, terms) or said.count(best) > 1:
        return ()
    return (found[said.index(best)],)


def _said_by_mission(collection: Collection, terms: Sequence[Term], view: View) -> float:
    if collection.stake is None:
        return 0.0
    document = view.documents[collection.document_id]
    mission = catalogue_of(view).mission(document, collection.stake)
    told = f"{collection.stake.heading} {mission.text if mission else ''}"
    return coverage(terms, stems_of(told))


def _best_member(found: Sequence[Collection], terms: Sequence[Term]) -> float:
    return max((coverage(terms, words_of(e)) for c in found for e in c.entries), default=0.0)


def words_of(entry: Entry) -> frozenset[str]:
    """Return the stems of a member and of the words that introduce it ("Dans nos musées :")."""
    lead_in = entry.passage.lead_in if entry.passage else None
    return stems_of(f"{lead_in or ''} {entry.text}")


def at_rank(collection: Collection, rank: Rank, view: View) -> tuple[Entry, ...]:
    """Return the members of a list at a rank: by their printed number, else by their place.

    Members that stand under an objective are printed with its number: "l'objectif opérationnel
    02" are those under the second, and "le 3e de l'objectif 02" the third of these.
    """
    entries = collection.entries
    if rank.under is not None:
        above = objectives_above(view)
        entries = tuple(e for e in entries if _number_above(e, above) == rank.under)
    elif rank.number > 0 and rank.count == 1:
        return tuple(e for at, e in enumerate(entries, 1) if _number_of(e, at) == rank.number)
    start = rank.start_in(len(entries))
    if start is None:
        return ()
    if rank.number < 0:
        start -= rank.count - 1
    return entries[max(start, 0) : start + rank.count]


def _number_of(entry: Entry, at: int) -> int:
    return int(entry.number) if entry.number and entry.number.isdigit() else at


def _number_above(entry: Entry, above: Mapping[str, PlanNode]) -> int | None:
    node = above.get(entry.passage.id) if entry.passage else None
    return _rank(node) if node else _number_of(entry, 0)


def of_the_code(found: Sequence[Collection], code: str, view: View) -> tuple[Collection, ...]:
    """Return the member with a code of its own ("OO 1.2.3"), or those under the one that has it."""
    for has in (
        lambda e: has_code(e.number, code),
        *(
            lambda e, r=role: has_code(_code_above(e, _above(view, r)), code)
            for role in _OBJECTIVES
        ),
    ):
        kept = (replace(c, entries=tuple(filter(has, c.entries))) for c in found)
        if told := tuple(c for c in kept if c.entries):
            return told
    return under_the_holder(found, code)


def holder_in(folded: str) -> tuple[Role, str] | None:
    """Return the objective that a folded question names by its kind and number: "l'OS 3"."""
    found = _HOLDER.search(folded)
    if found is None:
        return None
    role = Role.STRATEGIC_OBJECTIVE if found["strategic"] else Role.OPERATIONAL_OBJECTIVE
    return role, found["number"]


def objective_held(folded: str, view: View) -> PlanNode | None:
    """Return the one objective that a folded question names by its kind and number."""
    role, number = holder_in(folded) or (None, "")
    nodes = (node for plan in _plans(view) for node in plan.walk() if node.role is role)
    found = [n for n in nodes if (n.number or "").strip(" .").lstrip("0").lower() == number]
    return found[0] if len(found) == 1 else None


def under_the_holder(found: Sequence[Collection], number: str) -> tuple[Collection, ...]:
    """Return the members whose codes go on from that of an objective ("3.1" from "3")."""
    kept = (
        replace(
            c,
            entries=tuple(
                e for e in c.entries if (e.number or "").lower().startswith(f"{number}.")
            ),
        )
        for c in found
    )
    return tuple(c for c in kept if c.entries)


def _code_above(entry: Entry, above: Mapping[str, PlanNode]) -> str | None:
    node = above.get(entry.passage.id) if entry.passage else None
    return node.number if node else None


def objective_coded(code: str, view: View) -> PlanNode | None:
    """Return the objective that has a code of its own ("OS 1.2"), the strategic one first."""
    found = [
        node for plan in _plans(view) for node in plan.walk()
        if node.role in _OBJECTIVES and has_code(node.number, code)
    ]  # fmt: skip
    strategic = [node for node in found if node.role is Role.STRATEGIC_OBJECTIVE]
    of_one_kind = strategic or found
    return of_one_kind[0] if len(of_one_kind) == 1 else None


def objectives_numbered(
    understood: Understanding, number: int, view: View
) -> tuple[PlanNode, ...] | None:
    """Return the strategic objectives that "l'objectif 4" may be, asked about as a whole.

    Those of the enjeu named, else of the enjeux whose objective, with what stands under it,
    says best what the question is about. None when the question does not ask so.
    """
    printed = understood.stakes and _PRINTED.search(understood.folded)
    named = printed or any(t.stems & _OBJECTIVE for t in understood.terms)
    other = set(understood.roles) - {Role.STAKE} or understood.attributes
    if not named or other or not catalogue_of(view).stakes:
        return None
    headings = {fold(section.heading) for _, section in understood.stakes}
    subject = [
        t for t in understood.subject
        if not (t.stems & _OBJECTIVE) and not t.word.strip("0").isdigit()
    ]  # fmt: skip
    candidates = [
        (coverage(subject, stems_of(" ".join(n.label for n in node.walk()))), node)
        for plan in _plans(view)
        for stake in plan.nodes
        if not headings or fold(stake.label) in headings
        for node in stake.children
        if node.role is Role.STRATEGIC_OBJECTIVE and _rank(node) == number
    ]
    best = max((share for share, _ in candidates), default=0.0)
    enough = headings or best >= _SAID
    return tuple(node for share, node in candidates if share == best) if enough else ()


def childless_asked(understood: Understanding, number: int, view: View) -> PlanNode | None:
    """Return the objective of that number, in the one enjeu named, under which a plan has none.

    "combien d'objectifs opérationnels sous le 02 ?", where none stands there.
    """
    if understood.roles[:1] != (Role.OPERATIONAL_OBJECTIVE,):
        return None
    named = {fold(section.heading) for _, section in understood.stakes}
    found = [
        node for stake in _stakes(view) if fold(stake.label) in named
        for node in stake.children if _rank(node) == number and childless(node, view)
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def childless(node: PlanNode, view: View) -> bool:
    """Tell whether nothing stands under an objective of an enjeu that orders others so."""
    stake = next((stake for stake in _stakes(view) if node in stake.children), None)
    ordered = stake is not None and any(n.children for n in stake.children)
    return ordered and node.role is Role.STRATEGIC_OBJECTIVE and not node.children


def _stakes(view: View) -> list[PlanNode]:
    return [stake for plan in _plans(view) for stake in plan.nodes]


def _rank(node: PlanNode) -> int | None:
    number = (node.number or "").strip(" .")
    return int(number) if number.isdigit() else None
