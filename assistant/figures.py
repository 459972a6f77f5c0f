"""Numbers, dates and amounts in French text, in a form that compares."""

from __future__ import annotations

import re

_MONTH_NAMES = """
    janvier january januari januar | fevrier february februari februar | mars march maart marz |
    avril april | mai may mei | juin june juni | juillet july juli | aout august augustus |
    septembre september | octobre october oktober | novembre november |
    decembre december dezember
"""
_MONTHS = {
    name: month for month, names in enumerate(_MONTH_NAMES.split("|"), 1) for name in names.split()
}

# Small numbers in letters. "un", "une" and "neuf" (also "new") are rarely counts: left out.
_NUMBER_WORDS = {
    2: "deux two twee zwei", 3: "trois three drie drei", 4: "quatre four vier",
    5: "cinq five vijf funf", 6: "six zes sechs", 7: "sept seven zeven sieben",
    8: "huit eight acht", 10: "dix ten tien zehn", 11: "onze eleven elf",
    12: "douze twelve twaalf", 13: "treize", 14: "quatorze", 15: "quinze", 16: "seize",
    20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 100: "cent", 1000: "mille",
}  # fmt: skip
WORDS = {word: number for number, words in _NUMBER_WORDS.items() for word in words.split()}

_SEPARATED = r"\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?!\d)(?:,\d+)?"
NUMBER = rf"(?:{_SEPARATED}|\d+(?:[.,]\d+)?)"
"""A number as French texts write it: a pattern with no group of its own."""
_NUMBER = re.compile(rf"(?<![\w.,/]){NUMBER}(?![\w]*\d)")
_NUMERIC_DATE = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_WRITTEN_DATE = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:er)?\s+({'|'.join(_MONTHS)})\b(?:\s+(\d{{4}}))?", re.IGNORECASE
)
_ARTICLE = re.compile(r"\b([LRDA])\s?\.?(\d{2,5}-\d+(?:[/-]\d+)*)", re.IGNORECASE)
_ORDINAL = re.compile(r"\b\d{1,2}(?:er|ère|e|ème|ième|nd|th|st|rd)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![.,]?\d)")
_CITATION = re.compile(r"\[\d{1,3}\]")


def figures_in(text: str) -> frozenset[str]:
    """Return every figure of a text, normalised.

    Numbers lose their separators ("14.573" and "14 573" are "14573", "3,50" is "3.5"),
    dates are ISO 8601 ("31/03/2022" and "31 mars 2022" are "2022-03-31"), articles of a code
    are as "L2212-47". Marks of citations ([1]) are not figures.
    """
    rest = _CITATION.sub(" ", text)
    found: set[str] = set()
    for match in _ARTICLE.finditer(rest):
        found.add((match[1] + match[2]).upper())
    rest = _ARTICLE.sub(" ", rest)
    for match in _NUMERIC_DATE.finditer(rest):
        found.add(f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}")
    rest = _NUMERIC_DATE.sub(" ", rest)
    plain = _unaccented(rest)
    for match in _WRITTEN_DATE.finditer(plain):
        month = _MONTHS[match[2].lower()]
        year = f"{match[3]}-" if match[3] else ""
        found.add(f"{year}{month:02d}-{int(match[1]):02d}")
    plain = _WRITTEN_DATE.sub(" ", plain)
    found.update(normalise_number(match[0]) for match in _NUMBER.finditer(plain))
    return frozenset(found)


def date_spans(text: str) -> list[tuple[int, int, str]]:
    """Return the full dates of a text, in order: start, end, and ISO 8601 form."""
    found = [
        (m.start(), m.end(), f"{m[3]}-{int(m[2]):02d}-{int(m[1]):02d}")
        for m in _NUMERIC_DATE.finditer(text)
    ]
    found += [
        (m.start(), m.end(), f"{m[3]}-{_MONTHS[m[2].lower()]:02d}-{int(m[1]):02d}")
        for m in _WRITTEN_DATE.finditer(_unaccented(text))
        if m[3]
    ]
    return sorted(found)


def dates_in(text: str) -> frozenset[str]:
    """Return the full dates of a text in ISO 8601."""
    return frozenset(date for _, _, date in date_spans(text))


def _unaccented(text: str) -> str:
    return text.translate(str.maketrans("éèêûôÉÛ", "eeeuoEU"))


def normalise_number(written: str) -> str:
    """Return a written number with "." as its decimal mark and no other separator."""
    if re.fullmatch(_SEPARATED, written):
        whole, _, decimals = written.partition(",")
        digits = re.sub(r"\D", "", whole)
    else:
        whole, _, decimals = written.replace(".", ",").partition(",")
        digits = whole
    digits = digits.lstrip("0") or "0"
    decimals = decimals.rstrip("0")
    return f"{digits}.{decimals}" if decimals else digits


def number_words_in(folded: str) -> frozenset[str]:
    """Return the small numbers that a folded text writes in letters, as digits."""
    return frozenset(str(WORDS[w]) for w in re.findall(r"[a-z]+", folded) if w in WORDS)


def has_number(text: str) -> bool:
    """Tell whether a text states a number, in digits or letters, other than a year or a rank."""
    plain = _YEAR.sub(" ", _ORDINAL.sub(" ", text))
    return bool(figures_in(plain) or number_words_in(_unaccented(plain).lower()))
