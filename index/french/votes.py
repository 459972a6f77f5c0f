"""Votes as acts record them: "à l'unanimité", "par 34 voix pour, 3 contre et 2 abstentions"."""

from __future__ import annotations

import re

from index.document import Vote
from index.french.numerals import NUMBER_OR_NONE, number_value

_UNANIMOUS = re.compile(r"\b(?:a l'|l')unanimite\b|\bunanime(?:ment)?\b|\bd'une voix unanime")
_AGAINST_UNANIMITY = re.compile(r"(?:majorite|regle|condition) de l'unanimite|sauf unanimite")
_GAP = r"[\s:\"',(=-]*"
_VOICES = r"(?:voix|votes?|oui|suffrages?|membres?|conseillers?)"
_N = rf"(?<![\w.,/])({NUMBER_OR_NONE})"
_SIDES = {
    "in_favour": r"(?:pour\b(?!\s+(?:l[ae']|les|un|cent|mille))|favorables?|oui\b)",
    "against": r"(?:contre\b(?!-)|defavorables?|non\b(?!-))",
    "abstentions": r"(?:abstentions?|abstenus?|abstiennent|s'abstient|blancs?)",
}
_ENDS = rf"\s*(?:[,;/–-]|et|\s)*\s*{_N}\s*\"?(?:{_VOICES}\s*)?[\"(]*\s*(?:contre|abst|non)"
_BEFORE = {  # "34 voix pour", "34 pour, 2 contre", "3 abstentions"
    side: re.compile(
        rf"{_N}\s*\"?(?:{_VOICES}\s*(?:vot(?:ent|ant|e)\s+)?[\"(]*\s*{word}"
        rf"|[\"(]*{word}{'' if side != 'in_favour' else f'(?=[^.;]{{0,12}}{_ENDS})'})"
    )
    for side, word in _SIDES.items()
}
_AFTER = {  # "Pour : 34"
    side: re.compile(rf"{word}\s*\"?\)?\s*[:=(]{_GAP}{_N}(?:\s*{_VOICES})?")
    for side, word in _SIDES.items()
}


def find_vote(folded: str) -> Vote | None:
    """Return the vote recorded in a folded text, or None when there is none.

    Blanks left for the sitting ("à xxx", "par ... voix pour") record no vote.
    """
    counts = {side: _count(folded, side) for side in _SIDES}
    unanimous = bool(_UNANIMOUS.search(folded)) and not _AGAINST_UNANIMITY.search(folded)
    if counts["in_favour"] is None and counts["against"] is None:
        if not unanimous:
            return None
        return Vote(unanimous=True, abstentions=counts["abstentions"])
    unanimous = counts["against"] == 0 and counts["abstentions"] == 0
    return Vote(unanimous=unanimous, **counts)


def _count(folded: str, side: str) -> int | None:
    match = _AFTER[side].search(folded) or _BEFORE[side].search(folded)
    return number_value(match[1]) if match else None
