"""Fold text for comparison while keeping the way back to the original.

Folding is what two texts are compared by: NFKD without accents, lower case, `œ` as
`oe`, typographic apostrophes, dashes and spaces as plain ones, Markdown marks dropped.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_PLAIN = {
    "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss",
    "’": "'", "‘": "'", "ʼ": "'", "′": "'", "`": "'",
    "“": '"', "”": '"', "«": '"', "»": '"', "„": '"',
    "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-",
    "…": "...", "\u00ad": "", "\u200b": "", "\ufeff": "",
}  # fmt: skip

# The marks of Latin letters: most texts have no other.
_ACCENTS = re.compile("[\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text, with the original offset of each of its characters.

    `offsets` has one more entry than `text`: the length of the original.
    """

    text: str
    offsets: tuple[int, ...]

    def find(self, needle: str, start: int = 0) -> tuple[int, int] | None:
        """Return the original span of an already folded needle, or None."""
        at = self.text.find(needle, start)
        if at < 0 or not needle:
            return None
        return self.offsets[at], self.offsets[at + len(needle) - 1] + 1


def fold_with_offsets(text: str) -> Folded:
    """Fold a text and keep, for each folded character, where it came from.

    Runs of white space become one space; leading and trailing ones go.
    """
    folded: list[str] = []
    offsets: list[int] = []
    for at, char in enumerate(text):
        plain = _PLAIN.get(char)
        if plain is None:
            plain = "".join(
                c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)
            ).lower()
        for c in plain:
            if c.isspace():
                if not folded or folded[-1] == " ":
                    continue
                c = " "
            folded.append(c)
            offsets.append(at)
    if folded and folded[-1] == " ":
        folded.pop()
        offsets.pop()
    return Folded("".join(folded), (*offsets, len(text)))


_TABLE = str.maketrans(_PLAIN)


def fold(text: str) -> str:
    """Return the folded text alone."""
    plain = unicodedata.normalize("NFKD", text.translate(_TABLE))
    plain = _ACCENTS.sub("", plain)
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(plain.lower().split())
