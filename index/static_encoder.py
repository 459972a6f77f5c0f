"""Token embeddings averaged into sentence vectors, without torch.

Reads the sentence-transformers format of `StaticEmbedding`: `tokenizer.json` and
`model.safetensors`, either one float row per token (`embedding.weight`) or quantised rows
with one scale per token (`embeddings`, `weights`, and an optional `mapping` of tokens to
rows). Vectors equal those of sentence-transformers to rounding.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

Vectors = NDArray[np.float32]
Ids = NDArray[np.int32]

_BATCH = 512
_HALF = 12
"""Subwords of half a window; a window is about a sentence."""
_REMEMBERED = 8192
"""Texts whose subwords are remembered: the same passages are looked at again and again."""
_READ_MODULES = ("StaticEmbedding", "Normalize")


def is_static(folder: Path) -> bool:
    """Tell whether a folder holds a static model (and nothing this module cannot compute)."""
    modules = folder / "modules.json"
    if not modules.is_file():
        return False
    kinds = [m["type"].rpartition(".")[2] for m in json.loads(modules.read_text("utf-8"))]
    plain = kinds[:1] == ["StaticEmbedding"] and set(kinds) <= set(_READ_MODULES)
    return plain and not _has_prompts(folder / "config_sentence_transformers.json")


class StaticEncoder:
    """Turn texts into unit vectors by averaging one vector per subword."""

    def __init__(self, folder: Path) -> None:
        module = json.loads((folder / "modules.json").read_text("utf-8"))[0]
        home = folder / module["path"]
        self._tokenizer = Tokenizer.from_file(str(home / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._ids = lru_cache(maxsize=_REMEMBERED)(self._read)
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
            ids = [np.array(e.ids, dtype=np.int32) for e in encodings]
            self._average(ids, vectors[at : at + len(batch)])
        return vectors

    def nearest_windows(self, query: Vectors, texts: Sequence[str]) -> Vectors:
        """Return, for each text, the cosine of its window of subwords nearest to a vector.

        A long text says many things and its mean none of them; a short one is one window.
        """
        if not texts:
            return np.zeros(0, dtype=np.float32)
        pieces = [_halves(self._ids(text)) for text in texts]
        first = np.cumsum([0, *map(len, pieces)])[:-1]
        sums = np.zeros((sum(map(len, pieces)), self.dimension), dtype=np.float32)
        self._sum([half for own in pieces for half in own], sums)
        windows = _joined(sums, first)
        cosines = windows @ query / np.maximum(np.linalg.norm(windows, axis=1), 1e-12)
        return np.asarray(np.maximum.reduceat(cosines, first), dtype=np.float32)

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

    def _average(self, ids: Sequence[Ids], out: Vectors) -> None:
        self._sum(ids, out)
        out /= np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-12)

    def _sum(self, ids: Sequence[Ids], out: Vectors) -> None:
        filled = [row for row, tokens in enumerate(ids) if len(tokens)]
        if filled:
            starts = np.cumsum([0, *(len(ids[row]) for row in filled[:-1])])
            flat = np.concatenate([ids[row] for row in filled])
            out[filled] = np.add.reduceat(self._table[flat], starts, axis=0)

    def _read(self, text: str) -> Ids:
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        return np.array(encoding.ids, dtype=np.int32)


def _has_prompts(config: Path) -> bool:
    if not config.is_file():
        return False
    return any((json.loads(config.read_text("utf-8")).get("prompts") or {}).values())


def _halves(ids: Ids) -> list[Ids]:
    return [ids[at : at + _HALF] for at in range(0, max(1, len(ids)), _HALF)]


def _joined(halves: Vectors, first: NDArray[np.int64]) -> Vectors:
    """Add to each half window the next of its text; the last is with the one before."""
    last = np.append(first[1:], len(halves)) - 1
    windows = halves.copy()
    windows[:-1] += halves[1:]
    windows[last] = halves[last]
    followed = last[last > first]
    windows[followed] = windows[followed - 1]
    return windows


def _token_table(tensors: dict[str, NDArray[np.generic]]) -> Vectors:
    if "embedding.weight" in tensors:
        return tensors["embedding.weight"].astype(np.float32)
    table = tensors["embeddings"].astype(np.float32)
    if "mapping" in tensors:
        table = table[tensors["mapping"]]
    if "weights" in tensors:
        table *= tensors["weights"].astype(np.float32)[:, None]
    return table
