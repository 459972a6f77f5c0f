"""Things that one line names after a label: "Les acteurs : Direction de la Culture, Musée"."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A point ends a line, but not "M. Lam" nor "1.350".
_INNER = r"(?:\.(?=\S)|(?<=\s[A-Z])\.|(?<=\sMM)\.)"
_LINE = re.compile(
    rf"(?P<label>[^:;.!?\n]{{3,60}}?) ?:\s+(?P<members>[^:!?.]+(?:{_INNER}[^:!?.]*)*)(?:\.\s+|\.?$)"
)
# Not inside brackets: "Centre psycho-médico-social (CPMS, deux antennes)".
_COMMA = re.compile(r"\s*[,;]\s+(?![^()]*\))")
_AND = re.compile(r"\s+et\s+")
_ARTICLE = re.compile(r"l[ea]s?\s|l['’]")
_MOST_WORDS = 14
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The label of a line, the spans of what it names, and where the line ends."""

    label: str
    members: tuple[Span, ...]
    end: int


def enumeration_in(text: str, start: int = 0, end: int | None = None) -> Enumeration | None:
    """Return what the line that a text opens with names, at least two; else None.

    Commas set things apart, and "et" before the last; a thing has 14 words at most.
    """
    line = _LINE.match(text, start, len(text) if end is None else end)
    if line is None:
        return None
    first, last = line.span("members")
    commas = [found.span() for found in _COMMA.finditer(text, first, last)]
    spans = list(
        zip([first, *(b for _, b in commas)], [*(a for a, _ in commas), last], strict=True)
    )
    spans = [*spans[:-1], *_parted(text, *spans[-1])]
    told = all(0 < len(text[a:b].split()) <= _MOST_WORDS for a, b in spans)
    return Enumeration(line["label"], tuple(spans), line.end()) if told and len(spans) > 1 else None


def _parted(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the last two things where "et" parts them, not where it stands in a name.

    "La sobriété et l'audace" are two; "Service Agriculture et Ruralité" is one.
    """
    for found in _AND.finditer(text, start, end):
        before, after = text[start : found.start()], text[found.end() : end]
        alike = _ARTICLE.match(before) and _ARTICLE.match(after)
        named = after[:1].isupper() and len(after.split()) > 1
        if alike or named:
            return (start, found.start()), (found.end(), end)
    return ((start, end),)
