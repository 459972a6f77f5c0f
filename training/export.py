"""Write the student as a sentence-transformers model, eight bits per number."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer

from training.vocabulary import UNKNOWN

LARGEST = 25_000_000
"""Bytes that the shipped folder may take."""


def export(tokenizer: Tokenizer, table: NDArray[np.float32], folder: Path, card: str) -> None:
    """Write a folder that `SentenceTransformer(folder)` loads.

    Rows are int8 with one scale per subword, in the layout that `StaticEmbedding` reads
    (`embeddings`, `weights`). The unknown subword's is zero: two unknown words are not the
    same word. Raises ValueError when the folder comes out too large.
    """
    table = table.copy()
    table[tokenizer.token_to_id(UNKNOWN)] = 0
    shutil.rmtree(folder, ignore_errors=True)
    model = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=table), Normalize()]
    )
    model.save(str(folder), create_model_card=False)
    (weights,) = folder.rglob("model.safetensors")
    rows, scales = quantise(table)
    save_file({"embeddings": rows, "weights": scales}, weights)
    weights.chmod(0o644)
    (folder / "README.md").write_text(card, encoding="utf-8")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    if size > LARGEST:
        raise ValueError(f"the encoder takes {size} bytes, more than {LARGEST}")


def quantise(table: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return int8 rows and the scale of each: `rows * scales` is the table again, nearly."""
    scales = np.maximum(np.abs(table).max(axis=1), 1e-12).astype(np.float32) / 127
    return np.round(table / scales[:, None]).astype(np.int8), scales
