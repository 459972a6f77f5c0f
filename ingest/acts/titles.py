"""The title of an act, over as many lines as the page breaks it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.acts.labels import is_labelled
from ingest.acts.lines import Line
from ingest.acts.openers import ANNEX, ARTICLE, NARRATION, SEEN, WHEREAS, opens_decision

_MOST_LINES = 6
_LONGEST_SUBTITLE = 120
_OPEN_END = re.compile(
    r"(?:[-–:,]|\b(?:de|du|des|la|le|les|et|à|au|aux|d['’]|l['’]|pour|sur|en|par|avec|dans))$"
)
_TAIL = re.compile(r"\(|(?:19|20)\d{2}(?:\s?[-–/]\s?(?:19|20)?\d{2})?\W*$")
"""The next line of a title by itself: a bracket, or the year alone."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title as told, its span `[start, end)` in the text and the line after it."""

    words: str
    start: int
    end: int
    after: int

    @property
    def span(self) -> tuple[int, int] | None:
        """Return the span, None when the title does not stand in the text."""
        return (self.start, self.end) if self.end > self.start else None


def one_line(lines: list[Line], at: int) -> Title:
    """Return the title that one line holds."""
    return Title(lines[at].text, lines[at].start, lines[at].end, at + 1)


def read_title(lines: list[Line], at: int, skip: int, end: int) -> Title:
    """Return the title that starts in line `at`, after `skip` characters.

    A title goes on while its lines reach the margin, or leave a bracket, a quotation or
    a dash open, and the next does not open the body.
    """
    words = [lines[at].text[skip:].strip()]
    start = lines[at].end - len(lines[at].text[skip:].lstrip())
    after = at + 1
    if not words[0] and after < end:
        words, start, after = [lines[after].text], lines[after].start, after + 1
    while after < min(end, at + _MOST_LINES) and _goes_on(words, lines[after - 1], lines[after]):
        words.append(lines[after].text)
        after += 1
    told = re.sub(r"\s+", " ", " ".join(words)).strip().rstrip(" :;")
    return Title(told, start, lines[after - 1].end, after)


def _goes_on(words: list[str], before: Line, line: Line) -> bool:
    if line.glyph or (line.level and line.level != before.level) or opens_body(line):
        return False
    if is_labelled(line):
        return False
    title = " ".join(words)
    if title.count("(") > title.count(")") or title.count("«") > title.count("»"):
        return True
    if _OPEN_END.search(title):
        return not line.gap or (not title.endswith(",") and _is_subtitle(line))
    if _TAIL.match(line.text):
        return True
    if title.endswith((".", ";")) or (line.gap and not (before.level and not line.level)):
        return False
    return _is_lower(line) or (before.wide and not line.gap)


def _is_subtitle(line: Line) -> bool:
    """Tell whether a line set apart after "Subject :" still says the subject."""
    return len(line.text) < _LONGEST_SUBTITLE and not line.text.endswith((".", ";", ",", ":"))


def opens_body(line: Line) -> bool:
    """Tell whether a line opens the body of an act rather than goes on with its title."""
    folded = line.folded
    if _is_lower(line):
        return False
    return any(
        pattern.match(folded) for pattern in (SEEN, WHEREAS, ARTICLE, ANNEX, NARRATION)
    ) or opens_decision(line.text, folded)


def _is_lower(line: Line) -> bool:
    return line.text[:1].islower()
