"""The contextual encoder: a question and the passage that answers it get vectors that are near.

Static vectors add up what subwords mean by themselves. A transformer reads them together
("la salle est prêtée", "prêt à partir"), so a question in people's words finds what answers it in
the administration's (bi-encoder: Reimers & Gurevych, 2019). Passages are read when the index is
built; of a question, a search reads a dozen subwords.

The bundled model is made by `training/contextual` (its README says from what): twelve layers,
8 bits, run by onnxruntime.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from index.static_encoder import Vectors
from index.transformer import MODEL, TOKENIZER, Transformer

BUNDLED = Path(__file__).parent / "french_contextual_encoder"

# Subwords of a passage that are read: its headings and a long paragraph.
LONGEST = 160
OPENNESS = "openness.json"
"""The file of a model's folder that tells open questions from narrow ones."""
QUESTION, PASSAGE = "query: ", "passage: "
"""What E5 models are told before a text: which side of a search it is on."""
_REMEMBERED = 4096


class ContextualEncoder:
    """A model that turns texts into unit vectors; `folder` is a `Transformer`'s.

    `fingerprint` changes whenever vectors may.
    """

    def __init__(self, folder: Path) -> None:
        self._model = Transformer(folder, LONGEST)
        self.fingerprint = hashlib.sha256(
            b"".join((folder / name).read_bytes() for name in (MODEL, TOKENIZER))
        ).hexdigest()
        self._read = lru_cache(_REMEMBERED)(self._model.read)
        self.dimension = len(self._read(QUESTION))
        self._open = _openness_of(folder, self.dimension)

    def encode_question(self, text: str) -> Vectors:
        """Return the vector of a question."""
        return self._read(QUESTION + text)

    def openness(self, question: str) -> float:
        """Return where a question stands on the line that training has drawn."""
        return float(self.encode_question(question) @ self._open[:-1] + self._open[-1])

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row per passage."""
        return self._each([PASSAGE + text for text in texts])

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """Return one row per question, as `encode_question` gives it."""
        return self._each([QUESTION + text for text in texts])

    def _each(self, told: Sequence[str]) -> Vectors:
        rows = self._model.each(self._read, told)
        return np.array(rows, dtype=np.float32).reshape(-1, self.dimension)


def _openness_of(folder: Path, dimension: int) -> Vectors:
    """Return the weight of each dimension, then what is added; zeros where there is no file."""
    path = folder / OPENNESS
    if not path.is_file():
        return np.zeros(dimension + 1, dtype=np.float32)
    told = json.loads(path.read_text("utf-8"))
    return np.array([*told["weights"], told["intercept"]], dtype=np.float32)


@lru_cache(maxsize=1)
def bundled_contextual_encoder() -> ContextualEncoder:
    """Return the bundled model, read once per process."""
    return ContextualEncoder(BUNDLED)
