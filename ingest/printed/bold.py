"""Titles that a document sets in bold letters, no bigger than those of its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.document import BlockKind
from ingest.pieces import SOFT_BREAK, Piece
from ingest.printed.line import Line

_USUAL = 0.3  # above this share of the letters, bold tells nothing
_MAX_TITLE = 150
_MAX_TITLE_LINES = 3
_MAX_RUN_IN = 60
_SENTENCE = re.compile(r"[.!?…;:»)]\s*$")
_UNTITLED = re.compile(r"(?:[;,:.])\s*$")
_RANK = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+")  # "4.1 Des prêts en hausse"
_WORD = re.compile(r"[^\W\d_]{3}")
_CELL = re.compile(r"\d+(?:[\s,]|$)")
_NUMBERED = re.compile(r"\W|(?:art|§|n°)\b|article|.*\d", re.I)  # no run-in title, a reference


def without_usual_bold(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines, bold forgotten where the text itself is bold."""
    total = sum(len(line.text) for line in lines)
    if sum(line.bold for line in lines) <= _USUAL * total:
        return lines
    return [replace(line, bold=0) for line in lines]


def is_bold_title(lines: Sequence[Line], at: int, sizes: Sequence[float]) -> bool:
    """Tell whether a line is the first of a bold title: it opens a block and text follows it.

    What follows is not bold and opens as a sentence or an item does; else the bold letters
    only stress a part of a sentence.
    """
    line = lines[at]
    opening = _RANK.sub("", line.text)[:1]
    if not line.all_bold or not _WORD.search(line.text) or not opening.isupper():
        return False
    if at and not _ends_block(lines[at - 1], line, sizes):
        return False
    end = at + 1
    while end < len(lines) and goes_on_in_bold(lines[at:end], lines[end]):
        end += 1
    told = " ".join(each.text for each in lines[at:end])
    if len(told) > _MAX_TITLE or _UNTITLED.search(told) or end == len(lines):
        return False
    following = lines[end]
    return not following.all_bold and following.size not in sizes and _starts_text(following)


def goes_on_in_bold(title: Sequence[Line], line: Line) -> bool:
    """Tell whether a line is the next one of a bold title that is read."""
    return (
        title[0].all_bold
        and line.all_bold
        and not line.gap
        and len(title) < _MAX_TITLE_LINES
        and title[-1].size == line.size > 0
    )


def _starts_text(line: Line) -> bool:
    """Tell whether a line opens a sentence, an item or a row: under cells stands a number."""
    if line.row or line.figure:
        return True
    return not line.text[:1].islower() and _CELL.match(line.text) is None


def _ends_block(above: Line, line: Line, sizes: Sequence[float]) -> bool:
    ended = not above.all_bold and _SENTENCE.search(above.text) is not None
    return line.gap or ended or above.row or above.size in sizes


def part_run_in_titles(pieces: Sequence[Piece], leads: Sequence[int]) -> list[Piece]:
    """Make headings of the bold words that open several paragraphs under one heading.

    `leads` has how many letters of each piece's first line are bold. Alone, such words
    ("Attention.") only stress what they open.
    """
    found: list[Piece] = []
    section: list[Piece] = []
    cuts: list[int] = []
    level = 0
    for piece, lead in zip(pieces, leads, strict=True):
        if piece.kind is BlockKind.HEADING:
            found += _parted(section, cuts, level)
            section, cuts, level = [], [], piece.level
            found.append(piece)
            continue
        section.append(piece)
        cuts.append(lead if _is_run_in(piece.text, lead) else 0)
    return found + _parted(section, cuts, level)


def _is_run_in(text: str, lead: int) -> bool:
    title, rest = text[:lead].rstrip(), text[lead:].lstrip(" " + SOFT_BREAK)
    return (
        title.endswith(".")
        and len(title) <= _MAX_RUN_IN
        and title[:1].isupper()
        and _NUMBERED.match(title) is None
        and not title.isupper()
        and rest[:1].isupper()
    )


def _parted(section: Sequence[Piece], cuts: Sequence[int], level: int) -> list[Piece]:
    if sum(map(bool, cuts)) < 2:
        return list(section)
    found: list[Piece] = []
    for piece, cut in zip(section, cuts, strict=True):
        if cut:
            title = piece.text[:cut].rstrip(". ")
            found.append(
                replace(piece, kind=BlockKind.HEADING, text=title, level=min(level + 1, 6))
            )
            piece = replace(piece, text=piece.text[cut:].lstrip(" " + SOFT_BREAK))
        found.append(piece)
    return found
