"""Members of a list that are of one kind: "combien de musées", "quelles écoles"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.catalogue import Collection, Entry
from assistant.counted import thing_counted
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
