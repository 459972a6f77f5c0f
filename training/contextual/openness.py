"""How openly a question asks: a line through the contextual encoder's space.

Of the questions that people put to a document, those after one detail (a price, a date, a name)
are the ones it most often leaves without answer. A logistic regression over the vectors of the
questions on the invented documents, those that their document answers against the others, finds
that line. Its answer is a sign of the judgement, never a judgement: see docs/decisions/0044 and
0051.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from index.contextual_encoder import OPENNESS, ContextualEncoder
from training.corpora import DOCUMENTS
from training.everyday import written_rows

_STRENGTH = 10.0
"""Inverse of the penalty on the line's weights."""


def questions_of_documents(folder: Path = DOCUMENTS) -> Iterable[tuple[str, bool]]:
    """Yield the questions on the invented documents, and whether their document answers."""
    for row in written_rows(folder):
        yield from ((question, True) for question, _ in row["yes"])
        yield from ((question, False) for question, _ in row["no"])


def write_openness(folder: Path) -> None:
    """Fit the line for the model in a folder and write it there."""
    asked = list(questions_of_documents())
    vectors = ContextualEncoder(folder).encode_questions([question for question, _ in asked])
    answered = np.array([answers for _, answers in asked])
    fitted = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=2000)
    fitted.fit(vectors, answered)
    line = {
        "intercept": round(float(fitted.intercept_[0]), 4),
        "weights": [round(float(weight), 4) for weight in fitted.coef_[0]],
    }
    (folder / OPENNESS).write_text(json.dumps(line) + "\n", encoding="utf-8")
