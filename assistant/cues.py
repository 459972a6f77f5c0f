"""The signs by which a question's kind, attributes and intent are known, read from data."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from assistant.figures import WORDS
from index.text import fold, fold_with_offsets


class Kind(StrEnum):
    """What sort of answer a question calls for."""

    DEFINITION = "definition"
    LIST = "list"
    COUNT = "count"
    AMOUNT = "amount"
    WHO = "who"
    WHERE = "where"
    WHEN = "when"
    WHY = "why"
    HOW_TO = "howto"
    YES_NO = "yesno"
    COMPARISON = "comparison"
    OVERVIEW = "overview"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Attribute:
    """A detail that a question asks of its subject, and the form it takes in a text."""

    name: str
    forms: tuple[re.Pattern[str], ...]
    answer: re.Pattern[str]

    def asked_in(self, folded: str) -> bool:
        """Tell whether a folded question asks for this detail."""
        return any(form.search(folded) for form in self.forms)

    def words_in(self, folded: str) -> frozenset[str]:
        """Return the words of a folded question that name this detail."""
        return frozenset(
            word
            for form in self.forms
            for found in form.finditer(folded)
            for word in re.findall(r"[a-z]+", found[0])
            if any(word.startswith(start) for start in _literals(form.pattern))
        )

    def shown_in(self, text: str) -> bool:
        """Tell whether a text has the form of this detail.

        Patterns are matched on folded text, except those for names, which need capitals.
        """
        subject = text if "(?-i:" in self.answer.pattern else fold(text)
        return self.answer.search(subject) is not None


# "<N>" in a pattern stands for a number, in digits or in letters.
_NUMBER = rf"(?:\d+|une?|neuf|{'|'.join(WORDS)})"


def _literals(pattern: str) -> list[str]:
    """Return the words that a pattern spells out, without the letters that may be left out."""
    return re.findall(r"[a-z]{3,}", re.sub(r"[a-z]\?", "", re.sub(r"\\[a-zA-Z]", " ", pattern)))


def _any(patterns: list[str]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{p})" for p in patterns)
    return re.compile(joined.replace("<N>", _NUMBER), re.IGNORECASE)


def _data(name: str) -> dict[str, object]:
    text = resources.files("assistant").joinpath("data", name).read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _cues() -> dict[str, object]:
    return _data("cues.toml")


@cache
def _kinds() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    rows: list[dict[str, object]] = _cues()["kind"]  # type: ignore[assignment]
    return tuple((Kind(str(row["name"])), _any(row["patterns"])) for row in rows)  # type: ignore[arg-type]


@cache
def attributes() -> tuple[Attribute, ...]:
    """Return every attribute that a question may ask for."""
    rows: list[dict[str, object]] = _cues()["attribute"]  # type: ignore[assignment]
    return tuple(
        Attribute(str(row["name"]), tuple(_any([f]) for f in row["question"]), _any(row["answer"]))  # type: ignore[arg-type, attr-defined]
        for row in rows
    )


@cache
def _intent(name: str) -> re.Pattern[str]:
    table: dict[str, dict[str, list[str]]] = _cues()["intent"]  # type: ignore[assignment]
    return _any(table[name]["patterns"])


def asks_for(intent: str, folded: str) -> bool:
    """Tell whether a folded question is after something ("signature", "purpose")."""
    return _intent(intent).search(folded) is not None


@cache
def generic_words() -> frozenset[str]:
    """Return the folded words that carry a question and say nothing of its subject."""
    words: dict[str, str] = _cues()["words"]  # type: ignore[assignment]
    return frozenset(fold(words["generic"]).split())


@cache
def _strip() -> re.Pattern[str]:
    table: dict[str, list[str]] = _cues()["strip"]  # type: ignore[assignment]
    return _any(table["patterns"])


@cache
def _guard(name: str) -> re.Pattern[str]:
    table = _data("guards.toml")
    for part in name.split("."):
        table = table[part]  # type: ignore[assignment]
    return _any(table["patterns"])  # type: ignore[arg-type]


@cache
def smalltalk_kinds() -> tuple[str, ...]:
    """Return the names of the kinds of small talk, in the order they are tried."""
    table: dict[str, object] = _data("guards.toml")["smalltalk"]  # type: ignore[assignment]
    return tuple(table)


def shows(sign: str, folded: str) -> bool:
    """Tell whether folded text shows a sign of `guards.toml` ("attack", "smalltalk.thanks")."""
    return _guard(sign).search(folded) is not None


def strip_wording(text: str) -> str:
    """Drop greetings, thanks and turns of phrase that say nothing of the subject."""
    return _without(_strip(), text)


def without_sign(sign: str, text: str) -> str:
    """Drop the words of a text that show a sign of `guards.toml`."""
    return _without(_guard(sign), text)


def _without(pattern: re.Pattern[str], text: str) -> str:
    folded = fold_with_offsets(text)
    for found in reversed(list(pattern.finditer(folded.text))):
        if found[0]:
            start, end = folded.offsets[found.start()], folded.offsets[found.end() - 1] + 1
            text = f"{text[:start]} {text[end:]}"
    return " ".join(text.split())


def kind_of(folded: str) -> Kind:
    """Return the kind of a folded question."""
    return next((kind for kind, pattern in _kinds() if pattern.search(folded)), Kind.OPEN)


def attributes_of(folded: str) -> tuple[Attribute, ...]:
    """Return the details that a folded question asks for."""
    return tuple(a for a in attributes() if a.asked_in(folded))
