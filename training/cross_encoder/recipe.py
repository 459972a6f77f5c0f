"""The recipe: every number that makes the cross-encoder what it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the shipped cross-encoder is trained. Change a number, get another one.

    Shares are of the questions of a kind that are shown at each pass.
    """

    seed: int = 4
    longest: int = 128
    steps: int = 9000
    """About twelve passes over what is shown: as many as what is shipped had, in three runs."""
    batch: int = 320
    """Pairs of a step, about: questions are kept with all their texts."""
    wrong: int = 2
    """Texts that do not answer, drawn among those found best, beside the one that does."""
    farther: float = 0.5
    """Questions shown with one more, found after the best."""
    known: float = 0.5
    """Of the known questions of the corpus; those on the invented documents are all shown."""
    told: float = 0.25
    """Of the everyday sentences, with a sentence near the question and one that is not."""
    supplied: float = 0.5
    """Of the near misses that have a sentence that answers them."""
    read: float = 0.4
    """Of the questions on short texts."""
    ranked: float = 0.5
    """What the order of a question's texts weighs beside the judgement of each."""
    rate: float = 2e-4
    head_rate: float = 1e-3
    warm: int = 60
    """Steps over which the learning rate rises; it then falls to zero."""
    decay: float = 0.01
    clip: float = 1.0
    bare: float = 0.1
    """Texts shown without their headings."""
    alone: float = 0.6
    """Texts of several sentences of which only the one that answers is shown."""
    other: float = 0.6
    """Answers shown beside another sentence of their text, which does not answer."""
