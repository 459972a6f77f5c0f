"""What the parts of an act tell: its vote, standing, amounts, annexes, signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.document import LegalStatus, Vote
from index.french.amounts import find_amounts
from index.french.votes import find_vote
from index.text import fold
from ingest.acts.parts import Part, PartKind
from ingest.acts.portal import annexes_of_page
from ingest.acts.status import Standing, read_standing

_VOTING = (PartKind.DECISION, PartKind.VOTE, PartKind.PROSE, PartKind.ARTICLE)
_REMARKING = (PartKind.PROSE, PartKind.SIGNATURE, PartKind.VOTE, PartKind.ANNEX)
_BARE = ("annexe", "annexes", "annexe :", "annexes :")
_ACTING = (PartKind.DECISION, PartKind.ARTICLE)


def vote_of(text: str, parts: Sequence[Part]) -> Vote | None:
    """Return the vote on the act as a whole: a count before a mere unanimity."""
    votes = [
        vote
        for kind in _VOTING
        for part in parts
        if part.kind is kind and (vote := find_vote(fold(text[part.start : part.end])))
    ]
    return next((vote for vote in votes if vote.in_favour is not None), next(iter(votes), None))


def standing_of(
    text: str, parts: Sequence[Part], head: str, state: str, vote: Vote | None
) -> Standing:
    """Return what an act is worth, after its folded head, its state label and its parts."""
    remarks = [
        fold(line)
        for part in parts
        if part.kind in _REMARKING
        for line in text[part.start : part.end].split("\n")
    ]
    acting = " ".join(fold(text[part.start : part.end]) for part in parts if part.kind in _ACTING)
    signed = any(part.kind is PartKind.SIGNATURE for part in parts)
    heads = re.split(r"(?<=[.;:]) ", head)
    return read_standing(state, head, [*heads, *remarks], acting, signed or vote is not None)


def vote_told(vote: Vote | None, status: LegalStatus) -> Vote | None:
    """Return the vote, unless the act is a draft: what it writes was not voted."""
    return None if status is LegalStatus.DRAFT else vote


def amounts_of(text: str) -> tuple[float, ...]:
    """Return the amounts of an act, each once, in the order of its text."""
    return tuple(dict.fromkeys(value for _, _, value in find_amounts(text)))


def annexes_of(text: str, parts: Sequence[Part], end: int) -> tuple[str, ...]:
    """Return the annexes an act names: the files listed at its end, else its own lines."""
    start = next((part.start for part in parts if part.kind is PartKind.ANNEX), end)
    return annexes_of_page(text[start:end]) or tuple(
        line for line in listed(text, parts, PartKind.ANNEX) if fold(line) not in _BARE
    )


def listed(text: str, parts: Sequence[Part], kind: PartKind) -> tuple[str, ...]:
    """Return the parts of a kind as one line each (annexes, signatures)."""
    return tuple(
        re.sub(r"\s+", " ", text[part.start : part.end]).strip()[:300]
        for part in parts
        if part.kind is kind
    )
