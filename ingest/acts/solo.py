"""The title and the body of a document that is one act."""

from __future__ import annotations

import re
from collections import Counter

from index.document import Metadata
from ingest.acts.labels import read_labels
from ingest.acts.lines import Line
from ingest.acts.openers import ARTICLE, SEEN, WHEREAS, opens_decision
from ingest.acts.titles import Title, one_line, read_title

_HEAD = 60
_STATE = ("point", "state", "matter")
_HEADLINE = re.compile(
    r"(?:https?:|www\.|precedent$|suivant$|\d+$|seance|n ?[°o] |page \d|presents?\b|excuses?\b|"
    r"absents?\b|province|commune|ville|royaume|conseil|college|le conseil|extrait|projet|specimen|"
    r"deliberation\b|sur \d|ce$|est un|ayant|par l'|evolutif|n'a pas|etaient|sont|m\.|mm\.|mme|"
    r"president|directeur|directrice|greffier|secretaire|convocation|date)"
)


def read_solo(lines: list[Line], metadata: Metadata) -> Title | None:
    """Return the title of the one act a document holds; its body starts on the line after.

    None when nothing in the document moves or decides.
    """
    named = read_labels(lines[:_HEAD])
    labelled = max(named.line(name) for name in _STATE)
    page_title = _page_title(lines)
    if page_title is not None:
        return one_line(lines, page_title)
    opening = next((at for at in range(labelled + 1, len(lines)) if _opens(lines[at])), None)
    if opening is None:
        if labelled < 0:
            return None
        opening = len(lines)
    head = lines[:opening]
    facts = read_labels(head)
    if "subject" in facts:
        return _from_label(lines, facts.line("subject"), facts.get("subject", ""), opening)
    repeated = _repeated(head)
    if repeated is not None:
        return one_line(lines, repeated)
    heading = next((at for at, line in enumerate(head) if line.level), None)
    if heading is not None and not _HEADLINE.match(head[heading].folded):
        return read_title(lines, heading, 0, opening)
    plain = [
        at
        for at, line in enumerate(head)
        if at not in facts.lines and not _HEADLINE.match(line.folded)
    ]
    if not plain:
        return Title(metadata.title, 0, 0, opening)
    return read_title(lines, _paragraph(lines, plain[-1], plain), 0, opening)


def _page_title(lines: list[Line]) -> int | None:
    """Return where a page's first line, its title, comes again as the title of the act."""
    again = range(1, min(_HEAD, len(lines)))
    return next((at for at in again if lines[at].folded == lines[0].folded), None)


def moved_at(body: list[Line]) -> int:
    """Return how many lines of a body come before its motives or its decision; 0 if none do."""
    return next((at for at, line in enumerate(body[:_HEAD]) if _opens(line)), 0)


def _opens(line: Line) -> bool:
    return any(
        pattern.match(line.folded) for pattern in (SEEN, WHEREAS, ARTICLE)
    ) or opens_decision(line.text, line.folded)


def _from_label(lines: list[Line], at: int, value: str | None, opening: int) -> Title:
    skip = max(0, len(lines[at].text) - len(value or ""))
    return read_title(lines, at, skip, opening)


def _repeated(head: list[Line]) -> int | None:
    """Return the last place of the longest line that stands twice: page title, act title."""
    counts = Counter(line.folded for line in head)
    twice = [at for at, line in enumerate(head) if counts[line.folded] > 1 and len(line.text) > 12]
    return max(twice, key=lambda at: (len(head[at].text), at), default=None)


def _paragraph(lines: list[Line], at: int, plain: list[int]) -> int:
    """Return the first line of the paragraph a line belongs to."""
    while at - 1 in plain and not lines[at].gap and lines[at - 1].wide:
        at -= 1
    return at
