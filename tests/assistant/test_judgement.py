import json
from pathlib import Path

from assistant.judgement import FEATURES, Model, judge, model
from assistant.understanding import understand
from index.view import View

DATA = Path(__file__).parents[2] / "assistant" / "data" / "judgement.json"


def test_the_weights_are_those_of_the_features_and_no_other() -> None:
    assert tuple(json.loads(DATA.read_text())["weights"]) == FEATURES


def test_thresholds_are_probabilities_in_order() -> None:
    assert 0 < model().near < model().answer < 1


def test_the_signs_are_those_that_reason_expects() -> None:
    weights = dict(zip(FEATURES, model().weights, strict=True))
    assert weights["coverage"] > 0
    assert weights["unknown"] < 0
    assert weights["shape_missing"] < 0
    assert weights["premise_uncovered"] < 0


def test_probability_grows_with_what_speaks_for_the_answer() -> None:
    small = Model(weights=(2.0, -1.0), intercept=0.0, answer=0.5, near=0.2)
    assert small.probability((0.0, 0.0)) == 0.5
    assert small.probability((1.0, 0.0)) > small.probability((1.0, 1.0)) > 0.5
    assert 0 <= small.probability((-1e9, 0.0)) < small.probability((1e9, 0.0)) <= 1


def test_nothing_found_is_no_answer(plan: View) -> None:
    verdict = judge(understand("gaufres", plan, "fr"), [])
    assert not verdict.confident
    assert not verdict.near
    assert verdict.probability == 0
