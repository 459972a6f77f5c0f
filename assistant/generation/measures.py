"""Numbers with what they count, and whether they are bounds: 40 %, 40 €, at most 40."""

from __future__ import annotations

import re
from functools import cache

from assistant.figures import normalise_number
from assistant.generation.prompts import generation_data
from index.text import fold

_PER_CENT = re.compile(r"\b(pour|per) ?cents?\b|\bprocent\b|\bprozent\b", re.IGNORECASE)
_NUMBER = r"(?<![\w.,/])(\d{1,3}(?:[. ]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?)"
_BOUND = re.compile(
    r"\b(moins|plus|minimum|maximum|environ|pres|jusqu'a|avant|apres|depuis|des) "
    rf"(?:d[eu' ]|le )*{_NUMBER}(?!\d)"
)


def with_percent_signs(text: str) -> str:
    """Write "pour cent" as a sign, so that it is not read as a hundred."""
    return _PER_CENT.sub(" % ", text)


def measures_hold(text: str, quoted: str) -> bool:
    """Tell whether numbers count what they count in the source, and bound what they bound.

    A unit (%, €, millions) stands beside the number in both or in neither; a noun may stand
    elsewhere, as in "Élèves : 842", unless the number counts something else there.
    """
    told, known = measures_in(text), measures_in(quoted)
    numbers = {number for _, number in told} | _numbers(text)
    dropped = {pair for pair in known - told if _is_unit(pair) and pair[1] in numbers}
    taken = {number for _, number in known}
    added = (pair for pair in told - known)
    if any(_is_unit(pair) or pair[1] in taken for pair in added):
        return False
    kept = {number for at, number in told & known if _is_unit((at, number))}
    return all(number in kept for _, number in dropped) and _bounds(text) <= _bounds(quoted)


def measures_in(text: str) -> frozenset[tuple[int, str]]:
    """Return the numbers of a text with what they count: 40 %, 40 €, 40 communes."""
    folded = fold(with_percent_signs(text))
    return frozenset(
        (at, _written(found[1]))
        for at, pattern in enumerate(_measures())
        for found in pattern.finditer(folded)
    )


@cache
def _measures() -> tuple[re.Pattern[str], ...]:
    told = generation_data()["words"]
    patterns = [*told["units"], *told["counted"]]
    return tuple(re.compile(rf"{_NUMBER}\s?(?:{p})(?!\w)") for p in patterns)


def _is_unit(pair: tuple[int, str]) -> bool:
    return pair[0] < len(generation_data()["words"]["units"])


def _numbers(text: str) -> frozenset[str]:
    return frozenset(normalise_number(n) for n in re.findall(r"\d+(?:[.,]\d+)*", text))


def _bounds(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((b[1], _written(b[2])) for b in _BOUND.finditer(fold(text)))


def _written(number: str) -> str:
    return normalise_number(number.strip().rstrip(".,"))
