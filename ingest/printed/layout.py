"""Recover structure from text that follows the printed page rather than the thought.

A brochure's text, taken from its page layout, has numbers apart from their texts, titles
after what they announce, the same small title on every spread and at the wrong level.
What repeats tells what is what: a title found under several headings is a rubric of each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from index.document import BlockKind
from index.text import fold
from ingest.acts.recognition import are_minutes, is_act
from ingest.cleaning import mend_cut_words, one_line, words_of
from ingest.pieces import SOFT_BREAK, Piece
from ingest.printed.numbered_runs import find_number, lay_out_numbers

_REPEATED_PHRASE = re.compile(r"(\S.{0,60}?)(?:\s+\1)+")
_COUNTED = re.compile(r"\b(\d{1,2})\b")
_MAX_RUBRIC_WORDS = 5
_MAX_ITEM = 500


def recover_structure(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces in the order of the thought, with lists and headings recovered.

    Text that shows no sign of a printed layout (numbers standing alone) is left as it is;
    so are acts of a council, whose order is that of their articles.
    """
    if not _looks_extracted(pieces) or holds_acts(printed_text(pieces)):
        return list(pieces)
    known = words_of(piece.text for piece in pieces)
    found = [replace(p, text=one_line(mend_cut_words(p.text, known))) for p in pieces]
    found = _promote_titles(_collapse_repeats(found))
    rubrics = _rubrics(found)
    found = _drop_refrains(found)
    found = _set_levels(found, rubrics)
    found = _lower_leads(found, rubrics)
    found = lay_out_numbers(found)
    found = _raise_late_titles(found, rubrics)
    return _list_rubrics(found, rubrics)


def _looks_extracted(pieces: Sequence[Piece]) -> bool:
    alone = [
        p for p in pieces if p.kind is BlockKind.PARAGRAPH and find_number(p.text) == (p.text, "")
    ]
    return len(alone) >= 2


def printed_text(pieces: Sequence[Piece]) -> str:
    """Return what pieces say, the lines that they were printed on kept."""
    return "\n".join(piece.text.replace(SOFT_BREAK, "\n") for piece in pieces)


def holds_acts(text: str) -> bool:
    """Tell whether a text, its printed lines kept, is an act of a council or its minutes."""
    return is_act(text) or are_minutes(text)


def _collapse_repeats(pieces: Sequence[Piece]) -> list[Piece]:
    """Make one title of a phrase printed several times in a row."""
    found: list[Piece] = []
    for piece in pieces:
        match = _REPEATED_PHRASE.fullmatch(piece.text)
        if piece.kind is BlockKind.PARAGRAPH and match and not match[1].isnumeric():
            piece = replace(piece, kind=BlockKind.HEADING, text=match[1], level=6)
        above = found[-1] if found else None
        if above is not None and _is_short(piece) and fold(above.text) == fold(piece.text):
            found[-1] = replace(above, kind=BlockKind.HEADING, level=above.level or 6)
            continue
        found.append(piece)
    return found


def _is_short(piece: Piece) -> bool:
    words = piece.text.split()
    titled = piece.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
    return titled and len(words) <= _MAX_RUBRIC_WORDS and not re.search(r"\d", piece.text)


def _promote_titles(pieces: Sequence[Piece]) -> list[Piece]:
    """Make a heading of a paragraph whose words are a heading elsewhere."""
    levels = {fold(p.text): p.level for p in pieces if p.kind is BlockKind.HEADING}
    return [
        replace(p, kind=BlockKind.HEADING, level=levels[fold(p.text)])
        if p.kind is BlockKind.PARAGRAPH and fold(p.text) in levels
        else p
        for p in pieces
    ]


def _rubrics(pieces: Sequence[Piece]) -> frozenset[str]:
    """Return the folded titles that stand under several headings."""
    counts = Counter(fold(p.text) for p in pieces if p.kind is BlockKind.HEADING)
    return frozenset(title for title, count in counts.items() if count > 1)


def _drop_refrains(pieces: Sequence[Piece]) -> list[Piece]:
    """Leave out short lines that come back on many pages ("Pour en savoir plus")."""
    counts = Counter(p.text for p in pieces if p.kind is BlockKind.PARAGRAPH and _is_short(p))
    return [
        p for p in pieces if counts[p.text] < 3 or " " not in p.text or p.kind is BlockKind.HEADING
    ]


def _set_levels(pieces: Sequence[Piece], rubrics: frozenset[str]) -> list[Piece]:
    """Put each rubric one level under the heading it belongs to."""
    found, level = [], 1
    for piece in pieces:
        if piece.kind is BlockKind.HEADING:
            if fold(piece.text) in rubrics:
                piece = replace(piece, level=min(level + 1, 6))
            else:
                level = piece.level
        found.append(piece)
    return found


