"""Questions that people are known to ask of a document, and where it answers them.

People's words are not the documents': a question is often nearer to another question than to
the text that answers both. Those that a corpus knows (its file is read by
`ingest.known_questions`) are searched like passages: the nearest ones say where an answer may
stand, and, when the document answers none like it, that there may be none (k nearest
neighbours, Cover & Hart 1967; expanding texts with what they answer: Nogueira et al. 2019,
"Document expansion by query prediction"). They are never shown.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.layout import KNOWN, KNOWN_VECTORS
from index.vectors import Mask, VectorIndex, Vectors

ASKED = np.dtype([("digest", "V16"), ("document", "<i4")])
"""A question: the digest of its text, and its document's place among the build's."""
PLACE = np.dtype([("question", "<i4"), ("row", "<i4"), ("start", "<i4")])
"""Where a question is answered: a row of the build, and where the answering words start in
the document's text. A question without a place is one that its document does not answer."""

Records = NDArray[Any]

_NEAREST = 24
"""Questions looked at, of those that are answered and of the others."""
_USUAL = 0.5
"""Cosine of a question and the nearest known one when they have nothing to do, about."""


@dataclass(frozen=True, slots=True)
class KnownQuestions:
    """The known questions of a build, with one vector each."""

    source: str = ""
    """Digest of the file that they come from."""
    asked: Records = field(default_factory=lambda: np.empty(0, dtype=ASKED))
    places: Records = field(default_factory=lambda: np.empty(0, dtype=PLACE))
    vectors: VectorIndex | None = None

    def kept(self, documents: Mask, rows: Mask) -> KnownQuestions:
        """Return those of some documents, given with their rows, which are numbered anew."""
        if self.vectors is None or documents.all():
            return self
        stays = documents[self.asked["document"]]
        asked = self.asked[stays]
        asked["document"] = (np.cumsum(documents) - 1)[asked["document"]]
        places = self.places[stays[self.places["question"]]]
        places["question"] = (np.cumsum(stays) - 1)[places["question"]]
        places["row"] = (np.cumsum(rows) - 1)[places["row"]]
        left = VectorIndex.build(self.vectors.take(np.flatnonzero(stays)), halved=True)
        return KnownQuestions(self.source, asked, places, left)


def write_known(folder: Path, known: KnownQuestions) -> None:
    """Write known questions, if there are any, among the files of a build."""
    if known.source:
        np.savez(folder / KNOWN, source=known.source, asked=known.asked, places=known.places)
    if known.vectors is not None:
        known.vectors.save(folder / KNOWN_VECTORS)


def read_known(folder: Path) -> KnownQuestions:
    """Read them back. Call it on a verified folder."""
    if not (folder / KNOWN).exists():
        return KnownQuestions()
    with np.load(folder / KNOWN, allow_pickle=False) as told:
        source, asked, places = str(told["source"]), told["asked"], told["places"]
    path = folder / KNOWN_VECTORS
    vectors = VectorIndex.load(path) if path.exists() else None
    if len(asked) != (vectors.rows if vectors else 0):
        raise ValueError("known questions and their vectors do not match")
    return KnownQuestions(source, asked, places, vectors)


@dataclass(frozen=True, slots=True)
class Near:
    """The known questions near to one that is asked.

    `answered` gives, for a row of the build, the places in it where they are answered, each
    with the likeness of the nearest of them; `unanswered`, for a document's id, the likeness of
    the nearest question that it does not answer. Likeness: 0 (as any question) to 1.
    """

    answered: Mapping[int, tuple[tuple[int, float], ...]] = field(default_factory=dict)
    unanswered: Mapping[str, float] = field(default_factory=dict)


def digest_of(question: str) -> bytes:
    """Return what a question is known by."""
    return hashlib.blake2b(question.encode(), digest_size=16).digest()


class NearQuestions:
    """Finds the known questions of some documents; of the others, nothing can be learnt."""

    def __init__(
        self, known: KnownQuestions, documents: Sequence[str], visible: Mapping[str, object]
    ) -> None:
        """`documents` are the ids of the build's, in order."""
        self._vectors = known.vectors
        self._documents = documents
        self._of = known.asked["document"]
        seen = np.array([each in visible for each in documents], dtype=np.bool_)[self._of]
        answered = np.zeros(len(known.asked), dtype=np.bool_)
        answered[known.places["question"]] = True
        self._answered, self._unanswered = seen & answered, seen & ~answered
        places = known.places[np.argsort(known.places["question"], kind="stable")]
        self._places = places[["row", "start"]].tolist()
        numbers = np.arange(len(known.asked) + 1)
        self._first = np.searchsorted(places["question"], numbers).tolist()

    def near(self, asked: Vectors | None) -> Near:
        """Return the known questions near to one, given by its vector."""
        if asked is None or self._vectors is None:
            return Near()
        places: dict[int, dict[int, float]] = {}
        for question, likeness in self._nearest(asked, self._answered):
            for row, start in self._places[self._first[question] : self._first[question + 1]]:
                places.setdefault(row, {}).setdefault(start, likeness)
        unanswered: dict[str, float] = {}
        for question, likeness in self._nearest(asked, self._unanswered):
            unanswered.setdefault(self._documents[self._of[question]], likeness)
        answered = {row: tuple(starts.items()) for row, starts in places.items()}
        return Near(answered, unanswered)

    def _nearest(self, asked: Vectors, allowed: Mask) -> list[tuple[int, float]]:
        """Return the nearest of some questions with their likeness, best first."""
        if self._vectors is None or not allowed.any():
            return []
        rows, cosines = self._vectors.search(asked, _NEAREST, allowed)
        likeness = np.clip((cosines - _USUAL) / (1 - _USUAL), 0, 1)
        return [(int(r), float(x)) for r, x in zip(rows, likeness, strict=True) if x > 0]
