"""The cross-encoder: it reads a question with a text and tells whether the text answers.

An encoder of sentences gives each text one vector, and vectors of two texts on one subject
are near whatever they say of it. A cross-encoder (Nogueira & Cho, 2019) reads both at
once, word by word: slower, so it is asked about the few texts that search found best.

The bundled model is made by `training/cross_encoder` (its README says from what): six layers,
8 bits, run by onnxruntime.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial
from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

BUNDLED = Path(__file__).parent / "french_cross_encoder"

# Subwords of a question and its text together; the text is cut, never the question.
LONGEST = 128
# Subwords of the longest question that training has shown: of a longer message the model
# knows nothing, and approves of any text.
LONGEST_QUESTION = 40
_READERS = 2


class CrossEncoder:
    """A model that scores how well a text answers a question.

    `folder` holds `tokenizer.json` and `model.onnx`, whose inputs are `ids`, `mask` and
    `segments` (batch × subwords, int64; segment 0 is the question, 1 the text) and whose
    output is `score` (batch, float32).
    """

    def __init__(self, folder: Path) -> None:
        options = SessionOptions()
        # Several texts at a time are sooner read than several threads read one.
        options.intra_op_num_threads = 1
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="cross-encoder")
        self._session = InferenceSession(
            folder / "model.onnx", options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST, strategy="longest_first")

    def scores(self, question: str, texts: Sequence[str]) -> list[float] | None:
        """Return one score per text, in logits: above 0, the text rather answers.

        None when the question is longer than any that the model has learnt from. Each text is
        read by itself: in a batch, 8-bit activations share one scale, so the score of a text
        would depend on the others.
        """
        asked = self._tokenizer.encode(question, add_special_tokens=False)
        if len(asked.ids) > LONGEST_QUESTION:
            return None
        return list(self._readers.map(partial(self._score, question), texts))

    def _score(self, question: str, text: str) -> float:
        read = self._tokenizer.encode(question, text)
        ids, segments = (np.array([row], dtype=np.int64) for row in (read.ids, read.type_ids))
        inputs = {"ids": ids, "mask": np.ones_like(ids), "segments": segments}
        (score,) = self._session.run(["score"], inputs)
        return float(score[0])


@lru_cache(maxsize=1)
def bundled_cross_encoder() -> CrossEncoder:
    """Return the bundled model, read once per process."""
    return CrossEncoder(BUNDLED)
