"""The period a question names: "en mars 2022", "depuis 2023", "l'année dernière"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from index.french.dates import MONTHS, first_date

_MONTH = "|".join(MONTHS)
_DAY = (
    rf"(?:\d{{1,2}}(?:er)? (?:{_MONTH}) \d{{4}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}"
    rf"|(?:{_MONTH}) (?:de )?\d{{4}})(?!\d)"
)
_YEAR = r"(?:l'annee )?(?:19|20)\d{2}(?![\d-])"
_PART = (
    r"(?:(?P<{0}>premier|deuxieme|second|troisieme|quatrieme|dernier|1er|2e|3e|4e) "
    r"(?P<{1}>semestre|trimestre) (?:de |d')?(?:l'annee )?(?P<{2}>(?:19|20)\d{{2}}))"
)
_WHEN = rf"(?:{_DAY}|{_YEAR})"
_BETWEEN = re.compile(
    rf"\b(?:entre|de|du) (?:le )?(?P<start>{_WHEN}) (?:et|a|au|jusqu'(?:a|en|au)) (?:le )?"
    rf"(?P<end>{_WHEN})"
)
_YEARS = re.compile(r"\ben (?P<start>(?:19|20)\d{2}) et (?:en )?(?P<end>(?:19|20)\d{2})(?!\d)")
_SINCE = re.compile(
    rf"\b(?:depuis|a partir d[eu]|a compter d[eu]|apres|des) (?:le |debut |janvier de )?"
    rf"(?P<start>{_WHEN})"
)
_UNTIL = re.compile(
    rf"\b(?:avant|jusqu'(?:a|en|au)|anterieures? a) (?:le |la fin de |fin )?(?P<end>{_WHEN})"
)
_DURING = re.compile(
    rf"\b(?:(?:en|durant|courant|pendant|au cours de|de l'annee) (?P<year>{_YEAR})"
    rf"|(?:en|le|du|au|de|pour|durant|courant|pendant|lors de) (?:mois de |la seance du |"
    rf"le conseil du |la reunion du )?(?P<day>{_DAY}))"
)
_IN_PART = re.compile(
    rf"\b(?:au|du|le|pendant le|durant le|au cours du) {_PART.format('rank', 'part', 'of')}"
)
_RANKS = {
    "premier": 1, "1er": 1, "deuxieme": 2, "second": 2, "2e": 2, "troisieme": 3, "3e": 3,
    "quatrieme": 4, "4e": 4,
}  # fmt: skip
_LENGTHS = {"semestre": 6, "trimestre": 3}
_MONTH_DAYS = 30.4375
_NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "dix": 10, "douze": 12}
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_PAST = r"(?:derniere?s?|passee?s?|ecoulee?s?)"
_UNIT = r"(?P<unit>ans|annees|mois)"
_MANY = re.compile(
    rf"\bdepuis {_COUNT} {_UNIT.replace('unit', 'since')}\b"
    rf"|\b(?:ces|les|des) {_COUNT.replace('count', 'before')} {_PAST} {_UNIT}\b"
    rf"|\b(?:ces|les|des) {_COUNT.replace('count', 'after')} {_UNIT.replace('unit', 'ago')} {_PAST}"
)
_LAST = re.compile(r"\b(?:l'(?P<year>an|annee)|[dl][ue] mois) (?:derniere?|passee?|precedente?)\b")
_THIS = re.compile(r"\b(?:cette annee|l'(?P<year>annee) en cours|ce mois(?:[- ]ci)?)\b")


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


_FORCE = re.compile(
    r"\ben vigueur (?:encore |toujours )?"
    rf"(?:(?:le|au|en|a la date d[eu]|pendant|durant) )+(?P<when>{_WHEN})"
)


def read_force(folded: str) -> Period | None:
    """Return when a folded question asks whether acts were in force; None when it tells no day."""
    found = _FORCE.search(folded)
    return Period(*_bounds(found["when"]), found[0]) if found else None


def read_period(folded: str, today: date | None = None) -> Period | None:
    """Return the period that a folded question names, or None.

    `today` is what "l'année dernière" is told from; by default the day it is.
    """
    if found := _BETWEEN.search(folded) or _YEARS.search(folded):
        return Period(_bounds(found["start"])[0], _bounds(found["end"])[1], found[0])
    if found := _IN_PART.search(folded):
        return _part(found)
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
    return _relative(folded, today or date.today())


def _part(found: re.Match[str]) -> Period:
    """Return a half or a quarter of a year."""
    length = _LENGTHS[found["part"]]
    rank = _RANKS.get(found["rank"], 12 // length)
    year, last = int(found["of"]), min(rank * length, 12)
    return Period(_month(year, last - length + 1)[0], _month(year, last)[1], found[0])


def _relative(folded: str, today: date) -> Period | None:
    """Return a period told from today."""
    if found := _MANY.search(folded):
        told = next(filter(None, (found[name] for name in ("count", "before", "after"))))
        unit = next(filter(None, (found[name] for name in ("since", "unit", "ago"))))
        months = (_NUMBERS.get(told) or int(told)) * (1 if unit == "mois" else 12)
        start = today - timedelta(days=round(months * _MONTH_DAYS))
        return Period(start.isoformat(), None, found[0])
    if found := _LAST.search(folded):
        before = today.replace(day=1) - timedelta(days=1)
        bounds = _bounds(str(today.year - 1)) if found["year"] else _month_of(before)
        return Period(*bounds, found[0])
    if found := _THIS.search(folded):
        monthly = "mois" in found[0]
        return Period(*(_month_of(today) if monthly else _bounds(str(today.year))), found[0])
    return None


def _bounds(words: str) -> tuple[str, str]:
    """Return the first and last day that words name: a day, a month or a year."""
    day = first_date(words)
    if day:
        return day, day
    year = int(words[-4:])
    month = next((rank for name, rank in MONTHS.items() if words.startswith(name)), None)
    return (f"{year}-01-01", f"{year}-12-31") if month is None else _month(year, month)


def _month_of(day: date) -> tuple[str, str]:
    return _month(day.year, day.month)


def _month(year: int, month: int) -> tuple[str, str]:
    last = calendar.monthrange(year, month)[1]
    return f"{year}-{month:02d}-01", f"{year}-{month:02d}-{last:02d}"


def _after(day: str) -> str:
    return f"{day}~"  # sorts after the day itself, before the next


def _before(day: str) -> str:
    return day[:-2] + "00" if day.endswith("01") else f"{day[:-2]}{int(day[-2:]) - 1:02d}"
