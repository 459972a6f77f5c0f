"""Euro amounts as acts write them: "1.234.567,89 €", "EUR 50 000", "3 873,23 euros"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DIGITS = r"\d{1,3}(?:[.  ' ]\d{3})+(?:[,.]\d{1,2})?|\d+(?:[,.]\d{1,2})?"
_SIGN = r"€|euros?\b|eur\b"
_SCALE = r"(?:\s*(?P<scale>millions?|milliards?|mille|k)(?:\s+d['’]\s*|\s+de)?)?"
_AMOUNT = re.compile(
    rf"(?<![\d.,/])(?:(?P<after>{_DIGITS}){_SCALE}(?:,-+)?\s*(?:{_SIGN})"
    rf"|(?:{_SIGN})\s*(?P<before>{_DIGITS}))",
    re.IGNORECASE,
)
_POWER = {"k": 1e3, "mille": 1e3, "million": 1e6, "milliard": 1e9}


def find_amounts(text: str) -> Iterator[tuple[int, int, float]]:
    """Yield each euro amount of a text as (start, end, value in euros).

    The text may be folded or not. The last separator is decimal when one or two digits
    follow it and thousands are otherwise grouped by three: "1.234" is 1234, "12,5" is 12.5.
    """
    for match in _AMOUNT.finditer(text):
        value = amount_value(match["after"] or match["before"])
        scale = (match["scale"] or "").lower().rstrip("s")
        yield match.start(), match.end(), value * _POWER.get(scale, 1.0)


def amount_value(digits: str) -> float:
    """Return the value of grouped digits ("1.234,50" → 1234.5)."""
    whole = re.sub(r"[  ' ]", "", digits)
    decimal = re.search(r"[.,](\d{1,2})$", whole)
    cents = decimal[1] if decimal else ""
    units = re.sub(r"[.,]", "", whole[: decimal.start()] if decimal else whole)
    return float(f"{units}.{cents or 0}")
