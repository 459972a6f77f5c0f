"""Fit the judgement of answerability on labelled questions.

    python -m assistant.evaluation.fit INDEX_DIR QUESTIONS.jsonl [INDEX_DIR QUESTIONS.jsonl …]

Writes `assistant/data/judgement.json` and prints the reliability table of a
cross-validation. Only the development split of each set is used.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from assistant.draft import Draft
from assistant.evaluation.questions import Case, load_cases
from assistant.extracts import compose
from assistant.judgement import FEATURES, features_of
from assistant.pipeline import Assistant
from assistant.question import Question, Turn
from assistant.steps import STEPS
from assistant.steps.judge import judge_evidence
from index.document import Audience
from index.embedder import load_embedder
from index.library import Library
from index.text import fold
from index.view import View

_DATA = Path(__file__).parents[1] / "data" / "judgement.json"
_FOLDS = 5
_BINS = 10
# A wrong answer costs more than a refusal: the share of unanswerable questions that may be
# answered by mistake.
_FALSE_ANSWERS = 0.05


@dataclass(frozen=True, slots=True)
class Example:
    """The features of a question that reached the judgement, and whether to answer it."""

    case: Case
    features: tuple[float, ...]
    answerable: bool


def examples_of(cases: Sequence[Case], view: View) -> list[Example]:
    """Return the questions that the judgement decides.

    In-scope questions whose best extracts do not hold the gold facts are left out: neither
    answering nor refusing them is right.
    """
    found = []
    for case in cases:
        draft = _up_to_judgement(case, view)
        if draft is None or not draft.evidence or case.smalltalk:
            continue
        composed = compose(draft.evidence, view, draft.language)
        told = fold(" ".join(c.quote for c in composed.citations))
        if case.in_scope and not all(p.search(told) for p in case.gold):
            continue
        found.append(Example(case, features_of(draft.reading, draft.evidence), case.in_scope))
    return found


def _up_to_judgement(case: Case, view: View) -> Draft | None:
    """Return the draft as the judgement gets it; None when a step ended before."""
    turns: list[Turn] = []
    for earlier in case.history:
        answer = Assistant().answer(Question(earlier, tuple(turns)), view)
        turns.append(Turn(earlier, answer.standalone, answer.status.value, answer.options))
    draft = Draft(question=Question(case.question, tuple(turns)), view=view)
    for step in STEPS[: STEPS.index(judge_evidence)]:
        if step(draft):
            return None
    return draft if draft.composition is None else None


def fit(examples: Sequence[Example]) -> dict[str, object]:
    """Return the weights and thresholds, after printing how they fare in cross-validation."""
    x = np.array([e.features for e in examples])
    y = np.array([e.answerable for e in examples])
    model = LogisticRegression(C=2.0, class_weight="balanced", max_iter=5000)
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=0)
    held_out = cross_val_predict(model, x, y, cv=folds, method="predict_proba")[:, 1]
    _print_reliability(held_out, y)
    threshold = float(np.quantile(held_out[~y], 1 - _FALSE_ANSWERS))
    print(
        f"\n{len(y)} questions, {int(y.sum())} answerable; threshold {threshold:.3f}: "
        f"{(held_out[~y] >= threshold).mean():.1%} wrongly answered, "
        f"{(held_out[y] < threshold).mean():.1%} wrongly refused"
    )
    model.fit(x, y)
    return {
        "intercept": round(float(model.intercept_[0]), 4),
        "weights": {
            name: round(float(w), 4) for name, w in zip(FEATURES, model.coef_[0], strict=True)
        },
        "thresholds": {"answer": round(threshold, 3), "near": round(threshold / 2, 3)},
    }


def _print_reliability(predicted: NDArray[np.float64], actual: NDArray[np.bool_]) -> None:
    print("predicted      questions   answerable")
    for low in np.linspace(0, 1, _BINS, endpoint=False):
        inside = (predicted >= low) & (predicted < low + 1 / _BINS)
        if inside.any():
            share = actual[inside].mean()
            print(f"{low:.1f} – {low + 1 / _BINS:.1f}   {inside.sum():8d}   {share:9.0%}")


def main(arguments: Sequence[str]) -> None:
    """Fit on pairs of an index folder and a question set."""
    embedder = load_embedder()
    examples: list[Example] = []
    for folder, questions in zip(arguments[::2], arguments[1::2], strict=True):
        view = Library(Path(folder), embedder).view(frozenset({Audience.PUBLIC}))
        examples += examples_of(load_cases(Path(questions), "dev"), view)
    _DATA.write_text(json.dumps(fit(examples), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
