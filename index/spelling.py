"""Correct misspelt words against the words of a corpus.

A word is near another when few letters differ (swapped neighbours count once) or when both
sound alike in French (`koi`/`quoi`, `wilwai`/`wilway`). A word that the corpus has, or that
is known as a word elsewhere, is left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property

SHORTEST = 4
_TWO_SLIPS_FROM = 9
"""Letters from which two slips are believed."""
_ALIKE_SLIPS = 4
"""Slips believed between words that sound alike."""

_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"w", "v"), (r"ph", "f"), (r"eaux?|aux?|aul?t", "o"), (r"ch|sch|sh", "X"),
        (r"qu|q|k|ck", "k"), (r"gu(?=[eiy])", "G"), (r"g(?=[eiy])|ge(?=[ao])", "j"),
        (r"(?<=[aeiouy])s(?=[aeiouy])", "z"), (r"c(?=[eiy])", "s"), (r"cc?", "k"),
        (r"t(?=ion)", "s"), (r"h", ""), (r"oeu|eu|oe", "e"), (r"ou", "U"), (r"oi", "W"),
        (r"[ae]in|[aeiy]im(?=[bp])|yn|un\b|in(?![aeiouy])", "I"),
        (r"[ae]n(?![aeiouyn])|[ae]m(?=[bp])", "A"), (r"on(?![aeiouyn])|om(?=[bp])", "O"),
        (r"ai|ei|ay|ey", "e"), (r"er\b|ez\b|et\b|ee?s?\b", "e"), (r"y", "i"),
        (r"(.)\1+", r"\1"), (r"[stxdp]+\b", ""), (r"e\b", ""),
    )
]  # fmt: skip


def sound(word: str) -> str:
    """Return roughly how a folded word sounds in French, for comparison only."""
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word


def slips(word: str, other: str, most: int) -> int:
    """Return the Damerau-Levenshtein distance, or `most + 1` when it is larger."""
    if abs(len(word) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(word, 1):
        previous, before2 = row, before
        row = [i]
        for j, against in enumerate(other, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (char != against))
            if i > 1 and j > 1 and char == other[j - 2] and word[i - 2] == against:
                cost = min(cost, before2[j - 2] + 1)
            row.append(cost)
        before = previous
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


class Spelling:
    """The words of a corpus, with how often each occurs."""

    def __init__(
        self,
        counts: Mapping[str, int],
        is_word: Callable[[str], bool] = frozenset[str]().__contains__,
    ) -> None:
        self._counts = counts
        self._is_word = is_word

    def correct(self, word: str) -> str | None:
        """Return the corpus's nearest word for a folded misspelt one, or None."""
        if len(word) < SHORTEST or not word.isalpha() or word in self._counts:
            return None
        if self._is_word(word):
            return None
        most = 2 if len(word) >= _TWO_SLIPS_FROM else 1
        heard = sound(word)
        best: tuple[float, int, str] | None = None
        for other in self._candidates(word, heard):
            alike = len(heard) > 2 and self._sounds[other] == heard
            believed = _ALIKE_SLIPS if alike else most
            distance = slips(word, other, believed)
            if distance > believed:
                continue
            # Two letters more or fewer make another word rather than a misspelt one.
            if not alike and abs(len(other) - len(word)) > 1:
                continue
            rank = (distance - 1.5 * alike + 0.5 * (word[0] != other[0]), -self._counts[other])
            if best is None or (*rank, other) < best:
                best = (*rank, other)
        return best[2] if best else None

    def _candidates(self, word: str, heard: str) -> set[str]:
        near = set(self._by_sound.get(heard, ()))
        for piece in _pieces(word):
            near.update(self._by_piece.get(piece, ()))
        return near

    @cached_property
    def _sounds(self) -> Mapping[str, str]:
        return {word: sound(word) for word in self._words}

    @cached_property
    def _by_sound(self) -> Mapping[str, list[str]]:
        return _grouped({word: [heard] for word, heard in self._sounds.items()})

    @cached_property
    def _by_piece(self) -> Mapping[str, list[str]]:
        return _grouped({word: _pieces(word) for word in self._words})

    @cached_property
    def _words(self) -> list[str]:
        return [word for word in self._counts if len(word) >= SHORTEST - 1 and word.isalpha()]


def _pieces(word: str) -> list[str]:
    """Return keys that two words one or two slips apart share: both ends and the middle."""
    third = max(2, len(word) // 3)
    keys = [f"<{word[:third]}", f"{word[-third:]}>"]
    return keys + [word[at : at + 3] for at in range(1, len(word) - 3)]


def _grouped(keys: Mapping[str, list[str]]) -> Mapping[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for word, own in keys.items():
        for key in own:
            groups[key].append(word)
    return groups
