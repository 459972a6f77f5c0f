"""Tell what a question's words narrow a list down to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.catalogue import Collection, Entry
from assistant.cues import shows
from assistant.divisions import division_named, part_named
from assistant.figures import WORDS
from assistant.objectives import words_of
from assistant.stems import stems_of
from assistant.terms import Term
from assistant.understanding import Understanding
from index.view import View

# What stands between the words that a question joins, and what opens a group of its own.
_ARTICLE = r"(?:d|de|du|des|la|le|les|aux?|quel(?:le)?s?|of|the|van|von)"
_AND = re.compile(rf"\b(?:et|ou|and|or|en|und|oder)\b(?P<opens>(?: {_ARTICLE}\b| [dl]')+)?")
# Words for a part of a plan, beside its name ("le domaine culturel", "la partie culture").
AREAS = frozenset(
    "domaine domaines secteur theme thematique volet pilier champ point points partie parties "
    "chapitre section rubrique axe fiche area part chapter domein gebied deel bereich teil".split()
)


def narrows(
    term: Term, found: Sequence[Collection], total: int, above: frozenset[str] = frozenset()
) -> bool:
    """Tell whether a word narrows a list down, rather than naming or counting its members.

    "les 5 enjeux", "les valeurs que défend la Province": neither does. `above` are the stems of
    the objectives that the members stand under.
    """
    if names_members(term, found, total):
        return False
    said = term.match(above) or any(term.match(words_of(e)) for c in found for e in c.entries)
    return bool(said) or term.complement or shows("premise", term.word)


def names_members(term: Term, found: Sequence[Collection], total: int) -> bool:
    """Tell whether a word counts a list's members, or says what they all are."""
    counted = _number(term)
    if counted is not None and counted in (total, _enjeux_of(found)):
        return True
    return term.word in AREAS or _is_category(term, found)


def counts_others(terms: Sequence[Term], found: Sequence[Collection], total: int) -> bool:
    """Tell whether a question gives another number of parts than there are members.

    "Les quatre domaines d'action" are no list of five enjeux.
    """
    numbers = [t for t in terms if _number(t) is not None]
    others = any(not names_members(t, found, total) for t in numbers)
    return others and any(t.word in AREAS for t in terms)


def _number(term: Term) -> int | None:
    return int(term.word) if term.word.isdigit() else WORDS.get(term.word)


def _enjeux_of(found: Sequence[Collection]) -> int | None:
    """Return of how many enjeux lists are ("les acteurs des cinq enjeux"); None for one."""
    stakes = {c.stake.index for c in found if c.stake}
    return len(stakes) if len(stakes) > 1 else None


def _is_category(term: Term, collections: Sequence[Collection]) -> bool:
    """Tell whether a word names the kind of members, rather than narrowing them down.

    "les pôles et services chargés de…": a word that no preposition ties to another, and
    that heads some of the members.
    """
    if term.complement:
        return False
    heads = [stems_of(" ".join(_words(e.text)[:2])) for c in collections for e in c.entries]
    return sum(bool(term.match(head)) for head in heads) > 1


def _words(text: str) -> list[str]:
    return [w for w in re.findall(r"\w+", text) if not w.isdigit()]


def of_the_division(
    understood: Understanding, found: Sequence[Collection], view: View
) -> tuple[Collection, ...]:
    """Return the members under the heading that is asked about: "l'axe C", a title in quotes."""
    division, part = division_named(understood), part_named(understood, view)

    def stands_there(entry: Entry) -> bool:
        if division is not None and any(map(division.named_in, entry.path)):
            return True
        if part is None:
            return False
        document, section = part
        return entry.document_id == document.id and section.start <= entry.start < section.end

    kept = (replace(c, entries=tuple(filter(stands_there, c.entries))) for c in found)
    return tuple(c for c in kept if c.entries)


def under_the_heading(found: Sequence[Collection], terms: Sequence[Term]) -> tuple[Collection, ...]:
    """Return the members under a heading that says every word: "Les services à domicile"."""
    kept = (
        replace(c, entries=tuple(e for e in c.entries if any(_says(h, terms) for h in e.path)))
        for c in found
        if c.stake is None
    )
    return tuple(c for c in kept if c.entries)


def _says(heading: str, terms: Sequence[Term]) -> bool:
    stems = stems_of(heading)
    return all(t.said_in(stems) for t in terms)


def about(
    found: Sequence[Collection], terms: Sequence[Term], *, asked: str = "", exactly: bool = False
) -> tuple[Collection, ...]:
    """Return the members that are about words; `exactly`, those that say these very words.

    Words that the folded question `asked` joins ("les musées et le patrimoine") may each be said
    by another member.
    """
    ways = _ways(terms, asked)
    kept = (
        replace(
            c,
            entries=tuple(e for e in c.entries if any(_covers(way, e, exactly) for way in ways)),
        )
        for c in found
    )
    return tuple(c for c in kept if c.entries)


def _ways(terms: Sequence[Term], asked: str) -> list[Sequence[Term]]:
    """Return words in groups, each of which a member may say alone: "les écoles et les musées".

    "et", "ou" part single words, and groups that an article opens: "les conditions de travail et
    les ressources humaines", not "la mobilité douce et durable".
    """
    placed = sorted(((asked.find(t.word), t) for t in terms), key=lambda each: each[0])
    if not placed or placed[0][0] < 0:
        return [terms]
    ways, opened = [[placed[0][1]]], True
    for (at, term), (after, following) in pairwise(placed):
        found = _AND.search(asked[at + len(term.word) : after])
        if found:
            ways.append([following])
            opened = opened and found["opens"] is not None
        else:
            ways[-1].append(following)
    single = all(len(way) == 1 for way in ways)
    return [*ways] if single or opened else [terms]


def _covers(terms: Sequence[Term], entry: Entry, exactly: bool) -> bool:
    """Tell whether a member is about words; what is counted must have the very words."""
    stems = words_of(entry)
    weight = sum(t.weight for t in terms)
    told = (float(t.said_in(stems)) if exactly else t.match(stems) for t in terms)
    return sum(t.weight * share for t, share in zip(terms, told, strict=True)) >= 0.6 * weight
