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
_OF_A_QUESTION = 2048
"""Texts at most that are words and passages of one question, not a corpus to be read."""
_REMEMBERED = 16_384
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
    """Turn texts into unit vectors by averaging one vector per subword.

    `table` has one row per subword (float32), `lengths` the length of each: how much the
    subword counts.
    """

    def __init__(self, folder: Path) -> None:
        module = json.loads((folder / "modules.json").read_text("utf-8"))[0]
        home = folder / module["path"]
        self._tokenizer = Tokenizer.from_file(str(home / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._read = lru_cache(maxsize=_REMEMBERED)(self._tokenise)
        self.table = _token_table(load_file(home / "model.safetensors"))
        self.lengths: Vectors = np.linalg.norm(self.table, axis=1)

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        return int(self.table.shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per text; a text without a known subword gives zeros."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        read = self._remembered if len(texts) <= _OF_A_QUESTION else self._all_at_once
        for at in range(0, len(texts), _BATCH):
            batch = texts[at : at + _BATCH]
            self.add_up(read(batch), vectors[at : at + len(batch)])
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
        return vectors

    def _remembered(self, texts: Sequence[str]) -> list[Ids]:
        return [self.subwords(text) for text in texts]

    def _all_at_once(self, texts: Sequence[str]) -> list[Ids]:
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [np.array(e.ids, dtype=np.int32) for e in encodings]

    def subwords(self, text: str) -> Ids:
        """Return the row in `table` of each subword of a text; those of past texts are kept."""
        return self._read(text)

    def add_up(self, texts: Sequence[Ids], out: Vectors) -> None:
        """Write the sum of each text's subwords into the rows of `out`, zeros before."""
        filled = [row for row, ids in enumerate(texts) if len(ids)]
        if filled:
            starts = np.cumsum([0, *(len(texts[row]) for row in filled[:-1])])
            flat = np.concatenate([texts[row] for row in filled])
            out[filled] = np.add.reduceat(self.table[flat], starts, axis=0)

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
        return min(float(np.linalg.norm(self.table[ids].sum(axis=0))) / self._long, 1.0)

    @cached_property
    def _long(self) -> float:
        return float(np.quantile(self.lengths, 0.9)) or 1.0

    def _tokenise(self, text: str) -> Ids:
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        return np.array(encoding.ids, dtype=np.int32)


def _has_prompts(config: Path) -> bool:
    if not config.is_file():
        return False
    return any((json.loads(config.read_text("utf-8")).get("prompts") or {}).values())


def _token_table(tensors: dict[str, NDArray[np.generic]]) -> Vectors:
    if "embedding.weight" in tensors:
        return tensors["embedding.weight"].astype(np.float32)
    table = tensors["embeddings"].astype(np.float32)
    if "mapping" in tensors:
        table = table[tensors["mapping"]]
    if "weights" in tensors:
        table *= tensors["weights"].astype(np.float32)[:, None]
    return table
