"""Read the questions that people are known to ask of each document (`questions-connues.txt`).

    [brochure.md]                   the document, by its place in the corpus
    « des boîtes à livres »         words of it that answer what follows
    Où trouver des livres gratuits ?
    On peut prendre un bouquin sans rien payer ?
    « »                             what follows is not answered by it
    À quelle heure ouvre la bibliothèque ?

Lines that start with "#" are remarks.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from index.document import Passage, PassageKind
from index.known_questions import ASKED, PLACE, Records, digest_of
from index.leaf import Leaf
from index.records import decode
from index.text import Folded, fold, fold_with_offsets

FILE = "questions-connues.txt"
_WORDS = re.compile(r"«\s*(.*?)\s*»")


class KnownQuestionsError(ValueError):
    """Raised when the file cannot be understood; says which line, and why, in French."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"Questions connues, ligne {line} : {reason}")


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """One line: a question on a document, and the words of it that answer; none, when empty."""

    line: int
    text: str
    document: str
    words: str


@dataclass(frozen=True, slots=True)
class Placed:
    """Questions as a build keeps them, in the order of their texts, and what staff should know."""

    texts: tuple[str, ...]
    asked: Records
    places: Records
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A file of known questions; `source` is its digest, empty when there is no file."""

    questions: tuple[KnownQuestion, ...] = ()
    source: str = ""


def read_known_questions(path: Path | None) -> Written:
    """Return the questions of a file, in order. Raises KnownQuestionsError, OSError."""
    if path is None:
        return Written()
    content = path.read_bytes()
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise KnownQuestionsError(line, "le fichier doit être enregistré en UTF-8.") from None
    return Written(tuple(_questions(lines)), hashlib.sha256(content).hexdigest())


def _questions(lines: Sequence[str]) -> list[KnownQuestion]:
    found: list[KnownQuestion] = []
    document: str | None = None
    words: str | None = None
    for number, raw in enumerate(lines, start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]"):
            document, words = line[1:-1].strip(), None
        elif quoted := _WORDS.fullmatch(line):
            words = quoted[1]
        elif document is None:
            raise KnownQuestionsError(
                number, "cette ligne précède le premier document, par exemple [brochure.md]."
            )
        elif words is None:
            raise KnownQuestionsError(
                number,
                "il manque, avant cette question, les mots du document qui répondent, entre « et » "
                "(rien entre les deux si le document n’y répond pas).",
            )
        else:
            found.append(KnownQuestion(number, line, document, words))
    return found


def place_questions(
    questions: Sequence[KnownQuestion], leaves: Sequence[Leaf], documents: Sequence[str]
) -> Placed:
    """Find where questions are answered; `documents` are the places of the leaves' files.

    A question whose document is not there, or has not the words said to answer it, is left out
    and told in a note; one written twice counts once.
    """
    numbers = {place: at for at, place in enumerate(documents)}
    first_rows = np.cumsum([0, *(len(leaf.rows) for leaf in leaves)])
    searched: dict[int, _Searched] = {}
    placed, notes = _Kept(), _Notes()
    for each in questions:
        at = numbers.get(each.document)
        if at is None:
            notes.missing.setdefault(each.document, each.line)
            continue
        if at not in searched:
            searched[at] = _Searched.of(leaves[at], int(first_rows[at]))
        places = searched[at].places(each.words) if each.words else ()
        if each.words and not places:
            notes.lost.setdefault(each.words, each.line)
        else:
            placed.add(each.text, at, places)
    return Placed(
        tuple(placed.texts),
        np.array(placed.asked, dtype=ASKED),
        np.array(placed.places, dtype=PLACE),
        notes.told(),
    )


@dataclass(slots=True)
class _Kept:
    texts: dict[str, None] = field(default_factory=dict)
    asked: list[tuple[bytes, int]] = field(default_factory=list)
    places: list[tuple[int, int, int]] = field(default_factory=list)

    def add(self, text: str, document: int, places: Sequence[tuple[int, int]]) -> None:
        if text not in self.texts:
            self.places += [(len(self.asked), row, start) for row, start in places]
            self.asked.append((digest_of(text), document))
            self.texts[text] = None


@dataclass(slots=True)
class _Notes:
    """What is wrong, with the first line where it is."""

    missing: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)

    def told(self) -> tuple[str, ...]:
        return (
            *(
                f"{FILE}, ligne {line} : le document « {name} » n’est pas dans l’index ; "
                "ses questions sont laissées de côté."
                for name, line in self.missing.items()
            ),
            *(
                f"{FILE}, ligne {line} : les mots « {words} » ne sont pas dans le document ; "
                "les questions qui les suivent sont laissées de côté."
                for words, line in self.lost.items()
            ),
        )


@dataclass(frozen=True, slots=True)
class _Searched:
    """The folded passages of a document, each with its row and its start."""

    passages: tuple[tuple[int, int, Folded], ...]
    found: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, leaf: Leaf, first_row: int) -> _Searched:
        told = (decode(Passage, json.loads(line)) for line in leaf.passages.splitlines())
        return cls(
            tuple(
                (first_row + at, passage.start, fold_with_offsets(passage.text))
                for at, passage in enumerate(told)
                if passage.kind is not PassageKind.NOTE
            )
        )

    def places(self, words: str) -> tuple[tuple[int, int], ...]:
        """Return the rows that have some words, and where these start in the document's text."""
        if words not in self.found:
            needle = fold(words)
            spans = ((row, start, told.find(needle)) for row, start, told in self.passages)
            self.found[words] = tuple((row, start + s[0]) for row, start, s in spans if s)
        return self.found[words]
