"""Brackets of a scale ("de 400 à 799 €", "moins de 12 ans"): in which one a value falls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import inf, nextafter

from assistant.evidence import Evidence
from assistant.figures import NUMBER, normalise_number
from index.text import fold

# What people say of themselves or of what they have, not hours nor dates: these are asked for.
_UNITS = {
    "euro": r"€|eur|euros?",
    "year": r"ans?|years?(?: olds?)?|jaar|jahren?",
    "month": r"mois|months?|maanden|monaten?",
    "km": r"kms?|kilometres?", "m2": r"m2|m²|metres? carres?", "m": r"m|metres?",
    "hectare": r"ha|hectares?", "kg": r"kg|kilos?", "litre": r"l|litres?",
    "percent": r"%|pour cent",
    "person": r"personnes?|participants?|people|persons?|personen",
    "child": r"enfants?|eleves?|children|kinder(?:en)?", "inhabitant": r"habitants?",
}  # fmt: skip
_UNIT = rf"(?:{'|'.join(_UNITS.values())})(?![\w²])"
_START = r"(?<![\w.,/])"
_BETWEEN = re.compile(
    rf"{_START}({NUMBER})(?: ?{_UNIT})? ?(?:a|-|–|jusqu'a|et|to|tot|bis) ?"
    rf"({NUMBER}) ?({_UNIT})"
)
_BELOW = re.compile(rf"(?:moins de|inferieure?s? a|under|below|<) ?({NUMBER}) ?({_UNIT})")
_UP_TO = re.compile(
    rf"(?:jusqu'a|au plus|maximum|max\.?|up to|≤) ?({NUMBER}) ?({_UNIT})"
    rf"|{_START}({NUMBER}) ?({_UNIT}) (?:et|ou) moins"
)
_ABOVE = re.compile(
    rf"(?:plus de|superieure?s? a|au-dela de|au-dessus de|over|above|>) ?({NUMBER}) ?({_UNIT})"
)
_FROM = re.compile(
    rf"(?:a partir de|des|au moins|minimum|from|≥) ?({NUMBER}) ?({_UNIT})"
    rf"|{_START}({NUMBER}) ?({_UNIT}) (?:et|ou) (?:plus|davantage)"
)
_VALUE = re.compile(rf"{_START}({NUMBER}) ?({_UNIT})")
# What people earn goes without its unit: "mes parents gagnent 28000".
_EARNED = re.compile(
    rf"\b(?:gagn\w+|revenus?|salaires?|quotient|touche\w*)\b[^\d?.!]{{0,25}}({NUMBER})"
    rf"(?! ?(?:{_UNIT}|%)| ?\d|[.,]\d)"
)


def of_the_bracket(question: str, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Leave out the members of a scale that a value of the question does not fall in.

    `question` is folded. "Combien coûte le repas avec un quotient de 650 € ?" asks for one row of
    a scale. Where no member of a list is for the value, none is left out.
    """
    values = _values_in(question)
    if not values:
        return list(evidence)
    fits = [_fits(values, fold(each.text)) for each in evidence]
    scales = {e.passage.group for e, fit in zip(evidence, fits, strict=True) if fit} - {None}
    return [
        each
        for each, fit in zip(evidence, fits, strict=True)
        if fit is not False or each.passage.group not in scales
    ]


def sums_earned(folded: str) -> frozenset[str]:
    """Return the sums, as written, that a folded question says somebody earns, without unit."""
    return frozenset(found[1] for found in _EARNED.finditer(folded))


def _values_in(folded: str) -> list[tuple[str, float]]:
    """Return the values that a question states, with their units: none that is a bracket itself."""
    rest = folded
    for bracket in (_BETWEEN, _BELOW, _UP_TO, _ABOVE, _FROM):
        rest = bracket.sub(" ", rest)
    told = [(_unit(found[2]), _number(found[1])) for found in _VALUE.finditer(rest)]
    return told + [("euro", _number(found[1])) for found in _EARNED.finditer(rest)]


def _fits(values: Sequence[tuple[str, float]], folded: str) -> bool | None:
    """Tell whether a text's brackets take a value in; None when it has none of its unit."""
    told = [
        low <= value <= high
        for own, low, high in _brackets_in(folded)
        for unit, value in values
        if own == unit
    ]
    return any(told) if told else None


def _brackets_in(folded: str) -> Iterator[tuple[str, float, float]]:
    """Yield the brackets of a text: unit, least and greatest value."""
    for each in _BETWEEN.finditer(folded):
        yield _unit(each[3]), _number(each[1]), _number(each[2])
    rest = _BETWEEN.sub(" ", folded)
    for each in _BELOW.finditer(rest):
        yield _unit(each[2]), -inf, nextafter(_number(each[1]), -inf)
    for each in _UP_TO.finditer(rest):
        yield _unit(each[2] or each[4]), -inf, _number(each[1] or each[3])
    for each in _ABOVE.finditer(rest):
        yield _unit(each[2]), nextafter(_number(each[1]), inf), inf
    for each in _FROM.finditer(rest):
        yield _unit(each[2] or each[4]), _number(each[1] or each[3]), inf


def _unit(written: str) -> str:
    return next(name for name, unit in _UNITS.items() if re.fullmatch(unit, written))


def _number(written: str) -> float:
    return float(normalise_number(written))
