"""What an acronym stands for, where a text says it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.cues import asks_for
from assistant.understanding import Understanding
from index.text import fold

_ACRONYM = re.compile(r"\b[A-Z](?:\.?[A-Z]){2,}\b")
# "société de logement (SLC)", "SLC : société de logement", "P.S.T. comme Programme…"
_SAID_BESIDE = r"(?:\w \({0}\)|\b{0}\.? ?(?:\(\w|[:=–—-] |comme |signifie |pour ))"
_SMALL = frozenset("de du des la le les l d et en a au aux pour sur dans".split())


def lacks_the_meaning(understood: Understanding, texts: Iterable[str]) -> bool:
    """Tell whether a question asks what an acronym stands for, and no text that has it says so."""
    if not asks_for("stands_for", understood.folded):
        return False
    words = set(re.findall(r"[a-z]+", understood.folded.replace(".", "")))
    found = [
        (acronym, text)
        for text in texts
        for acronym in _ACRONYM.findall(text)
        if fold(acronym).replace(".", "") in words
    ]
    return bool(found) and not any(_tells(acronym, text) for acronym, text in found)


def _tells(acronym: str, text: str) -> bool:
    """Tell whether the words with an acronym's initials are there, or stand right beside it."""
    if re.search(_SAID_BESIDE.format(re.escape(acronym)), text):
        return True
    initials = "".join(w[0] for w in re.findall(r"[a-z]+", fold(text)) if w not in _SMALL)
    return fold(acronym).replace(".", "") in initials
