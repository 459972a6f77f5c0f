"""Stand-ins behind the same seams as the real things: quick, deterministic, offline."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np

from index.analysis import analyse
from index.embedder import Embedder, Vectors


class HashingEmbedder(Embedder):
    """Embed a text as the hashed bag of its stems; remember what was asked."""

    def __init__(self, name: str = "hashing", dimension: int = 64) -> None:
        self.name = name
        self.dimension = dimension
        self.fingerprint = hashlib.sha256(f"{name}/{dimension}".encode()).hexdigest()
        self.encoded: list[str] = []

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.encoded.extend(texts)
        return self._encode(texts)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for term in analyse(text):
                digest = hashlib.blake2b(term.encode(), digest_size=4).digest()
                vectors[row, int.from_bytes(digest) % self.dimension] += 1
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.divide(vectors, norms, out=vectors, where=norms > 0)


class ContextualHashing(HashingEmbedder):
    """The same beside a contextual encoder, which knows what some words mean.

    `meanings` numbers the words that it knows; those of one number mean the same. It
    remembers the passages and the known questions that it was asked to read.
    """

    def __init__(self, meanings: Mapping[str, int]) -> None:
        super().__init__("contextual hashing")
        self.meanings = meanings
        self.context_dimension = 1 + max(meanings.values())
        self.read: list[str] = []
        self.questions: list[str] = []

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        self.questions.extend(texts)
        return np.array([self.encode_asked(text) for text in texts], dtype=np.float32)

    def encode_context(self, passages: Sequence[str]) -> Vectors:
        self.read.extend(passages)
        return np.array([self.encode_asked(text) for text in passages], dtype=np.float32)

    def encode_asked(self, question: str) -> Vectors:
        vector = np.zeros(self.context_dimension, dtype=np.float32)
        for word, meaning in self.meanings.items():
            vector[meaning] += word in question.lower()
        return vector / max(float(np.linalg.norm(vector)), 1e-9)
