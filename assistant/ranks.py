"""Ranks said without what they are of ("le deuxième"), read and put in another's place."""

from __future__ import annotations

import re

from assistant.positions import rank_in
from index.text import fold_with_offsets

_ORDINALS = {
    "premier": 1, "premiere": 1, "1er": 1, "1ere": 1, "first": 1, "eerste": 1, "erste": 1,
    "deuxieme": 2, "second": 2, "seconde": 2, "2e": 2, "2eme": 2, "tweede": 2, "zweite": 2,
    "troisieme": 3, "3e": 3, "3eme": 3, "third": 3, "derde": 3, "dritte": 3,
    "quatrieme": 4, "4e": 4, "4eme": 4, "fourth": 4, "cinquieme": 5, "5e": 5, "5eme": 5,
    "sixieme": 6, "6e": 6, "6eme": 6, "septieme": 7, "huitieme": 8, "neuvieme": 9, "dixieme": 10,
    "dernier": -1, "derniere": -1, "last": -1, "laatste": -1, "letzte": -1,
}  # fmt: skip
_ORDINAL = re.compile(
    rf"\b(?:le|la|l'|du|de la|au|the|de|het|der|die|das|numero|n°)? ?"
    rf"({'|'.join(_ORDINALS)}|\d{{1,2}}(?:e|er|ere|re|eme|ieme|nde?|de|ste|st|rd|th)|"
    r"(?<=numero )\d{1,2}|(?<=n°)\d{1,2}|(?:^|(?<=\b(?:le|la|du) ))\d{1,2}(?=[ ?.!]*$))\b"
)
_ALONE = re.compile(rf"^(?:et |and |en |und )?{_ORDINAL.pattern}(?: un| une| one)?[ ?!.]*$")


def rank_said(folded: str) -> tuple[int, str] | None:
    """Return the rank that a folded question says, -1 for the last, and the words that say it."""
    found = _ORDINAL.search(folded)
    if found is None:
        return None
    return _ORDINALS.get(found[1]) or int(re.sub(r"\D", "", found[1])), found[0]


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
    words = [rf"{own}[a-z]+", *(word for word, value in _ORDINALS.items() if value == own)]
    found = re.search(rf"\b(?:{'|'.join(words)})\b", folded.text)
    found = found or re.search(rf"\b0*{own}\b", folded.text)
    if found is None or (found[0].isdigit() and rank < 1):
        return None
    said = str(rank).zfill(len(found[0])) if found[0].isdigit() else _spelt(rank)
    start, end = folded.offsets[found.start()], folded.offsets[found.end() - 1] + 1
    return f"{question[:start]}{said}{question[end:]}"


def _spelt(rank: int) -> str:
    return {-1: "dernier", 1: "1er"}.get(rank, f"{rank}e")
