"""Members of lists that a question asks for by their number, place or code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.catalogue import Collection, catalogue_of
from assistant.objectives import at_rank, holder_in, of_the_code, under_the_holder
from assistant.positions import Rank, code_in, joined_in, rank_in
from assistant.selection import Selection, total_around
from assistant.understanding import Understanding, collections_named
from index.document import Role
from index.view import View


def asks_by_number(understood: Understanding, found: Sequence[Collection], view: View) -> bool:
    """Tell whether a question asks for members by their number, place or a code that they have."""
    if joined_in(understood.folded) or rank_in(understood.folded) is not None:
        return True
    code = code_in(understood.folded)
    return code is not None and bool(of_the_code(found, code, view))


def by_number(
    understood: Understanding, found: Sequence[Collection], view: View
) -> Selection | None:
    """Return the members of lists that a question asks for so; None when no list has them."""
    total = sum(len(c.entries) for c in found)
    code = code_in(understood.folded)
    if code is not None and (coded := of_the_code(found, code, view)):
        return Selection(coded, total_around(coded, found), filtered=True)
    if numbers := joined_in(understood.folded):
        several = _numbered(found, numbers, view)
        return Selection(several, total_around(several, found), filtered=True) if several else None
    rank = rank_in(understood.folded)
    if rank is None:
        return None
    if rank.of_enjeu and len(understood.roles) > 1:
        own = _of_the_enjeu(found, rank, view)
        return Selection(own, sum(len(c.entries) for c in own)) if own else None
    return _ranked(found, rank, total, view)


def held_by_number(understood: Understanding, view: View) -> Selection | None:
    """Return what stands under the objective that a question names by its kind and number.

    "Combien d'actions compte l'objectif opérationnel 1.1 ?", where codes go on from each other.
    """
    holder = holder_in(understood.folded)
    if holder is None:
        return None
    asked = tuple(r for r in understood.roles if r not in (holder[0], Role.STAKE))
    found = collections_named(replace(understood, roles=asked), view) if asked else ()
    held = under_the_holder(found, holder[1])
    return Selection(held, total_around(held, found), filtered=True) if held else None


def wanted_roles(understood: Understanding) -> tuple[Role, ...]:
    """Leave out the roles that only say where: "les objectifs de l'enjeu…", "de l'objectif 1"."""
    roles = understood.roles
    if len(roles) > 1:
        roles = tuple(r for r in roles if r is not Role.STAKE) or roles
    if Role.OPERATIONAL_OBJECTIVE in roles and rank_in(understood.folded) is not None:
        roles = (Role.OPERATIONAL_OBJECTIVE,)
    return roles


def asks_a_missing_rank(understood: Understanding, view: View) -> bool:
    """Tell whether a question asks for the sixth enjeu or objective of five."""
    rank = rank_in(understood.folded)
    if rank is None or not understood.roles:
        return False
    found = collections_named(replace(understood, roles=wanted_roles(understood)), view)
    if rank.of_enjeu and len(understood.roles) > 1:
        return bool(found) and not _of_the_enjeu(found, rank, view)
    return bool(found) and _ranked(found, rank, 0, view) is None


def _ranked(found: Sequence[Collection], rank: Rank, total: int, view: View) -> Selection | None:
    """Return the members of a rank in each list; None when no list has it."""
    kept = [replace(c, entries=entries) for c in found if (entries := at_rank(c, rank, view))]
    if not kept:
        return None
    number = None
    if rank.count == 1 and rank.under is None:
        # The last of one list is told by its own place: "objectif n° 6".
        at = rank.start_in(len(found[0].entries)) if len(found) == 1 else None
        last = None if at is None else at + 1
        number = rank.number if rank.number > 0 else last
    return Selection(tuple(kept), total, filtered=True, number=number)


def _numbered(
    found: Sequence[Collection], numbers: Sequence[int], view: View
) -> tuple[Collection, ...]:
    """Return the members of each list that have one of several numbers, in order."""
    kept = (
        replace(c, entries=tuple(e for n in numbers for e in at_rank(c, Rank(n), view)))
        for c in found
    )
    return tuple(c for c in kept if c.entries)


def _of_the_enjeu(found: Sequence[Collection], rank: Rank, view: View) -> tuple[Collection, ...]:
    """Return the lists of the enjeu at a rank: "les acteurs du 3e enjeu"."""
    stakes = catalogue_of(view).stakes
    at = rank.start_in(len(stakes))
    if at is None:
        return ()
    document, section = stakes[at]
    return tuple(c for c in found if c.document_id == document.id and c.stake == section)
