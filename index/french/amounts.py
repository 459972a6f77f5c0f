"""Euro amounts as acts write them: "1.234.567,89 €", "EUR 50 000", "un million d'euros"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.french.numerals import NUMBER, number_value

_DIGITS = r"\d{1,3}(?:[.  ' ]\d{3})+(?:[,.]\d{1,2})?|\d+(?:[,.]\d{1,2})?"
_SIGN = r"€|euros?\b|eur\b"
_SCALE = r"(?:\s*(?P<scale>millions?|milliards?|mille|k)(?:\s+d['’]\s*|\s+de)?)?"
_AMOUNT = re.compile(
    rf"(?<![\d.,/])(?:(?P<after>{_DIGITS}){_SCALE}(?:,-+)?\s*(?:{_SIGN})"
    rf"|(?:{_SIGN})\s*(?P<before>{_DIGITS}))"
    rf"|\b(?P<words>(?!\d){NUMBER})(?:\s+(?P<power>millions?|milliards?))?\s*(?:d['’]|de\s+)?euros?\b",
    re.IGNORECASE,
)
_POWER = {"k": 1e3, "mille": 1e3, "million": 1e6, "milliard": 1e9}


def find_amounts(text: str) -> Iterator[tuple[int, int, float]]:
    """Yield each euro amount of a text as (start, end, value in euros).

    The text may be folded or not. The last separator is decimal when one or two digits
    follow it and thousands are otherwise grouped by three: "1.234" is 1234, "12,5" is 12.5.
    """
    for match in _AMOUNT.finditer(text):
        value = _value(match)
        scale = (match["scale"] or match["power"] or "").lower().rstrip("s")
        yield match.start(), match.end(), value * _POWER.get(scale, 1.0)


def _value(match: re.Match[str]) -> float:
    """Return the value of an amount before its scale, in digits or in words."""
    if match["words"]:
        return float(number_value(match["words"].lower()) or 0)
    return amount_value(match["after"] or match["before"])


def amount_value(digits: str) -> float:
    """Return the value of grouped digits ("1.234,50" → 1234.5)."""
    whole = re.sub(r"[  ' ]", "", digits)
    decimal = re.search(r"[.,](\d{1,2})$", whole)
    cents = decimal[1] if decimal else ""
    units = re.sub(r"[.,]", "", whole[: decimal.start()] if decimal else whole)
    return float(f"{units}.{cents or 0}")
