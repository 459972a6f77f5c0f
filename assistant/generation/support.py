"""Tell whether a sentence that a model wrote is what its passages say.

A sentence holds when every figure, measure, name and acronym in it stands in the passages
it cites, when it denies what they deny and nothing else, and when its words are theirs or
close to theirs. Anything else is dropped: a sentence lost costs less than one invented.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.evidence import sentences
from assistant.figures import figures_in, normalise_number, number_words_in
from assistant.generation.names import acronyms_in, names_in, openers
from assistant.generation.pairs import pairs_hold
from assistant.generation.prompts import generation_data
from assistant.terms import akin, stems_of
from index.analysis import stem, words
from index.phrases import key_words
from index.text import fold
from index.view import View

_PER_CENT = re.compile(r"\b(pour|per) ?cents?\b|\bprocent\b|\bprozent\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a sentence may rest on: the passages it cites, and the names around them.

    `around` are the headings and the documents' and institution's names: a sentence may
    repeat them, they support nothing else. `plain` allows for other, simpler words.
    """

    quotes: tuple[str, ...]
    around: str
    plain: bool = False

    @property
    def quoted(self) -> str:
        """Return the passages as one text."""
        return " \n ".join(self.quotes)


def supported(text: str, ground: Ground, view: View) -> bool:
    """Tell whether a French sentence is what its ground says."""
    return (
        bool(text.strip() and ground.quotes)
        and _figures_hold(text, ground)
        and pairs_hold(text, ground.quotes)
        and _names_hold(text, ground)
        and _measures_hold(text, ground.quoted)
        and _words_hold(text, ground, view)
    )


def same_facts(text: str, french: str, around: str) -> bool:
    """Tell whether a sentence has the figures, measures and acronyms of its French version.

    Only figures of the names around (a plan's years) may be left out.
    """
    told, meant = _all_figures(text), _all_figures(french)
    return (
        told <= meant <= told | figures_in(around)
        and _measures_of(text) <= _measures_of(french)
        and acronyms_in(text) <= acronyms_in(french)
    )


def _all_figures(text: str) -> frozenset[str]:
    plain = _PER_CENT.sub(" % ", text)
    return figures_in(plain) | number_words_in(fold(plain))


def _figures_hold(text: str, ground: Ground) -> bool:
    named = figures_in(ground.around)
    return _all_figures(text) <= _all_figures(ground.quoted) | named


def _names_hold(text: str, ground: Ground) -> bool:
    known = frozenset(key_words(f"{ground.quoted} {ground.around}"))
    if not names_in(text) <= known:
        return False
    # A capital says nothing at the start of a sentence: the word itself must be known there.
    first = key_words(text)[:1]
    return all(
        word in openers() or not words(word) or stem(word) in stems_of(ground.quoted)
        or word in known
        for word in first
    )  # fmt: skip


@cache
def _measures() -> tuple[re.Pattern[str], ...]:
    number = r"(?<![\w.,/])(\d[\d.,\s]*?)\s?"
    told = generation_data()["words"]
    patterns = [*told["units"], *told["counted"]]
    return tuple(re.compile(rf"{number}(?:{p})(?!\w)") for p in patterns)


def _measures_hold(text: str, quoted: str) -> bool:
    """Tell whether numbers count what they count in the source.

    A unit (%, €) must be beside the number there too; a noun may stand elsewhere, as in
    "Élèves : 842", unless the number counts something else there.
    """
    told = _measures_of(quoted)
    taken = {number for _, number in told}
    units = len(generation_data()["words"]["units"])
    return all(at >= units and number not in taken for at, number in _measures_of(text) - told)


def _measures_of(text: str) -> frozenset[tuple[int, str]]:
    """Return the numbers of a text with what they count: 40 %, 40 €, 40 communes."""
    folded = fold(_PER_CENT.sub("%", text))
    return frozenset(
        (at, normalise_number(found[1].strip().rstrip(".,")))
        for at, pattern in enumerate(_measures())
        for found in pattern.finditer(folded)
    )


def _words_hold(text: str, ground: Ground, view: View) -> bool:
    content = [w for w in words(text) if w not in _frame_words() and not w[0].isdigit()]
    content = [w for w in content if w not in frozenset(words(ground.around)) or _in(w, ground)]
    if not content:
        return False
    weights = {word: max(view.idf(word), 0.1) for word in content}
    known = stems_of(ground.quoted)
    held = sum(weights[w] for w in content if _known(w, known))
    share = held / sum(weights[w] for w in content)
    limits = generation_data()["support"]
    kind = "_plain" if ground.plain else "_close"
    if share < limits[f"covered{kind}"]:
        return False
    near, closest = _closest(text, ground, view)
    if _denies(text) != _denies(closest) and _denies(text) != _denies(ground.quoted):
        return False
    if _denies(closest) and not _denies(text):
        return False
    close = limits["close_plain" if ground.plain else "close"]
    return bool(share >= limits["covered"] or near >= close)


def _in(word: str, ground: Ground) -> bool:
    return _known(word, stems_of(ground.quoted))


def _known(word: str, stems: frozenset[str]) -> bool:
    own = stem(word)
    return own in stems or any(akin(own, other) for other in stems)


def _closest(text: str, ground: Ground, view: View) -> tuple[float, str]:
    """Return the sentence of the passages that is nearest in meaning, and how near it is."""
    told = [quote[a:b] for quote in ground.quotes for a, b in sentences(quote)] or [ground.quoted]
    near: Sequence[float] = view.similarity([text], told)[0]
    return max(zip(near, told, strict=True))


@cache
def _frame_words() -> frozenset[str]:
    return frozenset(words(generation_data()["words"]["frame"]))


@cache
def _negations() -> re.Pattern[str]:
    return re.compile(generation_data()["words"]["negations"])


def _denies(text: str) -> bool:
    return _negations().search(fold(text)) is not None
