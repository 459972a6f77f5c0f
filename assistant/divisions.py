"""The division of a document that a question names by its letter or number ("l'axe C")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.catalogue import Collection, Entry, heading_entry
from assistant.cues import Kind
from assistant.understanding import Stake, Understanding
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

    They are the headings under it; those with a code of their own ("D.1") when some have.
    """
    division = division_named(understood)
    if division is None or understood.kind not in (Kind.LIST, Kind.COUNT) or understood.attributes:
        return None
    headings = [
        (document, section)
        for document in view.documents.values()
        for section in document.sections
        if division.named_in(section.heading[: len(division.name) + 8])
    ]
    parts = _parts(headings[0]) if len(headings) == 1 else ()
    if len(parts) < 2 or not _asks_for_parts(understood, division, parts):
        return None
    document, section = headings[0]
    return Collection(document.id, section.heading, (), tuple(parts))


def _parts(stake: Stake) -> Sequence[Entry]:
    document, above = stake
    under = [s for s in document.sections if s.parent == above.index and s.heading]
    coded = [s for s in under if _CODED.match(s.heading)]
    return tuple(heading_entry(document, s) for s in coded or under)


def _asks_for_parts(understood: Understanding, division: Division, parts: Sequence[Entry]) -> bool:
    """Tell whether no word is left that no part says: "les objectifs de l'axe D".

    One word may name what the parts are.
    """
    words = [t for t in understood.terms if fold(t.word).rstrip("s") != division.name]
    return len([t for t in words if not t.name and t.word != division.mark]) <= 1 and bool(parts)
