"""Lists that stand inside an article of an act: "Les conditions sont les suivantes : 1° … 2° …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.catalogue import Collection, Entry
from assistant.evidence import PARTS_OF_ACTS, Evidence
from index.document import Passage
from index.sentences import announces, paragraphs

_LINE = re.compile(r"\S[^\n]*")
# How a member opens: a mark, a letter with its bracket, or its place in the list.
_OPENING = re.compile(r"(?:[-•–*]\s*|[a-z] ?[.)°]+\s*|(?P<place>\d{1,2})\s?[.)°]*\s+)")
_LEAST = 2


def list_of_article(announcing: Evidence) -> Collection | None:
    """Return the list that a line of an article announces; None where it announces none."""
    passage = announcing.passage
    if passage.kind not in PARTS_OF_ACTS or not announces(announcing.text):
        return None
    members = _lines_after(announcing)
    if len(members) < _LEAST:
        return None
    entries = tuple(_entry(passage, place, span) for place, span in enumerate(members, 1))
    label = announcing.text.rstrip().rstrip(":").rstrip()
    return Collection(passage.document_id, label, passage.heading_path, entries)


def _lines_after(announcing: Evidence) -> Sequence[tuple[int, int]]:
    """Return the spans, in the passage, of the lines that follow in the same paragraph."""
    text, at = announcing.passage.text, announcing.end - announcing.passage.start
    end = next((end for start, end in paragraphs(text) if start < at <= end), at)
    return [line.span() for line in _LINE.finditer(text, at, end)]


def _entry(passage: Passage, place: int, span: tuple[int, int]) -> Entry:
    """Return a member without its mark, or its place where it has the right one."""
    start, end = span
    opening = _OPENING.match(passage.text, start, end)
    if opening and opening["place"] in (None, str(place)):
        start = opening.end()
    return Entry(
        passage.document_id, passage.text[start:end], passage.start + start, passage.start + end,
        passage.heading_path, None, passage.page, passage,
    )  # fmt: skip
