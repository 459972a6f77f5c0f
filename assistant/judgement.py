"""Judge whether the passages found answer the question: a calibrated probability.

A logistic regression over the features named below (Platt, 1999), fitted by
`python -m assistant.evaluation.fit` on labelled questions; weights and thresholds are
data (`data/judgement.json`), the reliability curve is in docs/evaluation.md.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from assistant.cues import Kind, shows
from assistant.evidence import Evidence
from assistant.stems import akin, stems_of
from assistant.understanding import Understanding
from index.text import fold

# What stands before the participle of a thing done: "a vendu", "a-t-elle fermé".
_AUXILIARIES = frozenset("a as ont avez avons elle il on ils elles ete has have was were".split())
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

FEATURES = (
    "coverage",
    "own_coverage",
    "soft_coverage",
    "dense",
    "lexical",
    "unknown",
    "rarest_covered",
    "head_covered",
    "entities_missing",
    "shape_wanted",
    "shape_missing",
    "short_question",
    "premise_uncovered",
    "years_missing",
    "corrected",
    "contrast",
    "margin",
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """How likely the evidence answers the question, with the features that say so.

    `confident` is above the threshold of an answer; `near` above that of showing the
    passages as being near the subject.
    """

    probability: float
    confident: bool
    near: bool
    features: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the logistic regression, in the order of FEATURES, and its thresholds."""

    weights: tuple[float, ...]
    intercept: float
    answer: float
    near: float

    def probability(self, features: Sequence[float]) -> float:
        """Return the probability that the evidence answers."""
        z = self.intercept + sum(w * f for w, f in zip(self.weights, features, strict=True))
        return 1.0 / (1.0 + math.exp(-max(min(z, 30.0), -30.0)))


@cache
def model() -> Model:
    """Return the fitted model."""
    data = json.loads(resources.files("assistant").joinpath("data", "judgement.json").read_text())
    weights = tuple(float(data["weights"][name]) for name in FEATURES)
    return Model(
        weights, data["intercept"], data["thresholds"]["answer"], data["thresholds"]["near"]
    )


def judge(understood: Understanding, evidence: Sequence[Evidence]) -> Judgement:
    """Return the judgement of the best evidence."""
    if not evidence:
        return Judgement(0.0, False, False, (0.0,) * len(FEATURES))
    features = features_of(understood, evidence)
    fitted = model()
    probability = fitted.probability(features)
    return Judgement(
        probability, probability >= fitted.answer, probability >= fitted.near, features
    )


def features_of(understood: Understanding, evidence: Sequence[Evidence]) -> tuple[float, ...]:
    """Return the features of the best evidence, in the order of FEATURES."""
    best = evidence[0]
    stems = stems_of(best.passage.search_text)
    terms = understood.terms
    total = sum(t.weight for t in terms) or 1.0
    rarest = max(terms, key=lambda t: t.weight, default=None)
    entities = [t for t in terms if t.entity and not t.name]
    wanted = bool(understood.attributes) or understood.kind in (Kind.COUNT, Kind.AMOUNT, Kind.WHEN)
    other = next((e for e in evidence if e.passage.id != best.passage.id), None)
    return (
        best.coverage,
        best.own,
        best.soft,
        max(best.hit.dense, best.near),
        best.hit.lexical,
        sum(t.weight for t in terms if not t.known and not t.match(stems)) / total,
        rarest.match(stems) if rarest else 0.0,
        understood.subject[0].match(stems) if understood.subject else 1.0,
        float(any(not t.match(stems) for t in entities)),
        float(wanted),
        float(wanted and best.shape < 0.5),
        1.0 / max(len(terms), 1),
        _premise_uncovered(understood, best.text, stems),
        _years_missing(understood, best),
        sum(t.weight for t in terms if t.corrected) / total,
        _contrast(evidence),
        min(best.score - other.score, 0.5) if other else 0.5,
    )


def _premise_uncovered(understood: Understanding, text: str, stems: frozenset[str]) -> float:
    """Return 1 when the question takes an event for granted that the passage does not tell."""
    words = re.findall(r"[a-z]+", understood.folded)
    events = [
        stems_of(word)
        for before, word in zip(["", *words], words, strict=False)
        if shows("premise", word) and (understood.kind is Kind.WHY or before in _AUXILIARIES)
    ]
    if any(not any(akin(own, other) for own in event for other in stems) for event in events):
        return 1.0
    if understood.kind is Kind.WHY and shows("negation", understood.folded):
        return float(not shows("negation", fold(text)))
    return 0.0


def _years_missing(understood: Understanding, best: Evidence) -> float:
    """Return 1 when the question names a year that neither passage nor document names."""
    metadata = best.document.metadata
    told = " ".join(
        [best.passage.search_text, metadata.title, metadata.period or "", metadata.date or ""]
    )
    asked = set(_YEAR.findall(understood.folded))
    return float(not asked <= set(_YEAR.findall(told)))


def _contrast(evidence: Sequence[Evidence]) -> float:
    """Return how far the best evidence stands out in meaning from the others found."""
    near = [max(e.hit.dense, e.near) for e in evidence]
    return near[0] - sum(near) / len(near)
