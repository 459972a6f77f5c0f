"""The line between open and narrow questions is that of the bundled contextual encoder."""

import numpy as np
from sklearn.metrics import roc_auc_score

from index.contextual_encoder import bundled_contextual_encoder
from training.contextual.openness import questions_of_documents

EVERY = 97
"""One question in so many is asked: reading all takes minutes."""


def test_what_is_shipped_tells_what_documents_answer() -> None:
    model = bundled_contextual_encoder()
    asked = list(questions_of_documents())[::EVERY]
    told = [model.openness(question) for question, _ in asked]
    assert roc_auc_score([answers for _, answers in asked], told) > 0.7
    assert 0.3 < np.mean([value > 0 for value in told]) < 0.8
