"""Tell whether the words of a sentence are those of its passages, or close to theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.generation.prompts import generation_data
from assistant.stems import akin, stems_of
from index.analysis import words
from index.sentences import sentences
from index.stemming import stem
from index.text import fold
from index.view import View

# Words that share so many letters at their start are taken as one family: adhérer, adhésion.
_FAMILY = 5


def words_hold(text: str, quotes: Sequence[str], around: str, view: View, *, plain: bool) -> bool:
    """Tell whether a sentence brings nothing of its own, and denies what its passages deny.

    Each word must be in the passages or their headings, of the family or near the meaning
    of one that is, or one that only links. A plain version may bring one other word.
    """
    quoted = " \n ".join(quotes)
    known, headings = stems_of(quoted), stems_of(around)
    told = [w for w in words(text) if not w[0].isdigit() and w not in _listed("frame")]
    content = [w for w in told if _in(w, known) or not _in(w, headings)]
    others = [w for w in content if not _in(w, known)]
    if len(content) == len(others):
        return False
    if len(_unexplained(others, quoted, view)) > (1 if plain else 0):
        return False
    near, closest = _closest(text, quotes, view)
    if not _denies_alike(text, closest, quoted):
        return False
    limits = generation_data()["support"]
    weights = {word: max(view.idf(word), 0.1) for word in content}
    share = 1 - sum(weights[w] for w in others) / sum(weights[w] for w in content)
    close = limits["close_plain" if plain else "close"]
    floor = limits["covered_plain" if plain else "covered_close"]
    return bool(share >= limits["covered"] or (share >= floor and near >= close))


def _in(word: str, stems: frozenset[str]) -> bool:
    own = stem(word)
    return own in stems or any(akin(own, other) for other in stems)


def _unexplained(others: Sequence[str], quoted: str, view: View) -> list[str]:
    """Return the words that neither link, nor resemble a word of the passages."""
    told = sorted(set(words(quoted)))
    left = [w for w in others if w not in _listed("links") and not _related(w, told)]
    if not left:
        return []
    floor = generation_data()["support"]["word_close"]
    rows = view.similarity(left, told)
    return [word for word, row in zip(left, rows, strict=True) if max(row) < floor]


def _related(word: str, told: Sequence[str]) -> bool:
    return len(word) > _FAMILY and any(word[:_FAMILY] == other[:_FAMILY] for other in told)


def _closest(text: str, quotes: Sequence[str], view: View) -> tuple[float, str]:
    """Return the sentence of the passages that is nearest in meaning, and how near it is."""
    told = [quote[a:b] for quote in quotes for a, b in sentences(quote)] or list(quotes)
    return max(zip(view.similarity([text], told)[0], told, strict=True))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(words(generation_data()["words"][name]))


@cache
def _negations() -> re.Pattern[str]:
    return re.compile(generation_data()["words"]["negations"])


def _denies_alike(text: str, closest: str, quoted: str) -> bool:
    """Tell whether a sentence denies where the nearest one does, and no more than it does."""
    told, near = _denials(text), _denials(closest)
    if near:
        return 0 < told <= near
    return told <= _denials(quoted)


def _denials(text: str) -> int:
    return sum(1 for _ in _negations().finditer(fold(text)))
