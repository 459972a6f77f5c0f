"""The cross-encoder: it reads a question with a text and tells whether the text answers.

An encoder of sentences gives each text one vector, and vectors of two texts on one subject
are near whatever they say of it. A cross-encoder (Nogueira & Cho, 2019) reads both at
once, word by word: slower, so it is asked about the few texts that search found best.

The bundled model is made by `training/cross_encoder` (its README says from what): twelve layers,
8 bits, run by onnxruntime.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from index.transformer import Transformer

BUNDLED = Path(__file__).parent / "french_cross_encoder"

# Subwords of a question and its text together; the text is cut, never the question.
LONGEST = 128
# Subwords of the longest question that training has shown: of a longer message the model
# knows nothing, and approves of any text.
LONGEST_QUESTION = 40


class CrossEncoder:
    """A model that scores how well a text answers a question; `folder` is a `Transformer`'s."""

    def __init__(self, folder: Path) -> None:
        self._model = Transformer(folder, LONGEST)

    def scores(self, pairs: Sequence[tuple[str, str]]) -> list[float] | None:
        """Return one score per question and text, in logits: above 0, the text rather answers.

        None when a question is longer than any that the model has learnt from.
        """
        asked = {question for question, _ in pairs}
        if any(self._model.subwords(question) > LONGEST_QUESTION for question in asked):
            return None
        return list(self._model.each(lambda pair: float(self._model.read(*pair)), pairs))


@lru_cache(maxsize=1)
def bundled_cross_encoder() -> CrossEncoder:
    """Return the bundled model, read once per process."""
    return CrossEncoder(BUNDLED)
