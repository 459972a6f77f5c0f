"""Words that stand for one another in French at large, whatever the documents.

The lexicon is a corpus's own and edited by its staff; the thesaurus is the language's and
comes with the program (`french/thesaurus/*.txt`, in the format of a lexicon): everyday words
and what documents say for them, sets of synonyms, and French for words of other languages.
A view keeps of it what its passages have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from index.analysis import analyse
from index.lexicon_file import read_entries
from index.phrases import key_words

_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True)
class Thesaurus:
    """By language, what each word or phrase stands for in French, under its key words.

    `forms` has the French words once more, under their stems: "embête" is looked up as
    "embêter" where it is no entry itself.
    """

    tables: Mapping[str, Mapping[str, tuple[str, ...]]]
    forms: Mapping[str, tuple[str, ...]]

    def of(self, words: str, language: str = "fr") -> tuple[str, ...]:
        """Return what these very words stand for, as written; nothing when they are not known."""
        key = " ".join(key_words(words))
        told = self.tables.get(language, _NONE).get(key)
        if told is None and language == "fr" and " " not in key:
            told = self.forms.get(_form(key))
        return told or ()

    def phrase_at(
        self, said: Sequence[str], start: int, language: str = "fr"
    ) -> tuple[int, tuple[str, ...]]:
        """Return how many words the longest phrase has that starts there, and what it stands for.

        `said` are folded words. 0 when no phrase of several words starts there.
        """
        table = self.tables.get(language, _NONE)
        for length in range(min(_LONGEST, len(said) - start), 1, -1):
            told = table.get(" ".join(key_words(" ".join(said[start : start + length]))))
            if told:
                return length, told
        return 0, ()

    def found_in(self, text: str, language: str = "fr") -> tuple[str, ...]:
        """Return what the words and the longest phrases of a text stand for."""
        said = key_words(text)
        found: dict[str, None] = {}
        at = 0
        while at < len(said):
            length, told = self.phrase_at(said, at, language)
            for word in said[at : at + max(length, 1)]:
                found.update(dict.fromkeys(self.of(word, language)))
            found.update(dict.fromkeys(told))
            at += max(length, 1)
        return tuple(found)

    def kept(self, has: Callable[[str], bool]) -> Thesaurus:
        """Return the part of it whose French wordings are had."""
        told: dict[str, bool] = {}

        def had(wording: str) -> bool:
            if wording not in told:
                told[wording] = has(wording)
            return told[wording]

        def part(table: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
            found = {key: tuple(filter(had, wordings)) for key, wordings in table.items()}
            return {key: wordings for key, wordings in found.items() if wordings}

        return Thesaurus(
            {language: part(table) for language, table in self.tables.items()}, part(self.forms)
        )


_LONGEST = 5
"""Words of the longest phrase that is looked for."""


@cache
def french_thesaurus() -> Thesaurus:
    """Return the thesaurus that comes with the program."""
    tables: dict[str, dict[str, dict[str, None]]] = {"fr": {}}
    forms: dict[str, dict[str, None]] = {}
    for language, word, wordings in _entries():
        key = " ".join(key_words(word))
        others = {w: None for w in wordings if " ".join(key_words(w)) != key}
        tables.setdefault(language, {}).setdefault(key, {}).update(others)
        if language == "fr" and " " not in key:
            forms.setdefault(_form(key), {}).update(others)
    return Thesaurus(
        {language: _settled(table) for language, table in tables.items()}, _settled(forms)
    )


def _entries() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    folder = resources.files("index").joinpath("french", "thesaurus")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        with resources.as_file(file) as path:
            for entry in read_entries(path):
                for word in entry.words:
                    yield entry.language or "fr", word, entry.wordings


def _settled(table: Mapping[str, Mapping[str, None]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(wordings) for key, wordings in table.items()}


def _form(word: str) -> str:
    return next(iter(analyse(word)), word)
