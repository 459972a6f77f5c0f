"""The division of a document that a question names by its letter or number ("l'axe C")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from assistant.catalogue import Collection, Entry, catalogue_of, heading_entry, passage_entry
from assistant.cues import Kind
from assistant.numbered_headings import kind_of
from assistant.positions import CODE, has_code
from assistant.stems import stems_of
from assistant.terms import PREPOSITIONS, Term
from assistant.understanding import Stake, Understanding
from index.document import OF_ACTS, Document, Passage, Role, Section
from index.text import fold, fold_with_offsets
from index.view import View

_NAMES = (
    "axe|article|chapitre|titre|section|annexe|partie|volet|priorite|fiche|phase|etape|niveau|"
    "categorie|groupe|zone|lot|pilier|mesure|action|objectif|cap|chantier|jalon|defi|orientation|"
    "ambition|programme|projet|levier|engagement|thematique"
)
_MARK = rf"(?:n ?° ?|numero )?({CODE}|[a-z](?!')|\d{{1,3}}|[ivx]{{2,5}})(?:er|re)?\b"
_NAMED = re.compile(rf"\b({_NAMES})s? {_MARK}")
# In a conversation, an enjeu gives way to another as they do; alone, it is a part of a plan.
_FOLLOWED = re.compile(rf"\b({_NAMES}|enjeu|o[os])s? {_MARK}")
# Parts of a plan that stand in lists, not under headings of their own.
_NO_HEADINGS = frozenset({Role.ACTOR, Role.FIGURE, Role.VALUE})
# What a question says beside a title: "quels chantiers du cap « … »".
_BESIDE_TITLE = 2
_QUOTED = re.compile(r'"([^"]{4,})"')
_OPENING = 60  # characters, among which a text tells its kind and number
_OPENED = re.compile(r"[a-z]{2,20}\.?\W{1,3}(?:\d|[a-z]\d|(?:[a-z]|[ivx]{2,5})\b)")
# "D.1 Freiner les coulées de boue", "2.3. Délais"
_CODED = re.compile(r"(?:[A-Z]\.?)?\d{1,2}(?:\.\d{1,2})*[.)]? ")
# What a follow-up says beside the division that it names: "et pour l'… ?".
_ALONE = re.compile(
    r"(?:(?:et|ou|mais|alors|puis) )?(?:(?:pour|de|du|dans|a|sur|selon) )?(?:l'|l[ea]s? )?[ ?!.]*"
)
# Kinds of questions that a division answers as a whole.
_WHOLE = (Kind.OPEN, Kind.OVERVIEW, Kind.DEFINITION, Kind.HOW_TO)
# What a question says of a whole document beside what it counts ("fiches-actions" are fiches).
_OF_A_WHOLE = frozenset(
    "document plan programme cahier reglement guide charte convention contrat rapport brochure "
    "note texte total tout compte contient comprend comporte divise action actions".split()
)
# A letter that is a word, and names no division ("l'action a coûté").
_WORDS = ("a", "y")

_OPENINGS: WeakKeyDictionary[View, Mapping[str, Sequence[Passage]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Division:
    """What a question calls a division: "axe" and "c"."""

    name: str
    mark: str

    def named_in(self, text: str) -> bool:
        """Tell whether a text names it, as a heading ("Axe C – …") or a cell ("Axe : C")."""
        pattern = rf"\b{self.name}s?\W{{1,4}}0?{re.escape(self.mark)}(?:er|re)?\b(?!\.\w)"
        return re.search(pattern, fold(text)) is not None

    def opens(self, text: str) -> bool:
        """Tell whether a text opens with it, or with its abbreviation ("Act. 15 – …")."""
        name = f"(?:{self.name}|{self.name[:3]}\\.)"
        pattern = rf"{name}\W{{1,3}}0?{re.escape(self.mark)}(?:er|re)?\b(?!\.\w)"
        return re.match(pattern, fold(text[:_OPENING])) is not None


def openings(view: View) -> Mapping[str, Sequence[Passage]]:
    """Return the openings, folded, of texts and headings that may tell a kind and a number.

    Each has the passages that open so, or stand under it; acts, which all have an article 1, are
    left out.
    """
    if view not in _OPENINGS:
        found: dict[str, list[Passage]] = {}
        for passage in catalogue_of(view).passages:
            for text in (passage.text, *passage.heading_path):
                opening = fold(text[:_OPENING])
                if _OPENED.match(opening):
                    found.setdefault(opening, []).append(passage)
        _OPENINGS[view] = found
    return _OPENINGS[view]


def division_named(understood: Understanding) -> Division | None:
    """Return the division that a question names, if any."""
    end = len(understood.folded.rstrip(" ?.!"))
    for found in _NAMED.finditer(understood.folded):
        if found[2] not in _WORDS or found.end() >= end:
            return Division(found[1], found[2])
    return None


def is_the_only_one(understood: Understanding, view: View) -> bool:
    """Tell whether what a question names by its number is one alone: "Act. 15" of a whole plan."""
    division = division_named(understood)
    if division is None:
        return False
    opened = {p.id for text, ps in openings(view).items() if division.opens(text) for p in ps}
    return len(opened) == 1


def part_named(understood: Understanding, view: View) -> Stake | None:
    """Return the heading that a question names by its number ("le cap 3"), or by its title."""
    division = division_named(understood)
    headed = _headed_by(division, view) if division else None
    return headed or _quoted(understood, view)


def _quoted(understood: Understanding, view: View) -> Stake | None:
    """Return the only heading, no enjeu, whose title a question quotes."""
    quoted = _QUOTED.search(understood.folded)
    if quoted is None or understood.stakes:
        return None
    found = [
        (document, section)
        for document, section in catalogue_of(view).headings
        if fold(section.heading).strip(" .:") == quoted[1].strip()
    ]
    return found[0] if len(found) == 1 else None


def with_division_of(question: str, other: str) -> str | None:
    """Return a question asked of the division that another names: "l'axe A1…", "et l'axe B2 ?".

    None unless both name one of the same kind, and the other nothing else.
    """
    own, new = (fold_with_offsets(text) for text in (question, other))
    asked, named = _FOLLOWED.search(own.text), _FOLLOWED.search(new.text)
    if asked is None or named is None or asked[1] != named[1]:
        return None
    if not _ALONE.fullmatch(new.text[: named.start()] + new.text[named.end() :]):
        return None
    start, end = own.offsets[asked.start(2)], own.offsets[asked.end(2) - 1] + 1
    mark = other[new.offsets[named.start(2)] : new.offsets[named.end(2) - 1] + 1]
    return f"{question[:start]}{mark}{question[end:]}"


def parts_asked(understood: Understanding, view: View) -> Collection | None:
    """Return the parts of the division named, when a question asks for its parts.

    They are the headings under it; those with a code of their own ("D.1") when some have. One
    word of the question may name what they are ("les objectifs de l'axe D").
    """
    if understood.kind not in (Kind.LIST, Kind.COUNT) or understood.attributes:
        return None
    if _NO_HEADINGS.intersection(understood.roles):
        return None
    division = division_named(understood)
    if division is None:
        return (
            _kind_of_parts_asked(understood, view)
            or _parts_of_the_title(understood, view)
            or _all_of_a_kind(understood, view)
        )
    headed = _headed_by(division, view)
    parts = _parts(headed, view) if headed else ()
    rest = beside_the_name(division, understood)
    if headed is None or len(parts) < 2 or len(rest) > 1 or _is_listed(rest, division, view):
        return None
    if _are_of_another_role(headed, parts, understood):
        return None
    document, section = headed
    return Collection(document.id, section.heading, (), tuple(parts))


def _kind_of_parts_asked(understood: Understanding, view: View) -> Collection | None:
    """Return the headings under the one enjeu named that are of the kind asked: "ses axes"."""
    if len(understood.stakes) != 1:
        return None
    document, section = understood.stakes[0]
    parts = _parts(understood.stakes[0], view)
    kinds = {kind_of(part.text) for part in parts}
    kind = kinds.pop() if len(kinds) == 1 else None
    if kind is None or len(parts) < 2 or not _asks_for_several(fold(kind), understood.folded):
        return None
    return Collection(document.id, section.heading, (), tuple(parts))


def _all_of_a_kind(understood: Understanding, view: View) -> Collection | None:
    """Return the numbered headings of the kind that is counted in a whole document: "fiches"."""
    if understood.kind is not Kind.COUNT or understood.stakes:
        return None
    found = []
    for each in catalogue_of(view).collections:
        if kind_of(each.entries[0].text) != each.label or each.entries[0].passage is not None:
            continue
        kind = fold(each.label)
        counted = re.search(
            rf"\b(?:combien|nombre) d(?:e |'){re.escape(kind)}s?\b", understood.folded
        )
        title = stems_of(view.documents[each.document_id].metadata.title)
        rest = (t for t in understood.terms if not t.name and not t.match(stems_of(kind)))
        if counted and all(fold(t.word) in _OF_A_WHOLE or t.match(title) for t in rest):
            found.append(each)
    return found[0] if len(found) == 1 else None


def _parts_of_the_title(understood: Understanding, view: View) -> Collection | None:
    """Return the numbered headings under the one whose title is quoted: "le plan « … »"."""
    headed = _quoted(understood, view)
    parts = _parts(headed, view) if headed and not understood.roles else ()
    if headed is None or len(parts) < 2 or not all(part.number for part in parts):
        return None
    beside = _QUOTED.sub("", understood.folded)
    rest = [t for t in understood.terms if not t.name and t.word in beside]
    document, section = headed
    told = len(rest) <= _BESIDE_TITLE
    return Collection(document.id, section.heading, (), tuple(parts)) if told else None


def _asks_for_several(kind: str, folded: str) -> bool:
    """Tell whether a folded question asks for things of a kind: "les axes", not "l'axe 1"."""
    pattern = rf"(?:\b(?:les|[cds]es|de|quel(?:le)?s) |d'){re.escape(kind)}s?\b(?! ?\d)"
    return re.search(pattern, folded) is not None


def division_asked(understood: Understanding, view: View) -> Stake | None:
    """Return the heading of the division named when it is asked about as a whole.

    "que dit l'article 12 ?": what else the question says must stand under that heading.
    """
    division = division_named(understood)
    if division is None or understood.kind not in _WHOLE or understood.attributes:
        return None
    headed = _headed_by(division, view)
    if headed is None:
        return None
    document, section = headed
    told = catalogue_of(view).passages_of(document, section)
    stems = stems_of(" ".join((section.heading, *(p.search_text for p in told))))
    rest = (t for t in beside_the_name(division, understood) if not t.match(stems))
    return None if any(rest) or understood.roles else headed


def _headed_by(division: Division, view: View) -> Stake | None:
    """Return the only heading of a document that names a division; acts all have an article 1.

    A heading may have its number alone: "3. Vivre avec la rivière", under "Les quatre caps".
    """
    sections = [
        (document, section)
        for document in view.documents.values()
        if document.metadata.type not in OF_ACTS
        for section in document.sections
    ]
    named = [s for s in sections if division.named_in(s[1].heading[: len(division.name) + 8])]
    headings = named or [s for s in sections if _is_numbered_so(*s, division)]
    return headings[0] if len(headings) == 1 else None


def _is_numbered_so(document: Document, section: Section, division: Division) -> bool:
    """Tell whether a heading has the number of a division, in an outline or among its kind."""
    number = (section.number or "").strip(" .")
    if section.parent is None or not has_code(number, division.mark):
        return False
    several = f"{division.name}s"
    return "." in number or several in fold(document.sections[section.parent].heading).split()


def beside_the_name(division: Division, understood: Understanding) -> list[Term]:
    """Return the words of a question beside the name of a division."""
    said = {division.name, f"{division.name}s", division.mark, *PREPOSITIONS}
    return [t for t in understood.terms if not t.name and fold(t.word) not in said]


def _parts(stake: Stake, view: View) -> Sequence[Entry]:
    """Return the headings under one, those with a code where some have; else its numbered items."""
    document, above = stake
    under = [s for s in document.sections if s.parent == above.index and s.heading]
    coded = [s for s in under if _CODED.match(s.heading) or "." in (s.number or "").strip(".")]
    if under or not above.number:
        return tuple(heading_entry(document, s) for s in coded or under)
    opening = f"{above.number.strip(' .')}."
    items = catalogue_of(view).passages_of(document, above)
    return tuple(passage_entry(p) for p in items if (p.number or p.text).startswith(opening))


def _are_of_another_role(headed: Stake, parts: Sequence[Entry], understood: Understanding) -> bool:
    """Tell whether parts are known to be of another role than what is asked: axes, for actions."""
    document, above = headed
    starts = {part.start for part in parts}
    roles = {s.role for s in document.sections if s.parent == above.index and s.start in starts}
    known = roles - {None}
    return bool(known and understood.roles) and known.isdisjoint(understood.roles)


def _is_listed(rest: Sequence[Term], division: Division, view: View) -> bool:
    """Tell whether a list of its own has what is asked for: "Indicateurs de l'axe C"."""
    return bool(rest) and any(
        division.named_in(c.label) and rest[0].match(stems_of(c.label))
        for c in catalogue_of(view).collections
    )
