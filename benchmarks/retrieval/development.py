"""Development sets: what the fusion is fitted on, apart from what it is measured on.

Half of each question set (by digest of its first right passage), and the headings of the
acts that the encoder was not trained on, in French and in English.
"""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.retrieval.sets import RetrievalSet, question_sets
from training.data import sections

_LONGEST = 220
"""Words of a section."""
_SHORTEST = 8
_ASKED = 800
"""Questions of a set at most: more would not move the weights."""


def development_sets(shared: Path) -> Iterator[RetrievalSet]:
    """Yield the sets to fit on that are found under `shared`."""
    for of in question_sets(shared / "retrieval"):
        yield half(of, development=True)
    if (shared / "training").exists():
        yield from _headings(shared / "training")


def half(of: RetrievalSet, development: bool) -> RetrievalSet:
    """Return the questions of one half: the one to fit on, or the one kept apart."""
    kept = [
        at for at, gold in enumerate(of.gold) if _is_even(of.passages[min(gold)]) is development
    ]
    return _some(of, kept)


def _headings(data: Path) -> Iterator[RetrievalSet]:
    """Yield headings as questions: those that one section alone bears."""
    found = sections(data, _LONGEST, development=True)
    times = Counter(section.heading.french for section in found)
    asked = [
        at
        for at, section in enumerate(found)
        if times[section.heading.french] == 1 and len(section.body.french.split()) > _SHORTEST
    ]
    passages = tuple(section.body.french for section in found)
    for name in ("french", "english"):
        questions = {at: getattr(found[at].heading, name) for at in asked}
        whole = RetrievalSet(
            f"headings, {name}",
            passages,
            tuple(questions.values()),
            tuple(frozenset({at}) for at in questions),
        )
        yield _some(whole, list(range(len(asked))))


def _some(of: RetrievalSet, kept: list[int]) -> RetrievalSet:
    if len(kept) > _ASKED:
        kept = sorted(random.Random(0).sample(kept, _ASKED))  # noqa: S311 (no secret)
    return RetrievalSet(
        of.name,
        of.passages,
        tuple(of.questions[at] for at in kept),
        tuple(of.gold[at] for at in kept),
    )


def _is_even(text: str) -> bool:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2 == 0
