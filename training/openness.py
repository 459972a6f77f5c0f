"""How openly a question asks: a line through the encoder's space.

Of the questions that people put to a document, those after one detail (a price, a date, a name)
are the ones it most often leaves without answer. A logistic regression over the vectors of the
everyday questions, those that their sentence answers against the near misses, finds that line.
Its answer is a sign of the judgement, never a judgement: see docs/decisions/0044.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from index.embedder import OPENNESS, StaticEmbedder
from training.everyday import told_sentences

_STRENGTH = 0.003
"""Inverse of the penalty: small, for what matters is a direction that holds elsewhere."""


def write_openness(folder: Path) -> None:
    """Fit the line for the model in a folder and write it there."""
    told = told_sentences()
    asks = [question for row in told for question in row.asks]
    misses = [question for row in told for question in row.misses]
    vectors = StaticEmbedder(folder, str(folder)).encode_queries([*asks, *misses])
    answered = np.repeat([True, False], [len(asks), len(misses)])
    fitted = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=500)
    fitted.fit(vectors, answered)
    line = {
        "intercept": round(float(fitted.intercept_[0]), 4),
        "weights": [round(float(weight), 4) for weight in fitted.coef_[0]],
    }
    (folder / OPENNESS).write_text(json.dumps(line) + "\n", encoding="utf-8")
