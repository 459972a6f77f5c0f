"""Lines of a plain text that open with a code of a plan: "OS 1.1 Protéger les quais".

Printed one under the other, without bullets, they would run on as one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.text import fold
from ingest.printed.line import Line, leans_on

_CODE = re.compile(
    r"(?P<kind>[A-ZÉÈ]{1,4}|[A-ZÉÈ][^\W\d_]+(?:[ -][^\W\d_]+){0,2})\s?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?\s*[:)–—-]?\s+(?=[A-ZÀÂÇÉÈÊÎÔŒ«(\"“])"
)
_ACRONYM = re.compile(r"[A-ZÉÈ]{2,4}")
# What is numbered so divides a text, and is no member of a plan.
_DIVISION = re.compile(
    r"(?:art(?:icle)?|titre|chapitre|section|annexe|partie|livre|point|lot|page"
    r"|tableau|figure|graphique|carte|version|phase|etape)s?\b"
)
_HANGING = re.compile(r"(?:[,(/–-]|\b(?:et|ou|[àa]))$")  # how a line ends that goes on below
_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Code:
    """A code: what is numbered, and its number part by part."""

    kind: str
    number: tuple[int, ...]


def with_codes(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those that open with a code marked, where a text has several.

    The numbers of what is coded rise, and those of some kind have several parts: "RN 4" is no
    code, nor one that a sentence wraps on ("prévu par l'OS 1.1, / OS 1.2 et…").
    """
    codes = {at: code for at in range(len(lines)) if (code := _code(lines, at))}
    numbers: dict[str, list[tuple[int, ...]]] = {}
    for code in codes.values():
        numbers.setdefault(code.kind, []).append(code.number)
    kinds = {kind for kind, told in numbers.items() if _rises(told)}
    if not any(len(number) > 1 for kind in kinds for number in numbers[kind]):
        return list(lines)
    return list(_marked(lines, {at for at, code in codes.items() if code.kind in kinds}))


def _marked(lines: Sequence[Line], coded: set[int]) -> Iterator[Line]:
    for at, line in enumerate(lines):
        yield replace(line, coded=True) if at in coded else line


def _code(lines: Sequence[Line], at: int) -> _Code | None:
    line, above = lines[at], lines[at - 1] if at else None
    match = None if line.row else _CODE.match(line.text)
    if match is None or _DIVISION.match(fold(match["kind"])):
        return None
    if above and not line.gap and (leans_on(above.text) or _HANGING.search(above.text)):
        return None
    number = tuple(map(int, match["number"].split(".")))
    if len(number) == 1 and not _ACRONYM.fullmatch(match["kind"]):
        return None
    return _Code(fold(match["kind"]), number)


def _rises(numbers: Sequence[tuple[int, ...]]) -> bool:
    """Tell whether the numbers of a kind rise; they start anew where a plan is told again."""
    anew = sum(after <= number for number, after in pairwise(numbers))
    return len(set(numbers)) >= _LEAST and 4 * anew <= len(numbers)
