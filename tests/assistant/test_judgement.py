import json
from pathlib import Path

import pytest

from assistant.evidence import find_evidence
from assistant.judgement import FEATURES, Model, features_of, is_precise, judge, model, names_in
from assistant.understanding import understand
from index.view import View

DATA = Path(__file__).parents[2] / "assistant" / "data" / "judgement.json"


def test_the_weights_are_those_of_the_features_and_no_other() -> None:
    assert tuple(json.loads(DATA.read_text())["weights"]) == FEATURES


def test_thresholds_are_probabilities_in_order() -> None:
    assert 0 < model().near < model().answer < 1


def test_the_signs_are_those_that_reason_expects() -> None:
    weights = dict(zip(FEATURES, model().weights, strict=True))
    for sign in ("own_soft", "general_soft", "general_dense", "met", "open", "read"):
        assert weights[sign] > 0, sign
    lacking = ("detail_missing", "number_missing", "names_missing", "years_missing")
    lost = ("precise_lost", "general_lost", "premise_uncovered")
    for sign in (*lacking, *lost, "context_behind"):
        assert weights[sign] < 0, sign


def test_probability_grows_with_what_speaks_for_the_answer() -> None:
    small = Model(weights=(2.0, -1.0), intercept=0.0, answer=0.5, near=0.2)
    assert small.probability((0.0, 0.0)) == 0.5
    assert small.probability((1.0, 0.0)) > small.probability((1.0, 1.0)) > 0.5
    assert 0 <= small.probability((-1e9, 0.0)) < small.probability((1e9, 0.0)) <= 1


def test_nothing_found_is_no_answer(plan: View) -> None:
    verdict = judge(understand("gaufres", plan, "fr"), [], plan)
    assert not verdict.confident
    assert not verdict.near
    assert verdict.probability == 0


def features(text: str, plan: View) -> dict[str, float]:
    reading = understand(text, plan, "fr")
    evidence = find_evidence(reading, plan.search(reading.search_text, 10), plan)
    return dict(zip(FEATURES, features_of(reading, evidence, plan), strict=True))


def test_what_a_question_loses_counts_by_what_it_asks(plan: View) -> None:
    precise = features("Quelle est la recette du musée ?", plan)
    assert precise["precise_lost"] > 0.3
    assert precise["general_lost"] == 0
    general = features("Que faites-vous pour les recettes du musée ?", plan)
    assert general["general_lost"] > 0.3
    assert general["precise_lost"] == 0


@pytest.mark.parametrize(
    "text", ["Pourquoi le musée est-il devenu payant ?", "Depuis que le musée a fermé, où aller ?"]
)
def test_a_claim_that_no_passage_tells_is_seen(plan: View, text: str) -> None:
    told = features(text, plan)
    assert told["premise_uncovered"] == 1


def test_how_openly_it_is_asked_is_seen(plan: View) -> None:
    openly = features("Quelles actions pour les musées ?", plan)["open"]
    assert openly > 0
    assert features("Vous faites quelque chose pour les musées ?", plan)["open"] > openly - 1.5
    assert features("Le musée coûte combien ?", plan)["open"] < openly - 1.5


def test_a_question_is_precise_when_it_asks_for_one_very_thing(plan: View) -> None:
    asked = ("Quel est le menu ?", "Combien d'arbres ?", "Qui dirige le musée ?")
    assert all(is_precise(understand(text, plan, "fr")) for text in asked)
    assert not is_precise(understand("Que faites-vous pour les arbres ?", plan, "fr"))


def test_a_quantity_of_the_asker_is_no_name(plan: View) -> None:
    reading = understand("Un enfant de 10 ans paie-t-il la catégorie 3 du musée ?", plan, "fr")
    assert [t.word for t in names_in(reading)] == ["3"]
