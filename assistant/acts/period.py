"""The period a question names: "en mars 2022", "depuis 2023", "entre 2021 et 2023"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from index.french.dates import MONTHS, first_date

_MONTH = "|".join(MONTHS)
_DAY = (
    rf"(?:\d{{1,2}}(?:er)? (?:{_MONTH}) \d{{4}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}"
    rf"|(?:{_MONTH}) (?:de )?\d{{4}})(?!\d)"
)
_YEAR = r"(?:l'annee )?(?:19|20)\d{2}(?![\d-])"
_WHEN = rf"(?:{_DAY}|{_YEAR})"
_BETWEEN = re.compile(
    rf"\b(?:entre|de|du) (?:le )?(?P<start>{_WHEN}) (?:et|a|au|jusqu'(?:a|en|au)) (?:le )?"
    rf"(?P<end>{_WHEN})"
)
_SINCE = re.compile(
    rf"\b(?:depuis|a partir d[eu]|a compter d[eu]|apres|des) (?:le |debut |janvier de )?"
    rf"(?P<start>{_WHEN})"
)
_UNTIL = re.compile(rf"\b(?:avant|jusqu'(?:a|en|au)|anterieures? a) (?:le |fin )?(?P<end>{_WHEN})")
_DURING = re.compile(
    rf"\b(?:(?:en|durant|courant|pendant|au cours de|de l'annee) (?P<year>{_YEAR})"
    rf"|(?:en|le|du|au|de|pour|durant|courant|pendant|lors de) (?:mois de |la seance du |"
    rf"le conseil du )?(?P<day>{_DAY}))"
)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both in; None is open. `words` named it."""

    start: str | None
    end: str | None
    words: str

    def holds(self, day: str | None) -> bool:
        """Tell whether a day is in the period; an unknown day is in none."""
        if day is None:
            return False
        return (self.start is None or day >= self.start) and (self.end is None or day <= self.end)


def read_period(folded: str) -> Period | None:
    """Return the period that a folded question names, or None."""
    if found := _BETWEEN.search(folded):
        return Period(_bounds(found["start"])[0], _bounds(found["end"])[1], found[0])
    if found := _SINCE.search(folded):
        start, end = _bounds(found["start"])
        after = found[0].startswith("apres")
        return Period(_after(end) if after else start, None, found[0])
    if found := _UNTIL.search(folded):
        start, end = _bounds(found["end"])
        return Period(None, end if found[0].startswith("jusqu") else _before(start), found[0])
    if found := _DURING.search(folded):
        start, end = _bounds(found["year"] or found["day"])
        return Period(start, end, found[0])
    return None


def _bounds(words: str) -> tuple[str, str]:
    """Return the first and last day that words name: a day, a month or a year."""
    day = first_date(words)
    if day:
        return day, day
    year = int(words[-4:])
    month = next((rank for name, rank in MONTHS.items() if words.startswith(name)), None)
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    last = calendar.monthrange(year, month)[1]
    return f"{year}-{month:02d}-01", f"{year}-{month:02d}-{last:02d}"


def _after(day: str) -> str:
    return f"{day}~"  # sorts after the day itself, before the next


def _before(day: str) -> str:
    return day[:-2] + "00" if day.endswith("01") else f"{day[:-2]}{int(day[-2:]) - 1:02d}"
