"""Copies of one act, from several sources: a PDF, its minutes, iA.Délib, a register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from assistant.acts.succession import Standing
from index.document import Act, LegalStatus
from index.text import fold

_RANK = (
    LegalStatus.CANCELLED, LegalStatus.REPLACED, LegalStatus.ARCHIVED, LegalStatus.APPROVED,
    LegalStatus.UNDER_SUPERVISION, LegalStatus.ADOPTED, LegalStatus.DRAFT,
    LegalStatus.INFORMATION,
)  # fmt: skip
"""The copy that tells more of what became of an act prevails, then the longest."""

_Name = tuple[str | None, ...]


def grouped(acts: Iterable[Act], standings: Mapping[str, Standing]) -> dict[str, tuple[Act, ...]]:
    """Return the acts by the one copy of each that is kept, in the order given.

    Copies have the same day and title, the same day and reference, or the same address,
    and nothing that tells them apart: institution, organ or point.
    """
    groups: list[list[Act]] = []
    named: dict[_Name, list[list[Act]]] = {}
    for act in acts:
        names = _names(act)
        known = chain.from_iterable(named.get(name, ()) for name in names)
        group = next((group for group in known if _may_be_one(act, group)), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(act)
        for name in names:
            if group not in named.setdefault(name, []):
                named[name].append(group)
    kept = {}
    for group in groups:
        best = min(group, key=lambda act: _told(act, standings))
        kept[best.id] = tuple(group)
    return kept


def _told(act: Act, standings: Mapping[str, Standing]) -> tuple[int, int]:
    return _RANK.index(standings[act.id].status), act.start - act.end


def _names(act: Act) -> list[_Name]:
    """Return what tells an act from most others, and its copies from nothing."""
    names: list[_Name] = [("title", act.sitting_date, fold(act.title))]
    if act.reference:
        names.append(("reference", act.sitting_date, fold(act.reference)))
    if act.url:
        names.append(("url", act.url))
    return names


def _may_be_one(act: Act, group: Iterable[Act]) -> bool:
    """Tell whether nothing tells an act from those of a group."""
    return not any(
        _differ(act.institution, other.institution)
        or _differ(act.organ, other.organ)
        or (act.point and other.point and act.point != other.point)
        for other in group
    )


def _differ(one: str | None, other: str | None) -> bool:
    """Tell whether two names, both known, are of two bodies ("Wavre", "Ville de Wavre" are one)."""
    if not one or not other:
        return False
    left, right = fold(one), fold(other)
    return left not in right and right not in left
