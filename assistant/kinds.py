"""Members of a list that are of one kind: "combien de musées", "quelles écoles"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.catalogue import Collection, Entry
from assistant.counted import thing_counted
from assistant.narrowing import AREAS
from assistant.stems import stems_of
from assistant.terms import Term
from assistant.understanding import Understanding

# Among how many of its first words a member tells what it is ("TreM.a Musée des arts anciens").
_HEAD = 3
# How surely one of them must be the word asked, or a wording of the lexicon that stands for it.
_SURELY = 0.85
_HOW_MANY = re.compile(r"\b(?:combien|nombre|how many|hoeveel|wie ?viele?) (?:de |d'|of )?\w")
_WORD = re.compile(r"[^\W\d]{2,}")
_COUNTED = re.compile(r"(\d{1,4})\s+[^\W\d]{2}")


def members_counted(
    understood: Understanding, found: Sequence[Collection]
) -> tuple[Collection, ...]:
    """Return the members that are what a question counts, when they are several.

    Every other word of the question must be said by a member, which then is one of those asked.
    """
    thing = thing_counted(understood) or _thing_named(understood)
    # "Combien de services" counts the actors themselves where that is what they are called.
    named = understood.roles and thing not in understood.subject
    if thing is None or not thing.known or named:
        return ()
    others = [t for t in understood.subject if t is not thing and not _done_by_you(t, understood)]
    kept = tuple(
        replace(c, entries=entries)
        for c in found
        if (entries := tuple(e for e in c.entries if _is_a(thing, e) and _says(others, e)))
    )
    return kept if sum(len(c.entries) for c in kept) > 1 else ()


def members_of_the_kind(
    understood: Understanding, found: Sequence[Collection]
) -> tuple[Collection, ...]:
    """Return the members of the one kind that a question asks for: "quels musées", "les pôles".

    None where it asks for more ("les pôles et services"), or says more than a list can tell.
    """
    entries = [e for c in found for e in c.entries]
    kinds = [t for t in understood.subject if not t.complement and _heads(t, entries) > 1]
    others = [t for t in understood.subject if t not in kinds and t.known and t.word not in AREAS]
    if len(kinds) != 1 or others or _joined(kinds[0], understood):
        return ()
    kept = tuple(
        replace(c, entries=of_kind)
        for c in found
        if (of_kind := tuple(e for e in c.entries if _is_a(kinds[0], e)))
    )
    return kept if 1 < sum(len(c.entries) for c in kept) < len(entries) else ()


def _heads(term: Term, entries: Sequence[Entry]) -> int:
    return sum(_is_a(term, entry) for entry in entries)


def _joined(term: Term, understood: Understanding) -> bool:
    """Tell whether a word is named with others of its sort: "directions, services et pôles"."""
    word = re.escape(term.word)
    pattern = rf"\b{word}(?:,| et| ou) |(?:,| et| ou) (?:(?:les|quel(?:le)?s) )?{word}\b"
    return re.search(pattern, understood.folded) is not None


def _thing_named(understood: Understanding) -> Term | None:
    """Return the first word of a count that is put the other way: "Musées : quel nombre ?"."""
    first = understood.terms[0] if understood.terms else None
    return first if first and not _HOW_MANY.search(understood.folded) else None


def counted_in_all(found: Sequence[Collection]) -> int | None:
    """Return the sum of the numbers that members open with ("3 écoles secondaires").

    None when one has no number, or all are single: these are counted by their number alone.
    """
    opened = [_COUNTED.match(e.text) for c in found for e in c.entries]
    numbers = [int(match[1]) for match in opened if match]
    return sum(numbers) if len(numbers) == len(opened) < sum(numbers) else None


def _is_a(thing: Term, entry: Entry) -> bool:
    head = _WORD.findall(entry.text)[:_HEAD]
    return thing.match(stems_of(" ".join(head))) >= _SURELY


def _done_by_you(term: Term, understood: Understanding) -> bool:
    """Tell whether a word is what the one asked does: "combien d'écoles gérez-vous ?"."""
    return re.search(rf"\b{re.escape(term.word)}[ -]vous\b", understood.folded) is not None


def _says(terms: Sequence[Term], entry: Entry) -> bool:
    stems = stems_of(entry.text)
    return all(t.said_in(stems) for t in terms)
