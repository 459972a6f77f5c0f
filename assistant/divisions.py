"""The division of a document that a question names by its letter or number ("l'axe C")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.catalogue import Collection, Entry, catalogue_of, heading_entry
from assistant.cues import Kind
from assistant.stems import stems_of
from assistant.terms import PREPOSITIONS, Term
from assistant.understanding import Stake, Understanding
from index.document import OF_ACTS
from index.text import fold
from index.view import View

_NAMES = (
    "axe|article|chapitre|titre|section|annexe|partie|volet|priorite|fiche|phase|etape|niveau|"
    "categorie|groupe|zone|lot|pilier|mesure|action|objectif"
)
_NAMED = re.compile(
    rf"\b({_NAMES})s? (?:n ?° ?|numero )?([a-z]|\d{{1,3}}|[ivx]{{2,5}})(?:er|re)?\b"
)
# "D.1 Freiner les coulées de boue", "2.3. Délais"
_CODED = re.compile(r"(?:[A-Z]\.?)?\d{1,2}(?:\.\d{1,2})*[.)]? ")
# Kinds of questions that a division answers as a whole.
_WHOLE = (Kind.OPEN, Kind.OVERVIEW, Kind.DEFINITION, Kind.HOW_TO)
# A letter that is a word, and names no division ("l'action a coûté").
_WORDS = ("a", "y")


@dataclass(frozen=True, slots=True)
class Division:
    """What a question calls a division: "axe" and "c"."""

    name: str
    mark: str

    def named_in(self, text: str) -> bool:
        """Tell whether a text names it, as a heading ("Axe C – …") or a cell ("Axe : C")."""
        pattern = rf"\b{self.name}s?\W{{1,4}}{self.mark}(?:er|re)?\b"
        return re.search(pattern, fold(text)) is not None


def division_named(understood: Understanding) -> Division | None:
    """Return the division that a question names, if any."""
    found = _NAMED.search(understood.folded)
    if found is None:
        return None
    alone = found[2] in _WORDS and found.end() < len(understood.folded.rstrip(" ?.!"))
    return None if alone else Division(found[1], found[2])


def parts_asked(understood: Understanding, view: View) -> Collection | None:
    """Return the parts of the division named, when a question asks for its parts.

    They are the headings under it; those with a code of their own ("D.1") when some have. One
    word of the question may name what they are ("les objectifs de l'axe D").
    """
    division = division_named(understood)
    if division is None or understood.kind not in (Kind.LIST, Kind.COUNT) or understood.attributes:
        return None
    headed = _headed_by(division, view)
    parts = _parts(headed) if headed else ()
    rest = _beside(division, understood)
    if headed is None or len(parts) < 2 or len(rest) > 1 or _is_listed(rest, division, view):
        return None
    document, section = headed
    return Collection(document.id, section.heading, (), tuple(parts))


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
    rest = (t for t in _beside(division, understood) if not t.match(stems))
    return None if any(rest) or understood.roles else headed


def _headed_by(division: Division, view: View) -> Stake | None:
    """Return the only heading of a document that names a division; acts all have an article 1."""
    headings = [
        (document, section)
        for document in view.documents.values()
        if document.metadata.type not in OF_ACTS
        for section in document.sections
        if division.named_in(section.heading[: len(division.name) + 8])
    ]
    return headings[0] if len(headings) == 1 else None


def _beside(division: Division, understood: Understanding) -> list[Term]:
    """Return the words of a question beside the name of a division."""
    said = {division.name, f"{division.name}s", division.mark, *PREPOSITIONS}
    return [t for t in understood.terms if not t.name and fold(t.word) not in said]


def _parts(stake: Stake) -> Sequence[Entry]:
    document, above = stake
    under = [s for s in document.sections if s.parent == above.index and s.heading]
    coded = [s for s in under if _CODED.match(s.heading)]
    return tuple(heading_entry(document, s) for s in coded or under)


def _is_listed(rest: Sequence[Term], division: Division, view: View) -> bool:
    """Tell whether a list of its own has what is asked for: "Indicateurs de l'axe C"."""
    return bool(rest) and any(
        division.named_in(c.label) and rest[0].match(stems_of(c.label))
        for c in catalogue_of(view).collections
    )
