"""Ranks said without what they are of ("le deuxième"), read and put in another's place."""

from __future__ import annotations

import re

from assistant.positions import RANK, rank_in, rank_of
from index.text import fold_with_offsets

_ORDINAL = re.compile(
    rf"\b(?:le|la|l'|du|de la|au|the|de|het|der|die|das|numero|n°)? ?"
    rf"({RANK}|"
    r"(?<=numero )\d{1,2}|(?<=n°)\d{1,2}|(?:^|(?<=\b(?:le|la|du) ))\d{1,2}(?=[ ?.!]*$))\b"
)
_ALONE = re.compile(rf"^(?:et |and |en |und )?{_ORDINAL.pattern}(?: un| une| one)?[ ?!.]*$")


def rank_said(folded: str) -> tuple[int, str] | None:
    """Return the rank that a folded question says, -1 for the last, and the words that say it."""
    for found in _ORDINAL.finditer(folded):
        if (rank := rank_of(found[1])) is not None:
            return rank, found[0]
    return None


def is_rank_alone(folded: str) -> bool:
    """Tell whether a folded question says a rank and nothing else: "et le 3e ?"."""
    return _ALONE.match(folded) is not None


def rank_asked(folded: str) -> int | None:
    """Return the rank of the one member that a folded question asks for, whatever it is."""
    rank, said = rank_in(folded), rank_said(folded)
    if rank is not None:
        return rank.number if rank.count == 1 else None
    return said[0] if said else None


def with_rank(question: str, rank: int) -> str | None:
    """Return a question with another rank in place of its own; None when it asks for none."""
    folded = fold_with_offsets(question)
    own = rank_asked(folded.text)
    if own is None:
        return None
    said = re.finditer(rf"\b{RANK}\b", folded.text)
    found = next((each for each in said if rank_of(each[0]) == own), None)
    found = found or re.search(rf"\b0*{own}\b", folded.text)
    if found is None or (found[0].isdigit() and rank < 1):
        return None
    told = str(rank).zfill(len(found[0])) if found[0].isdigit() else _spelt(rank)
    start, end = folded.offsets[found.start()], folded.offsets[found.end() - 1] + 1
    return f"{question[:start]}{told}{question[end:]}"


def _spelt(rank: int) -> str:
    return {-2: "avant-dernier", -1: "dernier", 1: "1er"}.get(rank, f"{rank}e")
