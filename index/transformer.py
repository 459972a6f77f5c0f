"""A small transformer with its tokenizer, run by onnxruntime: the only door to both.

Texts are read one by one: in a batch, 8-bit activations share one scale, so what is said of a
text would depend on the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Encoding, Tokenizer

Item = TypeVar("Item")
Result = TypeVar("Result")

MODEL, TOKENIZER = "model.onnx", "tokenizer.json"
_READERS = 2


class Transformer:
    """A folder's `model.onnx` and `tokenizer.json`.

    The model's inputs are `ids`, `mask` and, for pairs, `segments` (batch × subwords, int64;
    segment 0 is the first text, 1 the second); it has one output.
    """

    def __init__(self, folder: Path, longest: int) -> None:
        options = SessionOptions()
        # Several texts at a time are sooner read than several threads read one.
        options.intra_op_num_threads = 1
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="transformer")
        self._session = InferenceSession(
            folder / MODEL, options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {each.name for each in self._session.get_inputs()}
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(longest, strategy="longest_first")

    def subwords(self, text: str) -> int:
        """Return how many subwords a text has, marks of the start and the end left out."""
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def read(self, text: str, other: str | None = None) -> NDArray[np.float32]:
        """Return what the model says of a text, or of two read together: its output's one row."""
        encoded: Encoding = self._tokenizer.encode(text, other)
        given = {
            "ids": encoded.ids, "mask": encoded.attention_mask, "segments": encoded.type_ids,
        }  # fmt: skip
        rows = {
            name: np.array([row], dtype=np.int64)
            for name, row in given.items()
            if name in self._inputs
        }
        (output,) = self._session.run(None, rows)
        return np.asarray(output[0], dtype=np.float32)

    def each(self, read: Callable[[Item], Result], items: Iterable[Item]) -> Sequence[Result]:
        """Return what a reading gives of each item, several at a time, in their order."""
        return list(self._readers.map(read, items))
