"""Dates as councils write them: "25 mars 2026", "15/02/2012", "l'an deux mil douze, le…"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from index.french.numerals import NUMBER, number_value

MONTHS = {
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7,
    "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
}  # fmt: skip
"""Month names, folded, and their rank."""

_MONTH = "|".join(MONTHS)
_DAY = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:er|e)?\s+(?P<month>{_MONTH})\s+(?P<year>\d{{4}})\b"
    r"|(?P<d>\d{1,2})\s?[/.]\s?(?P<m>\d{1,2})\s?[/.]\s?(?P<y>(?:19|20)\d{2})\b"
    r"|(?P<iso>(?:19|20)\d{2}-\d{2}-\d{2})(?!\d)"
    rf"|l'an\s+(?P<yw>{NUMBER})\s*,?\s*(?:et\s+)?(?:le\s+)?(?:(?:{_DAY})\s+)?"
    rf"(?P<dw>{NUMBER})(?:er)?\s+(?:jour\s+)?(?:du\s+mois\s+)?(?:de\s+|d')?(?P<mw>{_MONTH})\b)"
)


def find_dates(folded: str) -> Iterator[tuple[int, str]]:
    """Yield each date of a folded text as (offset in the folded text, ISO date)."""
    for match in _DATE.finditer(folded):
        iso = _iso(match)
        if iso:
            yield match.start(), iso


def first_date(folded: str) -> str | None:
    """Return the first date of a folded text as ISO 8601, or None."""
    return next((iso for _, iso in find_dates(folded)), None)


def _iso(match: re.Match[str]) -> str | None:
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
    elif match["year"]:
        year, month, day = int(match["year"]), MONTHS[match["month"]], int(match["day"])
    elif match["y"]:
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    else:
        year = number_value(match["yw"]) or 0
        month, day = MONTHS[match["mw"]], number_value(match["dw"]) or 0
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
