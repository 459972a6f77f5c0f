"""Vectors of known questions: taken from where they are known, computed for the others.

    python -m ingest.question_vectors corpus

writes `questions-connues.npz` beside `questions-connues.txt`: reading a question takes
milliseconds, reading ten thousand a minute that a first start has not. The file spares time and
changes nothing else: without it, or under another model, vectors are computed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from index.embedder import Embedder, load_embedder
from index.known_questions import KnownQuestions, digest_of
from index.vectors import Vectors
from ingest.known_questions import FILE, read_known_questions

Told = Callable[[int, int], None]

VECTORS = Path(FILE).with_suffix(".npz").name
_MOST = 127
_BATCH = 64
"""Questions read from one sign of progress to the next."""


class QuestionVectors:
    """Vectors of questions by the digest of their text."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: dict[bytes, Vectors] = {}

    def learn(self, before: KnownQuestions) -> None:
        """Take those of a build that the same embedder made."""
        if before.vectors is not None:
            vectors = before.vectors.take(range(before.vectors.rows))
            self._known.update(zip(before.asked["digest"].tolist(), vectors, strict=True))

    def read(self, path: Path) -> None:
        """Take those of a file written by `write`, if the same embedder made them."""
        if not path.is_file():
            return
        with np.load(path, allow_pickle=False) as told:
            if str(told["fingerprint"]) != self._embedder.fingerprint:
                return
            vectors = told["codes"].astype(np.float32) * told["unit"]
            vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
            self._known.update(zip(told["digests"].tolist(), vectors, strict=True))

    def write(self, path: Path, texts: Sequence[str], vectors: Vectors) -> None:
        """Keep the vectors of some questions, with 8 bits of each number."""
        unit = np.float32(np.abs(vectors).max() / _MOST)
        np.savez_compressed(
            path,
            fingerprint=self._embedder.fingerprint,
            digests=np.array([digest_of(text) for text in texts], dtype="V16"),
            codes=np.round(vectors / unit).astype(np.int8),
            unit=unit,
        )

    def of(self, texts: Sequence[str], told: Told) -> Vectors:
        """Return one vector per question; `told` hears how many of the new ones are read."""
        digests = [digest_of(text) for text in texts]
        missing = [at for at, digest in enumerate(digests) if digest not in self._known]
        for first in range(0, len(missing), _BATCH):
            batch = missing[first : first + _BATCH]
            read = self._embedder.encode_questions([texts[at] for at in batch])
            self._known.update(zip((digests[at] for at in batch), read, strict=True))
            told(min(first + _BATCH, len(missing)), len(missing))
        return np.array([self._known[digest] for digest in digests], dtype=np.float32)


def main(arguments: Sequence[str]) -> None:
    """Write the vectors of the known questions of a corpus folder."""
    folder = Path(arguments[0])
    texts = tuple(
        dict.fromkeys(each.text for each in read_known_questions(folder / FILE).questions)
    )
    vectors = QuestionVectors(load_embedder())
    vectors.read(folder / VECTORS)
    found = vectors.of(texts, lambda done, total: print(f"\r{done}/{total}", end="", flush=True))
    vectors.write(folder / VECTORS, texts, found)


if __name__ == "__main__":
    main(sys.argv[1:])
