"""The stems that questions and texts are compared by."""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile

from assistant.figures import dates_in
from index.analysis import analyse

_START = 5


@lru_cache(maxsize=65_536)
def stems_of(text: str) -> frozenset[str]:
    """Return the stems of a text, its dates in ISO 8601 among them."""
    return frozenset(analyse(text)) | dates_in(text)


@lru_cache(maxsize=65_536)
def starts_of(stems: frozenset[str]) -> frozenset[str]:
    """Return the first letters of stems, which those that are akin share."""
    return frozenset(stem[:_START] for stem in stems)


def shared_start(one: str, other: str) -> int:
    """Return how many letters two words have in common at their start."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def akin(one: str, other: str) -> bool:
    """Tell whether two stems are one, or forms of one word that the stemmer leaves apart.

    "poursuit" and "poursuivre": they share all but their last letters.
    """
    if one == other:
        return True
    if one[:_START] != other[:_START] or not (one.isalpha() and other.isalpha()):
        return False
    shared = shared_start(one, other)
    return shared >= 6 and shared >= 0.75 * max(len(one), len(other))
