"""Ways to make a false sentence of a true one, drawn by chance."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from random import Random

Change = Callable[[str, Random], str | None]

# None of them is in the documents, so that whoever says one of them lies.
_NAMES = ("Anvers", "Tournai", "Dupont", "ONEM", "Charleroi", "Verviers")
_VERBS = re.compile(r"\b(est|sont|sera|seront|vise|permet|propose|organise|assure|reçoit)\b")
_UNITS = (("%", "€"), ("€", "%"), ("millions", "milliards"), (" km", " %"))


def another_number(text: str, chance: Random) -> str | None:
    """Change one number."""
    found = list(re.finditer(r"\d+", text))
    if not found:
        return None
    at = chance.choice(found)
    return f"{text[: at.start()]}{int(at[0]) + chance.choice((1, 2, 10))}{text[at.end() :]}"


def another_name(text: str, chance: Random) -> str | None:
    """Change one capitalised word that opens no sentence."""
    found = list(re.finditer(r"(?<=[a-zéè,] )[A-ZÉ][\w-]+", text))
    if not found:
        return None
    at = chance.choice(found)
    return text[: at.start()] + chance.choice(_NAMES) + text[at.end() :]


def denied(text: str, chance: Random) -> str | None:
    """Deny one verb."""
    found = list(_VERBS.finditer(text))
    if not found:
        return None
    at = chance.choice(found)
    return f"{text[: at.start()]}ne {at[0]} pas{text[at.end() :]}"


def another_unit(text: str, _: Random) -> str | None:
    """Change a unit."""
    return next((text.replace(a, b, 1) for a, b in _UNITS if a in text), None)


def other_words(count: int, vocabulary: Sequence[str]) -> Change:
    """Change some of the longer words for others of the same documents."""

    def change(text: str, chance: Random) -> str | None:
        found = list(re.finditer(r"\b[a-zéèêàîôûç]{6,}\b", text))
        if len(found) < count:
            return None
        for at in sorted(chance.sample(found, count), key=lambda m: -m.start()):
            text = text[: at.start()] + chance.choice(vocabulary) + text[at.end() :]
        return text

    return change


def changes(sentences: Sequence[str]) -> Mapping[str, Change]:
    """Return every way, by what it is called in the report."""
    vocabulary = [w for text in sentences for w in re.findall(r"\b[a-zéèêàîôûç]{6,}\b", text)]
    return {
        "another number": another_number,
        "another name": another_name,
        "another unit": another_unit,
        "a verb denied": denied,
        "a sentence of another passage": lambda _, chance: chance.choice(sentences),
        "one other word": other_words(1, vocabulary),
        "two other words": other_words(2, vocabulary),
    }
