"""Read the lines of a lexicon file, and say in French which one is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from index.document import Role
from index.phrases import key_words
from index.text import fold

SECTIONS = (
    "sigles", "mots courants", "synonymes", "rubriques", "autres autorités", "institutions",
    "mots étrangers",
)  # fmt: skip
_FOLDED_SECTIONS = {fold(name): name for name in SECTIONS}
_LANGUAGE = re.compile(r"([a-z]{2})\s*:\s*(.*)")
_COMMENT = re.compile(r"(?:^|\s)#.*")


class LexiconError(ValueError):
    """Raised when a lexicon cannot be understood; says which line, and why, in French."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"Lexique, ligne {line} : {reason}")
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Entry:
    """One line `words = wordings`; of synonyms, a line of words that stand for one another.

    `section` and `words` are folded; `value` is the right side as written, and `wordings`
    its parts between commas.
    """

    line: int
    section: str
    words: tuple[str, ...]
    value: str
    wordings: tuple[str, ...]
    language: str | None = None


def read_entries(path: Path) -> list[Entry]:
    """Return the entries of a lexicon file, in order."""
    entries: list[Entry] = []
    section: str | None = None
    for number, raw in enumerate(_lines(path), start=1):
        line = _COMMENT.sub("", raw).strip()
        if line.startswith("["):
            section = _section(line, number)
        elif line:
            entries.append(_entry(line, number, section))
    _refuse_contradictions(entries)
    return entries


def _lines(path: Path) -> list[str]:
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise LexiconError(line, "le fichier doit être enregistré en UTF-8.") from None


def _section(line: str, number: int) -> str:
    name = fold(line.removeprefix("[").removesuffix("]"))
    if not line.endswith("]") or name not in _FOLDED_SECTIONS:
        known = ", ".join(f"[{known}]" for known in SECTIONS)
        raise LexiconError(
            number, f"la partie « {line} » est inconnue. Parties possibles : {known}."
        )
    return name


def _entry(line: str, number: int, section: str | None) -> Entry:
    if section is None:
        raise LexiconError(number, "cette ligne précède la première partie, par exemple [sigles].")
    left, equals, value = (part.strip() for part in line.partition("="))
    if section == "synonymes":
        if equals or "," not in left:
            raise LexiconError(number, "une ligne de synonymes est faite de mots entre virgules.")
        value = left
    elif not equals:
        raise LexiconError(number, "il manque le signe « = » entre les mots et leur équivalent.")
    language = None
    if section == "mots etrangers":
        language, left = _language(left, number)
    words = tuple(dict.fromkeys(fold(word) for word in left.split(",")))
    wordings = tuple(dict.fromkeys(word.strip() for word in value.split(",")))
    if not all(key_words(word) for word in words):
        raise LexiconError(number, "il manque un mot à gauche du signe « = ».")
    if not all(key_words(wording) for wording in wordings):
        raise LexiconError(number, "il manque un mot à droite du signe « = ».")
    _check_names(section, words, number)
    return Entry(number, section, words, value, wordings, language)


def _language(left: str, number: int) -> tuple[str, str]:
    found = _LANGUAGE.fullmatch(left)
    if not found:
        raise LexiconError(number, "il manque la langue, par exemple « en: school = école ».")
    return found[1], found[2]


def _check_names(section: str, words: tuple[str, ...], number: int) -> None:
    allowed: tuple[str, ...] = ()
    if section == "rubriques":
        allowed = tuple(role.value for role in Role)
    elif section == "institutions":
        allowed = ("propre", "autre")
    for word in words:
        if allowed and word not in allowed:
            raise LexiconError(
                number, f"« {word} » est inconnu ici. Possible : {', '.join(allowed)}."
            )


def _refuse_contradictions(entries: list[Entry]) -> None:
    first: dict[str, Entry] = {}
    for entry in entries:
        if entry.section != "autres autorites":
            continue
        for word in entry.words:
            known = first.setdefault(word, entry)
            if known.value != entry.value:
                reason = f"« {word} » a déjà une autre autorité à la ligne {known.line}."
                raise LexiconError(entry.line, reason)
