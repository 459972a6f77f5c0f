"""What a question counts, and whether a text says how many there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.divisions import division_named
from assistant.figures import WORDS, has_number
from assistant.stems import stems_of
from assistant.terms import Term
from assistant.understanding import Understanding
from index.document import Passage
from index.sentences import announces

# What asks how many there are of the thing that follows.
_COUNTING = re.compile(
    r"\b(?:(?:combien|cb|nombre|nb|quantite)"
    r"(?: (?:total|exact|moyen|avez[- ]vous|(?:y (?:en )?a|existe|compte)[- ]t[- ](?:il|on)))? "
    r"(?:de la |de l'|des? |du |d')"
    r"|how many |number of |hoeveel |aantal |wie ?viele? |anzahl )(?:the |de |der )?"
)
# Numbers that name a thing, an hour or a price instead of counting.
_RANK_BEFORE = re.compile(
    r"(?:\b(?:art(?:icle)?s?|livre|titre|chapitre|page|p|cat(?:égorie)?|axe|phase|niveau|version|"
    r"tél|téléphone|n|no|num[ée]ro|alin[ée]a|annexe|tableau)|§|n°)[. ]*$",
    re.IGNORECASE,
)
_UNIT_AFTER = re.compile(r"^ ?(?:€|%|h\b|heures?\b|euros?\b|°|e?me\b|er\b|/\d)", re.IGNORECASE)
_CODE = re.compile(r"\b[A-Z]+\d[\w-]*")
_ADDRESS = re.compile(
    r"\b(?:rue|avenue|quai|chaussée|boulevard|chemin|place)\b[^\d.;]{0,40}\d+(?:,? (?:à )?\d{4})?",
    re.IGNORECASE,
)
_NEAR = 6
_NUMBERED = re.compile(
    r"(?:\b(?:quel(?:le)?s|sont|cite[rsz]?|liste[rsz]?|nomme[rsz]?|donne[rsz]?|welke|welche|which)\b"
    r"(?:.?(?:moi|nous|sont|les|des|ces|nos|vos|ses|leurs|de|the|die|are))*|^(?:les|nos|vos)) "
    rf"(\d{{1,3}}|{'|'.join(WORDS)}) ([a-z]{{4,}})"
)
_STEM = 5
_LISTING = re.compile(r"[:(;]|,.*(,|\bet\b|\bou\b)")


def tells_how_many(understood: Understanding, text: str) -> bool:
    """Tell whether a text says how many there are of what a question counts.

    After "combien de X", a number must count X; a price, an hour or a rank does not. Where
    the question is put otherwise ("combien faut-il payer"), any number near its words may.
    """
    thing = thing_counted(understood)
    if thing is not None:
        return _stands_near((thing,), text, counting=True)
    terms = understood.subject or understood.terms
    first = next((t for t in terms if t.known), terms[0] if terms else None)
    return _stands_near([t for t in terms if t is first or t.entity], text, counting=False)


def counts_no_list(understood: Understanding) -> bool:
    """Tell whether what a question counts can be no list that its words name.

    It counts at a date ("l'objectif 3" is none), or the thing counted is too common a word to
    name a list ("combien de gens travaillent au musée" is no question about the list of museums).
    """
    division = division_named(understood)
    numbers = (t.word for t in understood.terms if t.entity and t.word.isdigit() and not t.name)
    if any(division is None or number != division.mark for number in numbers):
        return True
    counting = _COUNTING.search(understood.folded)
    other = understood.language != "fr" or understood.corrected
    if counting is None or other or understood.roles:
        return False
    following = understood.folded[counting.end() :].split()[:2]
    named = [stems_of(word) for word in following]
    return bool(named) and not any(t.match(stems) for t in understood.terms for stems in named)


def thing_counted(understood: Understanding) -> Term | None:
    """Return the word for what a question counts, None where it does not name it."""
    found = _COUNTING.search(understood.folded)
    if not found:
        return None
    following = understood.folded[found.end() :].split()[:2]
    return next(
        (
            t
            for t in understood.terms
            if any(word[:4] == t.word[:4] for word in following)
            and (t.known or understood.language == "fr")
        ),
        None,
    )


def lists_what_is_counted(understood: Understanding, text: str, passage: Passage) -> bool:
    """Tell whether a text announces a list of what a question counts, which it can be counted in.

    "Les conditions sont les suivantes :", or "L'asbl s'engage à :" under the heading "Missions".
    """
    thing = thing_counted(understood)
    if thing is None or not announces(text):
        return False
    return any(thing.match(stems_of(told)) for told in (text, *passage.heading_path[-1:]))


def _stands_near(terms: Sequence[Term], text: str, *, counting: bool) -> bool:
    near, numbers = _windows_and_numbers(text, counting=counting)
    if ":" in text and numbers:  # a label names the number after it, however far
        return any(t.match(stems) for stems in near for t in terms)
    places = {i for n in numbers for i in range(max(n - _NEAR, 0), min(n + _NEAR + 1, len(near)))}
    return any(t.match(near[i]) for i in places for t in terms)


@lru_cache(maxsize=16_384)
def _windows_and_numbers(
    text: str, *, counting: bool
) -> tuple[tuple[frozenset[str], ...], tuple[int, ...]]:
    """Return the stems of each word of a text with those just before it, and where numbers stand.

    Some terms are phrases: a few words together may name what one alone does not. Of the numbers,
    those that count, if asked.
    """
    if not has_number(text):
        return (), ()
    plain = _ADDRESS.sub("x", _CODE.sub("x", text)) if counting else text
    words: list[str] = []
    numbers: list[int] = []
    for match in re.finditer(r"[\w.,/-]*\w", plain):
        before, after = plain[: match.start()], plain[match.end() :]
        other = counting and (_RANK_BEFORE.search(before[-14:]) or _UNIT_AFTER.match(after))
        if not other and has_number(match[0]):
            numbers.append(len(words))
        words.append(match[0])
    near = (stems_of(" ".join(words[max(i - 3, 0) : i + 1])) for i in range(len(words)))
    return tuple(near), tuple(numbers)


def repeats_the_number_alone(asked: str, told: str) -> bool:
    """Tell whether a folded text only says again the number of things that a question asks for.

    "Quelles sont les quatre communes ?" is not answered by "dans quatre communes".
    """
    for found in _NUMBERED.finditer(asked):
        number, thing = found[1], found[2][:_STEM]
        again = re.search(rf"\b{number} {re.escape(thing)}\w*", told)
        if again:
            return _LISTING.search(told, again.end()) is None
    return False
