"""What a heading's words say: a role, a number, or the objective itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.document import Role
from index.lexicon import Lexicon
from index.text import Folded, fold, fold_with_offsets

_LEADING = re.compile(r"(?:(?:les?|la|nos|notre|quelques|des|principaux|principales|\d+)\s+)+")
_ONLY_NUMBER = re.compile(r"(?:n°\s*)?(\d{1,2}(?:\.\d{1,2})*)\.?")
_AFTER_ROLE = re.compile(
    r"\s*(?:n°\s*)?(?P<number>"
    # "1.2", "1.a"; "A1", "A1.a"; "II"; "A" before a mark, else it is a word
    r"\d{1,2}(?:\.(?:\d{1,2}|[a-z]\b))*|[a-z]\d{1,2}(?:\.(?:\d{1,2}|[a-z]\b))*\b"
    r"|[ivx]{1,4}(?=[\s.:)-])|[a-z](?=\s*[.:)-]\s))?(?P<mark>\s*[.:)-]+)?\s*"
)
# What plans print before the number of an action.
_ABBREVIATED = {Role.ACTION: ("act.",)}
_MAX_TITLE_WORDS = 8
_OWN_WORDS = frozenset(
    {Role.STAKE, Role.STRATEGIC_OBJECTIVE, Role.OPERATIONAL_OBJECTIVE, Role.ACTION}
)


@dataclass(frozen=True, slots=True)
class HeadingSense:
    """How a heading reads.

    `role` is what its wording announces. `number` is its only number ("01", "Objectif
    stratégique 2"). `words` is the span, in the heading, of the words of the thing itself
    when the heading is one ("Objectif stratégique 2 : Renforcer la lecture") rather than
    the title of a list.
    """

    role: Role | None = None
    number: str | None = None
    words: tuple[int, int] | None = None

    @property
    def is_reference(self) -> bool:
        """Tell whether the heading only refers to a number given elsewhere."""
        return self.number is not None and self.words is None


def read_heading(heading: str, lexicon: Lexicon) -> HeadingSense:
    """Return what a heading's words say, by the lexicon's wordings of each role.

    The wording opens the heading, or what follows its colon; the longest wins.
    """
    folded = fold_with_offsets(heading)
    only = _ONLY_NUMBER.fullmatch(folded.text)
    if only:
        return HeadingSense(number=only[1])
    for start in _openings(folded.text):
        found = _wording_at(folded.text, start, lexicon)
        if found is None:
            continue
        role, end, alone = found
        after = _AFTER_ROLE.match(folded.text, end)
        if after is None or after.end() == len(folded.text):
            if alone and not (after and after["number"]):
                continue
            return HeadingSense(role, _printed(heading, folded, after))
        marked = after["number"] or (after["mark"] and not alone)
        own = role in _OWN_WORDS and marked and start == 0
        if own and len(folded.text[after.end() :].split()) >= 1:
            words = (folded.offsets[after.end()], len(heading.rstrip()))
            return HeadingSense(role, _printed(heading, folded, after), words)
        if not alone and len(folded.text.split()) <= _MAX_TITLE_WORDS:
            return HeadingSense(role)
    return HeadingSense()


def _printed(heading: str, folded: Folded, after: re.Match[str] | None) -> str | None:
    """Return the number that follows a role, as the heading has it ("A1.a")."""
    if after is None or after["number"] is None:
        return None
    start, end = after.span("number")
    return heading[folded.offsets[start] : folded.offsets[end - 1] + 1]


def _openings(folded: str) -> list[int]:
    leading = _LEADING.match(folded)
    starts = [0, leading.end() if leading else 0]
    starts += [match.end() for match in re.finditer(r"\s[:-]\s|:\s", folded)]
    return list(dict.fromkeys(starts))


def _wording_at(folded: str, start: int, lexicon: Lexicon) -> tuple[Role, int, bool] | None:
    """Return the role that the words at a place name, where they end, and whether alone.

    The bare name of a role ("enjeu", "action") is one only before a number: "Action sociale" is
    no action.
    """
    best: tuple[Role, int, bool] | None = None
    for role, wordings in lexicon.roles.items():
        bare = role.value.replace("_", " ")
        alone = (bare, *_ABBREVIATED.get(role, ()))
        for wording in (*map(fold, wordings), *alone):
            end = start + len(wording)
            if not folded.startswith(wording, start) or folded[end : end + 1].isalpha():
                continue
            if best is None or end > best[1]:
                best = (role, end, wording in alone)
    return best
