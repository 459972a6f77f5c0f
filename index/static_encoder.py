"""Token embeddings averaged into sentence vectors, without torch.

Reads the sentence-transformers format of `StaticEmbedding`: `tokenizer.json` and
`model.safetensors`, either one float row per token (`embedding.weight`) or quantised rows
with one scale per token (`embeddings`, `weights`, and an optional `mapping` of tokens to
rows). Vectors equal those of sentence-transformers to rounding.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

Vectors = NDArray[np.float32]

_BATCH = 512
_READ_MODULES = ("StaticEmbedding", "Normalize")


def is_static(folder: Path) -> bool:
    """Tell whether a folder holds a static model (and nothing this module cannot compute)."""
    modules = folder / "modules.json"
    if not modules.is_file():
        return False
    kinds = [m["type"].rpartition(".")[2] for m in json.loads(modules.read_text("utf-8"))]
    return kinds[:1] == ["StaticEmbedding"] and set(kinds) <= set(_READ_MODULES)


class StaticEncoder:
    """Turn texts into unit vectors by averaging one vector per subword."""

    def __init__(self, folder: Path) -> None:
        module = json.loads((folder / "modules.json").read_text("utf-8"))[0]
        home = folder / module["path"]
        self._tokenizer = Tokenizer.from_file(str(home / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._table = _token_table(load_file(home / "model.safetensors"))

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        return int(self._table.shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per text; a text without a known subword gives zeros."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for at in range(0, len(texts), _BATCH):
            batch = list(texts[at : at + _BATCH])
            encodings = self._tokenizer.encode_batch(batch, add_special_tokens=False)
            self._average([e.ids for e in encodings], vectors[at : at + len(batch)])
        return vectors

    def is_word(self, word: str) -> bool:
        """Tell whether the vocabulary has this word whole."""
        return self._tokenizer.token_to_id(word) is not None

    def importance(self, word: str) -> float:
        """Return how much a word says of a text's subject, 0 to 1, as training has learnt it.

        A text's vector is the sum of its tokens': the longer a token's vector, the more it
        counts. The measure is the length of the word's vector against the longest tenth.
        """
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids
        if not ids:
            return 0.0
        return min(float(np.linalg.norm(self._table[ids].sum(axis=0))) / self._long, 1.0)

    @cached_property
    def _long(self) -> float:
        return float(np.quantile(np.linalg.norm(self._table, axis=1), 0.9)) or 1.0

    def _average(self, ids: Sequence[Sequence[int]], out: Vectors) -> None:
        filled = [row for row, tokens in enumerate(ids) if tokens]
        if not filled:
            return
        starts = np.cumsum([0, *(len(ids[row]) for row in filled[:-1])])
        flat = np.fromiter((t for row in filled for t in ids[row]), dtype=np.int64)
        sums = np.add.reduceat(self._table[flat], starts, axis=0)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        out[filled] = sums / np.maximum(lengths, 1e-12)


def _token_table(tensors: dict[str, NDArray[np.generic]]) -> Vectors:
    if "embedding.weight" in tensors:
        return tensors["embedding.weight"].astype(np.float32)
    table = tensors["embeddings"].astype(np.float32)
    if "mapping" in tensors:
        table = table[tensors["mapping"]]
    if "weights" in tensors:
        table *= tensors["weights"].astype(np.float32)[:, None]
    return table
