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
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict

from assistant.cues import Kind
from assistant.draft import Draft
from assistant.evaluation.questions import Case, load_cases
from assistant.extracts import compose
from assistant.judgement import FEATURES, features_of
from assistant.pipeline import Assistant
from assistant.question import Question, Turn
from assistant.steps import STEPS
from assistant.steps.judge import judge_evidence, lacks_what_is_asked
from index.document import Audience
from index.embedder import load_embedder
from index.library import Library
from index.text import fold
from index.view import View

_DATA = Path(__file__).parents[1] / "data" / "judgement.json"
_BINS = 10
# A wrong answer costs more than a refusal: the share, of the unanswerable questions which
# reach the judgement, that may be answered by mistake. With those that end before it, 95 in a
# hundred of the development questions without answer are then refused.
_FALSE_ANSWERS = 0.074
# Inverse of the penalty on the weights of scaled features: small, for there are few questions.
_STRENGTH = 0.1


@dataclass(frozen=True, slots=True)
class Example:
    """The features of a question that reached the judgement, and whether to answer it.

    `group` is the set it comes from; `ruled` tells that a rule refuses it, whatever its
    probability.
    """

    case: Case
    features: tuple[float, ...]
    answerable: bool
    group: str = ""
    ruled: bool = False


def examples_of(cases: Sequence[Case], view: View, group: str = "") -> list[Example]:
    """Return the questions that the judgement decides.

    In-scope questions whose best extracts do not hold the gold facts are left out: neither
    answering nor refusing them is right.
    """
    found = []
    for case in cases:
        draft = _up_to_judgement(case, view)
        if draft is None or not draft.evidence or case.smalltalk:
            continue
        listing = draft.reading.kind is Kind.LIST
        composed = compose(draft.evidence, view, draft.language, listing=listing)
        told = fold(" ".join(c.quote for c in composed.citations))
        if case.in_scope and not all(p.search(told) for p in case.gold):
            continue
        features = features_of(draft.reading, draft.evidence, view)
        ruled = lacks_what_is_asked(draft)
        found.append(Example(case, features, case.in_scope, group, ruled))
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
    """Return the weights and thresholds, after printing how they fare on sets left out."""
    x = np.array([e.features for e in examples])
    y = np.array([e.answerable for e in examples])
    groups = np.array([e.group for e in examples])
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    scaled = (x - mean) / spread
    held_out = cross_val_predict(
        _regression(), scaled, y, groups=groups, cv=LeaveOneGroupOut(), method="predict_proba"
    )[:, 1]
    _print_reliability(held_out, y)
    told = np.where([e.ruled for e in examples], 0.0, held_out)
    threshold = float(np.quantile(told[~y], 1 - _FALSE_ANSWERS))
    print(
        f"\n{len(y)} questions, {int(y.sum())} answerable; threshold {threshold:.3f}: "
        f"{(told[~y] >= threshold).mean():.1%} wrongly answered, "
        f"{(told[y] < threshold).mean():.1%} wrongly refused"
    )
    _print_groups(told >= threshold, y, groups)
    model = _regression().fit(scaled, y)
    weights = model.coef_[0] / spread
    return {
        "intercept": round(float(model.intercept_[0] - weights @ mean), 4),
        "weights": {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)},
        "thresholds": {"answer": round(threshold, 3), "near": round(threshold / 3, 3)},
    }


def _regression() -> LogisticRegression:
    return LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=5000)


def _print_groups(
    answered: NDArray[np.bool_], y: NDArray[np.bool_], groups: NDArray[np.str_]
) -> None:
    print("\nset left out              wrongly answered   wrongly refused")
    for group in dict.fromkeys(groups.tolist()):
        inside = groups == group
        wrong, refused = answered & ~y & inside, ~answered & y & inside
        print(
            f"{group:24}{wrong.sum():8d} / {(~y & inside).sum():3d}"
            f"{refused.sum():12d} / {(y & inside).sum():3d}"
        )


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
        path = Path(questions)
        group = path.parent.name if path.stem == "questions" else path.stem
        # A set may hold none: nobody has worked on its document.
        development = [case for case in load_cases(path) if case.split in (None, "dev")]
        examples += examples_of(development, view, group)
    _DATA.write_text(json.dumps(fit(examples), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
