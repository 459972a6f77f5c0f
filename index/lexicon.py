"""The corpus's own words: acronyms, everyday words, headings, authorities, institutions.

A lexicon is data that staff edit (`corpus/lexique.txt`, see docs/format-documents.md).
Code knows no word of any province: another corpus brings its own lexicon.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar

from index.document import Role
from index.lexicon_file import Entry, LexiconError, read_entries
from index.phrases import Phrases, key_words
from index.text import fold

__all__ = ["Lexicon", "LexiconError", "load_lexicon"]

_Wordings = Mapping[str, tuple[str, ...]]
_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the words of citizens and of the administration have to do with each other.

    Keys are folded (`index.text.fold`), wordings are as written in the file; the wordings
    of `roles` are folded too. `foreign` goes from a language ("en") to its words and their
    French wordings.
    """

    acronyms: _Wordings = field(default_factory=lambda: _NONE)
    everyday: _Wordings = field(default_factory=lambda: _NONE)
    roles: Mapping[Role, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    authorities: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    own_names: tuple[str, ...] = ()
    other_institutions: tuple[str, ...] = ()
    foreign: Mapping[str, _Wordings] = field(default_factory=lambda: MappingProxyType({}))
    _finders: Mapping[str, Phrases] = field(init=False, repr=False, compare=False)

    EMPTY: ClassVar[Lexicon]

    def __post_init__(self) -> None:
        finders = {language: Phrases.of(words) for language, words in self.foreign.items()}
        finders["sigles"] = Phrases.of(self.acronyms)
        finders["mots"] = Phrases.of(self.everyday)
        finders["autorites"] = Phrases.of((*self.authorities, *self.everyday))
        finders["institutions"] = Phrases.of((*self.own_names, *self.other_institutions))
        object.__setattr__(self, "_finders", finders)

    def expand(self, text: str, language: str = "fr") -> tuple[str, ...]:
        """Return the administration's wordings of the words and phrases found in a text.

        Each wording comes once, as written in the lexicon; acronyms first. A text in
        another language is looked up in its own words; of the French ones, only acronyms
        in capitals count there ("IST" is one, "ist" is German).
        """
        if language == "fr":
            found = [*self._found("sigles", text, self.acronyms)]
            found += self._found("mots", text, self.everyday)
        else:
            capitals = " ".join(word for word in text.split() if word.isupper())
            found = [*self._found("sigles", capitals, self.acronyms)]
            found += self._found(language, text, self.foreign.get(language, _NONE))
        return tuple(dict.fromkeys(found))

    def _found(self, finder: str, text: str, table: _Wordings) -> list[str]:
        if not table:
            return []
        return [w for phrase in self._finders[finder].found_in(text) for w in table[phrase]]

    def authority(self, text: str) -> tuple[str, str] | None:
        """Return the first subject of another authority found in a text, and that authority.

        A word inside a longer everyday phrase is no subject: "où vont nos impôts" asks about
        the budget, not about a tax return.
        """
        for found in self._finders["autorites"].found_in(text):
            if found in self.authorities:
                return found, self.authorities[found]
        return None

    def institutions_in(self, text: str) -> tuple[str, ...]:
        """Return the other institutions that a text names, as written in the lexicon."""
        found = self._finders["institutions"].found_in(text)
        return tuple(name for name in found if name in self.other_institutions)

    def role_of(self, heading: str) -> Role | None:
        """Return the role that a heading's words announce: the longest wording found in it."""
        words = f" {' '.join(key_words(heading))} "
        best: tuple[int, Role] | None = None
        for role, wordings in self.roles.items():
            for wording in wordings:
                key = f" {' '.join(key_words(wording))} "
                if key in words and (best is None or len(key) > best[0]):
                    best = (len(key), role)
        return best[1] if best else None


Lexicon.EMPTY = Lexicon()


def load_lexicon(path: Path) -> Lexicon:
    """Read a lexicon; raise LexiconError, naming the line, when a line cannot be understood."""
    entries = read_entries(path)
    languages = {e.language for e in entries if e.language}
    return Lexicon(
        acronyms=_wordings(entries, "sigles"),
        everyday=_wordings(entries, "mots courants", "synonymes"),
        roles=_roles(entries),
        authorities=_authorities(entries),
        own_names=_institutions(entries, "propre"),
        other_institutions=_institutions(entries, "autre"),
        foreign={
            language: _wordings([e for e in entries if e.language == language], "mots etrangers")
            for language in sorted(languages)
        },
    )


def _wordings(entries: list[Entry], *sections: str) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        if entry.section in sections:
            for word in entry.words:
                others = (w for w in entry.wordings if fold(w) != word)
                table[word] = tuple(dict.fromkeys((*table.get(word, ()), *others)))
    return table


def _roles(entries: list[Entry]) -> dict[Role, tuple[str, ...]]:
    table = _wordings(entries, "rubriques")
    return {Role(role): tuple(fold(word) for word in words) for role, words in table.items()}


def _authorities(entries: list[Entry]) -> dict[str, str]:
    return {
        word: entry.value
        for entry in entries
        if entry.section == "autres autorites"
        for word in entry.words
    }


def _institutions(entries: list[Entry], kind: str) -> tuple[str, ...]:
    return _wordings([e for e in entries if e.words == (kind,)], "institutions").get(kind, ())
