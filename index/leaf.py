"""A document as it lies in a build: what the next build copies without decoding it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from index.analysis import words
from index.document import Audience, Document, Passage, PassageKind
from index.records import decode, to_line

ROW = np.dtype([("digest", "V16"), ("words", "<u4"), ("public", "?"), ("searched", "?")])
"""What is known of a row: the digest of its indexed text, how many words it has, whether
it is public, and whether it is searched at all (an editor's note is not)."""

Marks = NDArray[Any]
Numbers = NDArray[np.int32]


class Vocabulary:
    """Numbers words in order of appearance."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._numbers = {word: at for at, word in enumerate(known)}

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, word: str) -> int:
        """Return the number of a word, a new one when it was never seen."""
        return self._numbers.setdefault(word, len(self._numbers))


@dataclass(frozen=True, slots=True)
class Leaf:
    """The lines of a document and of its passages, and what is known of each passage.

    `words` are the numbers of the words of its rows, one row after the other.
    """

    document_id: str
    document: bytes
    passages: bytes
    acts: int
    rows: Marks
    words: Numbers

    @classmethod
    def of(cls, document: Document, passages: Sequence[Passage], vocabulary: Vocabulary) -> Self:
        """Make the leaf of a document that was just read."""
        told = [words(passage.search_text) for passage in passages]
        rows = [_marks(passage, len(row)) for passage, row in zip(passages, told, strict=True)]
        return cls(
            document_id=document.id,
            document=to_line(document),
            passages=b"".join(map(to_line, passages)),
            acts=len(document.acts),
            rows=np.array(rows, dtype=ROW),
            words=np.array([vocabulary.number(w) for row in told for w in row], dtype=np.int32),
        )

    @property
    def annex_of(self) -> str | None:
        """Return the id of the document that this one is an annex of."""
        if b'"annex_of"' not in self.document:
            return None
        declared = json.loads(self.document)["metadata"].get("annex_of")
        return declared if isinstance(declared, str) else None


def outside_acts(leaves: Sequence[Leaf]) -> NDArray[np.bool_]:
    """Tell which rows are of documents without acts: those that the contextual encoder reads.

    Acts are many, and asked for by their date, their number or their subject's own words.
    """
    outside = np.array([leaf.acts == 0 for leaf in leaves], dtype=np.bool_)
    return np.repeat(outside, [len(leaf.rows) for leaf in leaves])


def search_texts(leaves: Sequence[Leaf], rows: Sequence[int]) -> Iterator[str]:
    """Yield the indexed text of rows, given in order, counted over all the leaves."""
    first, at = 0, 0
    for leaf in leaves:
        lines = leaf.passages.split(b"\n") if at < len(rows) else []
        while at < len(rows) and rows[at] < first + len(leaf.rows):
            yield decode(Passage, json.loads(lines[rows[at] - first])).search_text
            at += 1
        first += len(leaf.rows)


def _marks(passage: Passage, count: int) -> tuple[bytes, int, bool, bool]:
    digest = hashlib.blake2b(passage.search_text.encode(), digest_size=16).digest()
    public = passage.audience is Audience.PUBLIC
    return digest, count, public, passage.kind is not PassageKind.NOTE
