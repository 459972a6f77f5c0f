"""Notice when a model gives away its instructions."""

from __future__ import annotations

import re
import secrets

from index.text import fold

_WORD = re.compile(r"[a-z0-9]+")
# So many words in a row of the instructions are no coincidence.
_RUN = 7


def new_canary() -> str:
    """Return a word that nobody writes by chance."""
    return f"repere-{secrets.token_hex(6)}"


def leaks(reply: str, instructions: str, canary: str) -> bool:
    """Tell whether a reply holds the canary, or a run of words of the instructions.

    Their last line, which shows the form of a reply, may be repeated.
    """
    folded = fold(reply)
    if canary in folded or canary.partition("-")[2] in re.sub(r"[^a-z0-9]", "", folded):
        return True
    rules, _, _ = instructions.rpartition("\n")
    return not _runs(fold(rules)).isdisjoint(_runs(folded))


def _runs(folded: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(folded)
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