def _lower_leads(pieces: Sequence[Piece], rubrics: frozenset[str]) -> list[Piece]:
    """Put under its heading the sentence printed over it.

    Such sentences are known by what they share: before several headings stands a sentence
    that opens with the same words ("Être une Province qui…"). A paragraph that is all a
    rubric holds is its own.
    """
    found = list(pieces)
    places = [
        at
        for at in range(1, len(found))
        if found[at].kind is BlockKind.HEADING
        and fold(found[at].text) not in rubrics
        and found[at - 1].kind is BlockKind.PARAGRAPH
        and not (at > 1 and _is_rubric(found[at - 2], rubrics))
    ]
    openings = Counter(_opening(found[at - 1]) for at in places)
    for at in places:
        if openings[_opening(found[at - 1])] > 1:
            found[at - 1], found[at] = found[at], found[at - 1]
    return found


def _is_rubric(piece: Piece, rubrics: frozenset[str]) -> bool:
    return piece.kind is BlockKind.HEADING and fold(piece.text) in rubrics


def _opening(piece: Piece) -> str:
    return " ".join(fold(piece.text).split()[:2])


def _raise_late_titles(pieces: Sequence[Piece], rubrics: frozenset[str]) -> list[Piece]:
    """Put over its list a rubric printed after it.

    A rubric is late when a numbered list without a title of its own stands before it, or
    when nothing stands between it and the next heading.
    """
    found = list(pieces)
    for at in range(len(found)):
        piece = found[at]
        if piece.kind is not BlockKind.HEADING or fold(piece.text) not in rubrics:
            continue
        start = _late_start(found, at, rubrics)
        if start < at:
            found[start : at + 1] = [piece, *found[start:at]]
    return _join_labels(found)


def _late_start(pieces: Sequence[Piece], at: int, rubrics: frozenset[str]) -> int:
    start = at
    while start and pieces[start - 1].kind is BlockKind.ITEM and pieces[start - 1].number:
        start -= 1
    if start < at:
        titled = start and pieces[start - 1].kind is BlockKind.HEADING
        return at if titled and fold(pieces[start - 1].text) in rubrics else start
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if following and (following.kind is not BlockKind.HEADING or following.number):
        return at
    kind = pieces[at - 1].kind if at else BlockKind.HEADING
    while start and pieces[start - 1].kind is kind is not BlockKind.HEADING:
        above = pieces[start - 1]
        if above.number or _is_label(above) or above.text.endswith("."):
            break
        start -= 1
    return start


def _is_label(piece: Piece) -> bool:
    """Tell a figure's label or value: capitals, or digits with little else."""
    letters = [char for char in piece.text if char.isalpha()]
    capitals = sum(char.isupper() for char in letters) >= 0.9 * len(letters)
    return piece.kind is BlockKind.PARAGRAPH and capitals


def _join_labels(pieces: Sequence[Piece]) -> list[Piece]:
    """Keep together labels and values printed apart; put them before the list they follow.

    Which value goes with which label is not guessed: the source's order is kept.
    """
    found: list[Piece] = []
    for piece in pieces:
        above = found[-1] if found else None
        if above is not None and _is_label(piece) and _is_label(above):
            found[-1] = replace(above, text=f"{above.text}\n{piece.text}")
            continue
        found.append(piece)
    for at, piece in enumerate(found):
        start = at
        while start and found[start - 1].kind is BlockKind.ITEM and found[start - 1].number:
            start -= 1
        if _is_label(piece) and 0 < start < at and found[start - 1].kind is BlockKind.HEADING:
            found[start - 1 : at + 1] = [piece, *found[start - 1 : at]]
    return found


def _list_rubrics(pieces: Sequence[Piece], rubrics: frozenset[str]) -> list[Piece]:
    """Make items of the paragraphs of a rubric, and of as many as a heading counts."""
    found: list[Piece] = []
    listed = False
    for at, piece in enumerate(pieces):
        if piece.kind is BlockKind.HEADING and piece.number is None:
            listed = fold(piece.text) in rubrics or _counts_what_follows(pieces, at)
        elif listed and piece.kind is BlockKind.PARAGRAPH and _may_be_item(piece):
            piece = replace(piece, kind=BlockKind.ITEM, level=1)
        found.append(piece)
    return found


def _may_be_item(piece: Piece) -> bool:
    return len(piece.text) <= _MAX_ITEM and not _is_label(piece)


def _counts_what_follows(pieces: Sequence[Piece], at: int) -> bool:
    counted = _COUNTED.search(pieces[at].text)
    if counted is None:
        return False
    following = 0
    for piece in pieces[at + 1 :]:
        if piece.kind is not BlockKind.PARAGRAPH:
            break
        following += 1
    return following == int(counted[1])
