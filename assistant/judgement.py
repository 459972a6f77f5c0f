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

from assistant.brackets import sums_earned
from assistant.carried import Carried, carried_by
from assistant.closeness import weighed
from assistant.cues import Kind, shows
from assistant.evidence import Evidence
from assistant.stems import akin, stems_of
from assistant.terms import Term
from assistant.understanding import Understanding
from index.text import fold
from index.view import View

# What stands before the participle of a thing done: "a vendu", "a-t-elle fermé".
_AUXILIARIES = frozenset("a as ont avez avons elle il on ils elles ete has have was were".split())
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

# A number with its unit is the asker's case ("pour un enfant de 10 ans"), no name of a thing.
_UNIT = (
    r" ?(?:€|euros?|ans?|kg|kms?|m2|metres?|jours?|mois|semaines?|heures?|personnes?|enfants?|%)"
)
_ORDINAL = re.compile(
    r"(?:premier|deuxieme|troisieme|quatrieme|cinquieme|sixieme|septieme|huitieme|neuvieme)e?$"
)
# What a claim must lose for the refusal to say so.
_CLAIMED = 0.3
# Questions that call for the very thing they name, besides those with "quel" and those that
# ask for a detail.
_PRECISE = (Kind.COUNT, Kind.AMOUNT, Kind.WHO, Kind.WHERE, Kind.WHEN)

# The logit beyond which reading a text says no more: it errs when it is sure, too.
_SURE = 6.0

FEATURES = (
    "own_soft",
    "general_soft",
    "precise_lost",
    "general_lost",
    "precise_dense",
    "general_dense",
    "met",
    "detail_missing",
    "number_missing",
    "names_missing",
    "years_missing",
    "premise_uncovered",
    "foreign",
    "open",
    "read",
    "read_next",
    "unread",
    "context_behind",
    "known",
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """How likely the evidence answers the question, with the features that say so.

    `confident` is above the threshold of an answer; `near` above that of showing the
    passages as being near the subject. `claim_lost` is how much of a claim ("vous avez
    supprimé…") the evidence lacks, 0 to 1.
    """

    probability: float
    confident: bool
    near: bool
    features: tuple[float, ...]
    claim_lost: float = 0.0


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


def judge(understood: Understanding, evidence: Sequence[Evidence], view: View) -> Judgement:
    """Return the judgement of the best evidence."""
    if not evidence:
        return Judgement(0.0, False, False, (0.0,) * len(FEATURES))
    features = features_of(understood, evidence, view)
    fitted = model()
    probability = fitted.probability(features)
    confident, near = probability >= fitted.answer, probability >= fitted.near
    claims = shows("claim", understood.folded)
    claim_lost = _lost(_carried(understood, evidence[0], view)) if claims else 0.0
    return Judgement(probability, confident, near, features, claim_lost)


def features_of(
    understood: Understanding, evidence: Sequence[Evidence], view: View
) -> tuple[float, ...]:
    """Return the features of the best evidence among all, in the order of FEATURES."""
    best = evidence[0]
    stems = stems_of(best.passage.search_text)
    kind = understood.kind
    carried = _carried(understood, best, view)
    lost = _lost(carried)
    names = names_in(understood)
    detail, unshaped = bool(understood.attributes), best.shape < 0.5
    precise, near = is_precise(understood), max(best.hit.dense, best.near)
    known = max(e.known for e in evidence)
    # Where known questions are near, they tell better than how openly a question asks.
    openness = 0.0 if known or best.hit.unanswered else view.openness(understood.text)
    return (
        weighed([w.sentence for w in carried], [w.importance for w in carried]),
        0.0 if precise else weighed([w.passage for w in carried], [w.importance for w in carried]),
        lost if precise else 0.0,
        0.0 if precise else lost,
        near if precise else 0.0,
        0.0 if precise else near,
        best.hit.met,
        float(detail and unshaped),
        float(not detail and unshaped and kind in (Kind.COUNT, Kind.AMOUNT)),
        1.0 - min((t.match(stems) for t in names), default=1.0),
        _years_missing(understood, best),
        _premise_uncovered(understood, best.passage.text, stems),
        float(understood.language != "fr"),
        openness,
        _within(best.read or 0.0),
        _within(_read_next(evidence)),
        float(best.read is None),
        max(e.hit.context for e in evidence) - best.hit.context,
        known - best.hit.unanswered,
    )


def _carried(understood: Understanding, best: Evidence, view: View) -> Sequence[Carried]:
    return carried_by(understood, best.text, best.passage, view)


def _lost(carried: Sequence[Carried]) -> float:
    """Return how much the word that is lost most says of what is asked."""
    return max((word.lost for word in carried), default=0.0)


def _within(logit: float) -> float:
    return max(-_SURE, min(logit, _SURE))


def _read_next(evidence: Sequence[Evidence]) -> float:
    """Return how well the best of the other texts answers, for who reads it; else the best one.

    Where a document treats a subject, several of its texts answer in part: a best one that stands
    alone is more often a chance likeness.
    """
    first = evidence[0].read
    others = (e.read for e in evidence if e.read is not None and e.read != first)
    return next(others, first or 0.0)


def takes_for_granted(judgement: Judgement) -> bool:
    """Tell whether the question tells as known what the evidence does not say."""
    signs = dict(zip(FEATURES, judgement.features, strict=True))
    return bool(signs["premise_uncovered"]) or judgement.claim_lost > _CLAIMED


def is_precise(understood: Understanding) -> bool:
    """Tell whether a question asks for one very thing, not what there is on a subject."""
    return (
        bool(understood.attributes)
        or understood.kind in _PRECISE
        or shows("which", understood.folded)
    )


def names_in(understood: Understanding) -> list[Term]:
    """Return the names, acronyms, numbers and ranks that tell which thing is meant."""
    earned = sums_earned(understood.folded)
    return [
        t
        for t in understood.terms
        if (t.entity or _ORDINAL.match(t.word))
        and not (t.name or t.word in earned)
        and not re.search(rf"\b{re.escape(t.word)}(?:[. ]\d{{3}})*{_UNIT}(?!\w)", understood.folded)
    ]


def _premise_uncovered(understood: Understanding, text: str, stems: frozenset[str]) -> float:
    """Return 1 when the question takes an event for granted that the passage does not tell."""
    words = re.findall(r"[a-z]+", understood.folded)
    claim = shows("claim", understood.folded)
    events = [
        stems_of(word)
        for before, word in zip(["", *words], words, strict=False)
        if shows("premise", word) and (claim or before in _AUXILIARIES)
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
