"""Choose the complete lists that a question asks for, from the documents' structure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.catalogue import Collection, catalogue_of
from assistant.counted import thing_counted
from assistant.cues import Kind
from assistant.described import described
from assistant.figures import WORDS
from assistant.frames import role_name
from assistant.kinds import members_counted, members_of_the_kind
from assistant.narrowing import (
    AREAS,
    about,
    counts_others,
    names_members,
    narrows,
    of_the_division,
    under_the_heading,
)
from assistant.objectives import (
    of_the_mission,
    under_objectives,
    words_above,
    words_of,
)
from assistant.ranked import asks_by_number, by_number, held_by_number, wanted_roles
from assistant.selection import Selection, total_around
from assistant.stems import stems_of
from assistant.terms import is_unknown_noun
from assistant.understanding import Understanding, collections_named
from index.document import Role
from index.phrases import key_words
from index.text import fold
from index.view import View

_LIST_KINDS = frozenset({Kind.LIST, Kind.COUNT, Kind.WHO, Kind.OPEN, Kind.OVERVIEW})
# A word of this weight that no member says makes it another question than the list's.
_HEAVY = 2.5
# A count that leaves a word out is a wrong figure: hardly any may be left.
_HEAVY_IN_COUNT = 1.0
_AFTER_STAKE = re.compile(r"\benjeux? (?:(?:de|du|des|la|le|les) |[dl]')*[\"« ]*(\w{3,})")
_ASKED_NOUN = re.compile(
    r"\b(?:quel(?:le)?s?|combien d(?:e |')|which|how many|welke|hoeveel|wie ?viele) ?(\w{3,})"
)
_WITH_WHOM = re.compile(r"(avec|with|met|mit) (qu|which|welke)")
_AMONG = re.compile(r"\b(?:parmi|among|onder|unter)\b")
_DEFINITE = re.compile(r"\b(les|vos|nos|tes|ses|leurs|the|your|de|die) ")


def select(understood: Understanding, view: View) -> Selection | None:
    """Return the complete lists that a question asks for, or None."""
    details = [a for a in understood.attributes if a.name != "person" or not understood.roles]
    if _asks_whether_so_many(understood):
        understood = replace(understood, kind=Kind.COUNT, subject=())
    if details or understood.kind not in _LIST_KINDS | {Kind.DEFINITION}:
        return None
    if _asks_who_acts(understood):
        understood = replace(understood, roles=(Role.ACTOR,))
    defined = understood.kind is Kind.DEFINITION
    if understood.roles and (defined or collections_named(understood, view)):
        return _by_role(understood, view)
    if understood.kind in (Kind.LIST, Kind.COUNT, Kind.WHO):
        return _by_kind_of_member(understood, view) or _by_words(understood, view)
    return None


def _asks_whether_so_many(understood: Understanding) -> bool:
    """Tell whether a question asks if there are so many: "la culture a-t-elle six acteurs ?"."""
    words = [t.word for t in understood.subject]
    numbers = bool(words) and all(word.isdigit() or word in WORDS for word in words)
    return understood.kind is Kind.YES_NO and bool(understood.roles) and numbers


def _asks_who_acts(understood: Understanding) -> bool:
    """Tell whether a question asks who works for an enjeu, and for nothing else in it."""
    alone = not understood.roles and not understood.attributes and len(understood.stakes) == 1
    others = (t for t in understood.subject if t.word not in AREAS)
    return alone and understood.kind is Kind.WHO and not any(t.known for t in others)


def _by_role(understood: Understanding, view: View) -> Selection | None:
    if held := held_by_number(understood, view):
        return held
    roles = wanted_roles(understood)
    if understood.kind is Kind.DEFINITION and not _defines_a_list(understood, roles):
        return None
    found = collections_named(replace(understood, roles=roles), view)
    if not found or _names_another_stake(understood):
        return None
    total = sum(len(c.entries) for c in found)
    if asks_by_number(understood, found, view):
        return by_number(understood, found, view) if not _asks_within(understood) else None
    if understood.kind is Kind.COUNT and (counted := _counted(understood, found)):
        return counted
    if understood.kind is Kind.COUNT and _told_to_be_more(found, total, view):
        return None
    if of_kind := members_of_the_kind(understood, found):
        return Selection(of_kind, total, filtered=True)
    other = _asks_for_something_else(understood, found, view)
    if other or _names_a_stranger(understood, found):
        return None
    if counts_others(understood.subject, found, total):
        return None
    if of_division := of_the_division(understood, found, view):
        return Selection(of_division, total, filtered=True)
    above = words_above(found, view)
    narrowing = [t for t in understood.subject if narrows(t, found, total, above)]
    if not narrowing:
        unsaid = [t for t in understood.subject if not names_members(t, found, total)]
        counts = understood.kind is Kind.COUNT
        # "Un projet peut toucher combien ?" counts no projects.
        bare = counts and thing_counted(understood) is None
        everywhere = not (counts or understood.stakes) and understood.language == "fr"
        if everywhere and any(is_unknown_noun(t) for t in unsaid):
            return None  # "pour rendre la province plus verte" narrows, to what no list can tell
        unsaid = [t for t in unsaid if bare or t.known or t.complement or t.entity]
        heavy = _HEAVY_IN_COUNT if counts else _HEAVY
        if any(t.weight >= heavy for t in unsaid):
            return None
        others = set(roles) - {c.role for c in found}  # "les mesures du service Mobilité"
        return Selection(found, total, doubtful=bool(others) or any(t.known for t in unsaid))
    if headed := under_the_heading(found, narrowing):
        return Selection(headed, sum(len(c.entries) for c in headed))
    if of_one := of_the_mission(found, narrowing, view):
        return Selection(of_one, sum(len(c.entries) for c in of_one))
    kept = under_objectives(found, narrowing, view) or about(
        found, narrowing, asked=understood.folded, exactly=understood.kind is Kind.COUNT
    )
    shown = sum(len(c.entries) for c in kept)
    if not 0 < shown < total:
        return None
    return Selection(kept, total_around(kept, found), filtered=True)


def _asks_within(understood: Understanding) -> bool:
    """Tell whether something is looked for in the enjeu of a number: "budget de l'enjeu 2"."""
    if understood.roles != (Role.STAKE,) or understood.kind not in (Kind.OPEN, Kind.LIST):
        return False
    headed = stems_of(" ".join(section.heading for _, section in understood.stakes))
    others = (t for t in understood.subject if t.word not in AREAS)
    return any(t.known and not t.match(headed) for t in others)


def _told_to_be_more(found: Sequence[Collection], total: int, view: View) -> bool:
    """Tell whether a document without enjeux says that there are more than its lists hold.

    "Le plan compte 46 actions" is no list of the 15 that a report names.
    """
    if any(c.stake is not None for c in found) or not found[0].role:
        return False
    documents = {c.document_id for c in found}
    noun = role_name("fr", found[0].role, 2).split()[0]
    told = re.compile(rf"\b(\d{{1,3}}|{'|'.join(WORDS)}) {noun}\b")
    return any(
        (int(n) if n.isdigit() else WORDS[n]) > total
        for p in catalogue_of(view).passages
        if p.document_id in documents
        for n in told.findall(fold(p.text))
    )


def _names_another_stake(understood: Understanding) -> bool:
    """Tell whether a question names an enjeu that no plan has: "l'enjeu Tourisme"."""
    named = _AFTER_STAKE.search(understood.folded)
    if understood.stakes or named is None or len(understood.roles) < 2:
        return False
    stems = stems_of(named[1])
    return any(term.match(stems) for term in understood.subject)


def _names_a_stranger(understood: Understanding, found: Sequence[Collection]) -> bool:
    """Tell whether a question gives a name that nothing in the lists has ("Mme Untelle")."""
    said = [words_of(e) | stems_of(" ".join(e.path)) for c in found for e in c.entries]
    names = (t for t in understood.subject if t.entity and t.word.isalpha() and not t.known)
    return any(not any(t.match(stems) for stems in said) for t in names)


def _defines_a_list(understood: Understanding, roles: Sequence[Role]) -> bool:
    """Tell whether "c'est quoi…" asks which ones they are: "c'est quoi vos priorités ?"."""
    if understood.stakes or Role.VALUE in roles:
        return True
    return not understood.subject and bool(_DEFINITE.search(understood.folded))


def _asks_for_something_else(
    understood: Understanding, found: Sequence[Collection], view: View
) -> bool:
    """Tell whether what is asked for is no member: "quel outil suit les actions ?"."""
    asked = _ASKED_NOUN.search(understood.folded)
    if asked is None or _AMONG.search(understood.folded):
        return False
    if _WITH_WHOM.match(understood.folded) and Role.ACTOR in understood.roles:
        return True  # whom one works with are others than one's own services
    stems = stems_of(asked[1])
    named = {w for role in understood.roles for r in view.lexicon.roles.get(role, ()) for w in
             key_words(r)}  # fmt: skip
    if set(key_words(asked[1])) <= named or _names_stakes(stems, found):
        return False
    foreign = understood.language != "fr"  # "which bodies": a word that these documents lack
    words = [
        t for t in understood.subject
        if " " not in t.word and t.match(stems) and (t.known or not foreign)
    ]  # fmt: skip
    total = sum(len(c.entries) for c in found)
    return any(not names_members(t, found, total) for t in words)


def _names_stakes(stems: frozenset[str], found: Sequence[Collection]) -> bool:
    """Tell whether a word is what the plan calls its enjeux: "Axe 1 – …", "Axe 2 – …"."""
    return all(c.stake is not None and stems <= stems_of(c.stake.heading) for c in found)


def _by_kind_of_member(understood: Understanding, view: View) -> Selection | None:
    """Return the services of the kind that a question names: "quelles écoles", "les musées"."""
    found = catalogue_of(view).by_role(Role.ACTOR)
    if understood.kind is Kind.COUNT:
        return _counted(understood, found)
    if understood.stakes:
        of_these = _of_the_stakes(understood, found)
        of_kind = members_of_the_kind(understood, of_these)
        return (
            Selection(of_kind, total_around(of_kind, of_these), filtered=True) if of_kind else None
        )
    terms = [t for t in understood.terms if t.known and not t.name]
    if understood.kind is not Kind.LIST or not terms:
        return None
    kept = about(found, terms)
    several = sum(len(c.entries) for c in kept) > 1
    return Selection(kept, total_around(kept, found), filtered=True) if several else None


def _counted(understood: Understanding, found: Sequence[Collection]) -> Selection | None:
    """Return the members that are what a question counts, of the enjeux that it names."""
    of_these = _of_the_stakes(understood, found)
    kept = members_counted(understood, of_these)
    return Selection(kept, total_around(kept, of_these), filtered=True) if kept else None


def _of_the_stakes(understood: Understanding, found: Sequence[Collection]) -> list[Collection]:
    """Return the lists of the enjeux that a question names; all where it names none."""
    stakes = {section for _, section in understood.stakes}
    return [c for c in found if not stakes or c.stake in stakes]


def _by_words(understood: Understanding, view: View) -> Selection | None:
    """Return the lists whose heading or members the question's words describe best."""
    found = described(understood, view)
    if understood.kind is Kind.COUNT:
        # "Combien de villages ?" counts no objectives of the enjeu "Des villages vivants".
        found = tuple(c for c in found if c.role is None)
    return Selection(found, sum(len(c.entries) for c in found)) if found else None
