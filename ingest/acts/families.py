"""The families of lines by which minutes may announce their points."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from index.text import fold
from ingest.acts.lines import Line
from ingest.acts.openers import DIVISION, NARRATION, SEEN, WHEREAS, opens_decision
from ingest.acts.titles import read_title

_YEAR_REF = re.compile(
    r"(?:d[a-z]{0,3}[ .-]{0,3}|deliberation n[°o] ?|n[°o] ?)?"
    r"(?P<number>(?:19|20)\d{2} ?[/._-] ?\d{1,4}|\d{1,4} ?/ ?(?:19|20)\d{2}|\d{2}-\d{2}/\d{1,4})"
    r"(?![/.\d€])(?: ?[:.–-] ?|\s)(?=\S)"
)
_POINT = re.compile(
    r"(?:point|affaire|question|dossier|resolution|deliberation|document|rapport|sujet)s?"
    r" ?(?:n ?[°o] ?|n\. ?)?(?P<number>\d{1,4}(?:[./-]\d{1,4})*)\b ?(?:[:.)–-]+ ?|(?=\s|$))"
)
_OBJECT = re.compile(r"objet ?: ?(?:n[°o] ?(?P<number>\d+) ?[:.–-] ?)?")
_NUMBERED = [
    re.compile(
        rf"(?:n ?[°o] ?)?(?P<number>\d{{1,3}}|[ivxl]{{1,7}})(?:\.\d{{1,2}})? ?{mark}(?=[a-z\"(])"
    )
    for mark in (r"\.[ –-]*", r"\)[ –-]*", r"°[ –-]*", r":[ –-]*", "[–-] ")
]
_CAPITALS = re.compile(r"[^\W\d_a-zà-öø-ÿ][^a-zà-öø-ÿ]{2,70}?(?:\s?[–—-]\s?(?=\S)|\s?:\s|$)")
_DIVERS = re.compile(
    r"(?:(?:informations?|questions?|affaires?|communications?|points?)(?: et )?){0,3} ?"
    r"divers(?:es)?[ .:]*|divers et questions?[ .:]*|(?:questions|interpellations) orales[ .:]*"
)
_FIGURES = re.compile(r"^\d|\d,\d\d ?€")
"""What an unnumbered point among numbered ones never shows."""

_CLAUSE = re.compile(r"d(?:e|'\w+er)\b")
_LONGEST_TITLE = 180
MINIMUM = 2
"""How many points make minutes."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The line where an act begins, the number announced and where its title starts."""

    at: int
    number: str | None
    skip: int


def announcing_families(lines: list[Line]) -> list[list[Cut]]:
    """Return each family of at least two lines that could announce the points."""
    found = [
        _matching(lines, _YEAR_REF),
        _matching(lines, _POINT),
        _matching(lines, _OBJECT),
        *(_series(_matching(lines, pattern)) for pattern in _NUMBERED),
        _differing(lines, _where(lines, _is_capitals)),
        *_numbered_blocks(lines),
    ]
    found += [
        _where(lines, lambda line, level=level: _heads(line, level))  # type: ignore[misc]
        for level in sorted({line.level for line in lines if line.level})
    ]
    families = [_with_ornamented(lines, family) for family in found]
    families += [
        _ornamented(lines, glyph) for glyph in sorted({line.glyph for line in lines if line.glyph})
    ]
    return [_with_divers(lines, family) for family in families if len(family) >= MINIMUM]


def _matching(lines: list[Line], pattern: re.Pattern[str]) -> list[Cut]:
    cuts = []
    for at, line in enumerate(lines):
        match = pattern.match(line.folded)
        if match and not _mid_sentence(lines, at):
            number = match["number"] and re.sub(r"\s", "", match["number"])
            cuts.append(Cut(at, number, _skip(line, match.end())))
    return cuts


def _where(lines: list[Line], holds: Callable[[Line], bool]) -> list[Cut]:
    return [Cut(at, line.number, 0) for at, line in enumerate(lines) if holds(line)]


def _differing(lines: list[Line], cuts: list[Cut]) -> list[Cut]:
    """Return lines that mostly differ, else none: "LE CONSEIL," opens the body of every act."""
    told = {lines[cut.at].folded for cut in cuts}
    return cuts if 2 * len(told) > len(cuts) else []


def _with_divers(lines: list[Line], cuts: list[Cut]) -> list[Cut]:
    """Add the point of sundry matters, often unnumbered; what it lists is no act."""
    known = {cut.at for cut in cuts}
    more = [
        Cut(at, None, 0)
        for at, line in enumerate(lines)
        if cuts and at > cuts[0].at and at not in known and _DIVERS.fullmatch(line.folded)
    ]
    found = sorted([*cuts, *more], key=lambda cut: cut.at)
    sundry = [cut.at for cut in found if _DIVERS.fullmatch(lines[cut.at].folded)]
    last = sundry[-1] if sundry else len(lines)
    return [cut for cut in found if cut.at <= last or (cut.number and not lines[cut.at].level)]


