"""Stems of French words: what is left when their endings are cut.

Snowball cuts endings and so leaves apart what French conjugates otherwise: "construit" and
"construire", "ils célèbrent" and "célébrés", "travaux" and "travail". Such forms are first
brought to their dictionary form, which simplemma has; all without accents, for questions are
often typed without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

import Stemmer
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from index.text import fold

_FEMININE = re.compile(r"(?<=[a-z]{3})ees?$")
# Of two verbs that share a form, the dictionary names the rare one: "ouvrer" is to work wood.
_RARE = {"ouvrer": "ouvrir"}


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the French stem of a folded word; a number is its own stem."""
    if not word.isalpha():
        return word
    return _irregular().get(word) or _cut([word])[0]


def _cut(words: Iterable[str]) -> list[str]:
    # Without its accent, the feminine of a participle ("rédigée") would keep its last "e".
    return list(_stemmer().stemWords([_without_feminine(word) for word in words]))


def _without_feminine(word: str) -> str:
    return _FEMININE.sub("e", word) if word.endswith(("ee", "ees")) else word


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("french")


@cache
def _irregular() -> Mapping[str, str]:
    """Return the stems of the forms that cutting alone would not bring to their word's.

    A form of several words ("vis" of "voir" and of "vivre") is left to the stemmer.
    """
    pairs = DefaultDictionaryFactory().get_dictionary("fr").items()
    written = [(str(form), _text(base)) for form, base in pairs]
    # Folded in one call each, which is many times faster than word by word.
    forms = fold("\n".join(form.replace(" ", "-") for form, _ in written)).split()
    bases = fold("\n".join(base.replace(" ", "-") for _, base in written)).split()
    words: dict[str, str] = {}
    several: set[str] = set()
    for form, base in zip(forms, bases, strict=True):
        if words.setdefault(form, base) != base:
            several.add(form)
    # "admises" is a form of "admis", which is one of "admettre".
    told = [
        (f, _RARE.get(b, b if b in several else words.get(b, b)))
        for f, b in words.items()
        if f not in several and _plain(f, b)
    ]
    met = sorted({base for _, base in told})
    stems = dict(zip(met, _cut(met), strict=True))
    both = zip(told, _cut(form for form, _ in told), strict=True)
    return {form: stems[base] for (form, base), cut in both if cut != stems[base]}


def _plain(form: str, base: str) -> bool:
    return form != base and form.isalpha() and base.isalpha()


def _text(base: str | bytes) -> str:
    return base.decode() if isinstance(base, bytes) else base
