"""Names and acronyms in running text, by their capitals."""

from __future__ import annotations

import re
from functools import cache

from assistant.generation.prompts import generation_data
from index.phrases import key_words
from index.text import fold

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
_START = re.compile(r"(?:^|[.!?:…]\s*|[«“\"(]\s*)$")


def names_in(text: str) -> frozenset[str]:
    """Return the words of names, as they are compared: capitalised, not opening a sentence.

    Acronyms count wherever they stand.
    """
    found: set[str] = set(acronyms_in(text))
    for match in _WORD.finditer(text):
        word = match[0]
        if word[0].isupper() and not _START.search(text[: match.start()]):
            found.update(key_words(word))
    return frozenset(found)


def acronyms_in(text: str) -> frozenset[str]:
    """Return the words with two capitals or more: PST, HEPN, CoDi."""
    return frozenset(
        key
        for match in _WORD.finditer(text)
        if sum(c.isupper() for c in match[0]) > 1 and "-" not in match[0]
        for key in key_words(match[0])
    )


@cache
def openers() -> frozenset[str]:
    """Return the folded words that may open a sentence of a model."""
    return frozenset(key_words(fold(generation_data()["words"]["openers"])))
