"""Tell whether a sentence that a model wrote is what its passages say.

A sentence holds when every figure, measure, name and acronym in it stands in the passages
it cites, when it denies what they deny and nothing else, and when its words are theirs or
close to theirs. Anything else is dropped: a sentence lost costs less than one invented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.figures import figures_in, number_words_in
from assistant.generation.measures import measures_hold, measures_in, with_percent_signs
from assistant.generation.names import acronyms_in, names_in, openers
from assistant.generation.pairs import pairs_hold
from assistant.generation.wording import words_hold
from assistant.stems import stems_of
from index.analysis import words
from index.phrases import key_words
from index.stemming import stem
from index.text import fold
from index.view import View

_YEAR = re.compile(r"(?:19|20)\d\d")
_PERIOD = re.compile(r"\b(?:19|20)\d\d ?[-–/] ?(?:19|20)\d\d\b")


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
    text = with_percent_signs(text)
    return (
        bool(key_words(text) and ground.quotes)
        and _figures_hold(text, ground)
        and pairs_hold(text, ground.quotes)
        and _names_hold(text, ground)
        and measures_hold(text, ground.quoted)
        and words_hold(text, ground.quotes, ground.around, view, plain=ground.plain)
    )


def same_facts(text: str, french: str, around: str) -> bool:
    """Tell whether a sentence has the figures, measures and acronyms of its French version.

    Only figures of the names around (a plan's years) may be left out.
    """
    told, meant = _all_figures(text), _all_figures(french)
    return (
        told <= meant <= told | figures_in(around)
        and measures_in(text) <= measures_in(french)
        and acronyms_in(text) <= acronyms_in(french)
    )


def _all_figures(text: str) -> frozenset[str]:
    plain = with_percent_signs(text)
    return figures_in(plain) | number_words_in(fold(plain))


def _figures_hold(text: str, ground: Ground) -> bool:
    named = {figure for figure in figures_in(ground.around) if not _YEAR.fullmatch(figure)}
    # A plan's years are its name's, as written there; alone, a year is a claim.
    periods = {_digits(period) for period in _PERIOD.findall(ground.around)}
    text = _PERIOD.sub(lambda m: " " if _digits(m[0]) in periods else m[0], text)
    return _all_figures(text) <= _all_figures(ground.quoted) | named


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _names_hold(text: str, ground: Ground) -> bool:
    known = frozenset(key_words(f"{ground.quoted} {ground.around}"))
    if not names_in(text) <= known:
        return False
    # A capital says nothing at the start of a sentence: the word itself must be known there.
    first = key_words(text)[0]
    if first[0].isdigit() or first in openers() or first in known or not words(first):
        return True
    return stem(first) in stems_of(ground.quoted)