def _heads(line: Line, level: int) -> bool:
    """Tell whether a line is a heading of a level; the chapters of an act announce no point."""
    return line.level == level and not DIVISION.fullmatch(line.folded)


def _is_capitals(line: Line) -> bool:
    return bool(_CAPITALS.match(line.text)) and not (
        SEEN.match(line.folded)
        or WHEREAS.match(line.folded)
        or opens_decision(line.text, line.folded)
    )


def _numbered_blocks(lines: list[Line]) -> list[list[Cut]]:
    """Return a series for each sort of block that the reader found numbered."""
    sorts = sorted({(line.glyph, line.level) for line in lines if line.number})
    return [
        _series(
            [
                Cut(at, line.number, 0)
                for at, line in enumerate(lines)
                if line.number and (line.glyph, line.level) == sort
            ]
        )
        for sort in sorts
    ]


def _series(cuts: list[Cut]) -> list[Cut]:
    """Keep the longest run of numbers that follow each other through the minutes."""
    chains: list[list[Cut]] = []
    for cut in cuts:
        value = _value(cut.number)
        home = next((c for c in reversed(chains) if _value(c[-1].number) + 1 == value), None)
        if home is not None:
            home.append(cut)
        else:
            chains.append([cut])
    return max(chains, key=len, default=[])


def _value(number: str | None) -> int:
    if number and number.isdigit():
        return int(number)
    roman = {"i": 1, "v": 5, "x": 10, "l": 50}
    values = [roman.get(letter, 0) for letter in number or ""]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def _with_ornamented(lines: list[Line], cuts: list[Cut]) -> list[Cut]:
    """Add the points without number that bear the same ornament as the numbered ones."""
    glyphs = [lines[cut.at].glyph for cut in cuts]
    if not glyphs or not glyphs[0] or glyphs.count(glyphs[0]) < 0.6 * len(glyphs):
        return cuts
    known = {cut.at for cut in cuts}
    numbered = sum(bool(cut.number) for cut in cuts) > len(cuts) / 2
    more = [
        cut
        for cut in _ornamented(lines, glyphs[0])
        if cut.at not in known and not (numbered and cut.number)
    ]
    first = cuts[0].at
    return sorted([*cuts, *(cut for cut in more if cut.at > first)], key=lambda cut: cut.at)


def _ornamented(lines: list[Line], glyph: str) -> list[Cut]:
    """Return the ornamented lines that open a point: not the entries of a list."""
    marked = [at for at, line in enumerate(lines) if line.glyph == glyph]
    referred = sum(bool(_YEAR_REF.match(lines[at].folded)) for at in marked) >= MINIMUM
    cuts = []
    for place, at in enumerate(marked):
        line = lines[at]
        match = _YEAR_REF.match(line.folded)
        if referred and not match and (line.number or _FIGURES.search(line.text)):
            continue
        if match:
            number = re.sub(r"\s", "", match["number"])
            cuts.append(Cut(at, number, _skip(line, match.end())))
        elif not _listed(lines, marked, place) and _is_title(lines, at):
            cuts.append(Cut(at, line.number, 0))
    return cuts


def _listed(lines: list[Line], marked: list[int], place: int) -> bool:
    """Tell whether a marked line stands beside another, as the entries of a list do."""
    at = marked[place]
    after = marked[place + 1] if place + 1 < len(marked) else len(lines)
    before = lines[at - 1] if at else None
    if (before is not None and before.glyph == lines[at].glyph) or after == at + 1:
        return True
    joined = all(not line.gap for line in lines[at + 1 : after])
    numbered = after < len(lines) and _YEAR_REF.match(lines[after].folded)
    return joined and after < len(lines) and not numbered and not lines[at].number


def _is_title(lines: list[Line], at: int) -> bool:
    """Tell a title from an entry of a list, which ends as a sentence or a clause does."""
    line = lines[at]
    if not line.text[:1].isupper() and not line.text[:1].isdigit():
        return False
    if at + 1 == len(lines) or (NARRATION.match(line.folded) and not line.gap):
        return False
    title = read_title(lines, at, 0, len(lines))
    words = title.words
    closed = words.count("(") == words.count(")") and not _CLAUSE.match(line.folded)
    ended = lines[title.after - 1].text.endswith((".", ";", ","))
    return closed and not ended and len(words) <= _LONGEST_TITLE


def _mid_sentence(lines: list[Line], at: int) -> bool:
    """Tell whether a line that looks numbered merely continues the sentence before it."""
    if at == 0 or lines[at].gap or lines[at].glyph or lines[at].level:
        return False
    before = lines[at - 1]
    return before.wide and not before.text.endswith((".", ";", ":", "!", "?"))


def _skip(line: Line, folded_end: int) -> int:
    """Return the offset, in the line's own text, of what follows a folded prefix."""
    wanted = len(line.folded) - folded_end
    text = line.text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high) // 2
        if len(fold(text[middle:])) > wanted:
            low = middle + 1
        else:
            high = middle
    return low
