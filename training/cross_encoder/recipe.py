"""The recipe: every number that makes the cross-encoder what it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the training: what is shown, for how many steps.

    `asked` is the share of everyday sentences shown with a question of theirs, the right one
    and a wrong one; `unlike` the share of wrong sentences drawn at random, the others being
    near the question. `read` tells whether whole texts and sentences that answer near misses
    are shown too. `falls` brings the learning rate linearly to zero.
    """

    name: str
    steps: int
    asked: float
    unlike: float
    read: bool
    falls: bool


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the shipped cross-encoder is trained. Change a number, get another one."""

    seed: int = 0
    layers: int = 6
    """Of the twelve of the pretrained model, the first: upper ones serve its own task most."""
    seen: int = 5
    """Times a subword occurs in the open data to be kept in the vocabulary."""
    longest: int = 128
    batch: int = 32
    """Pairs of a step, about: questions are kept with all their texts."""
    wrong: int = 3
    """Texts that do not answer, beside the one that does."""
    ranked: float = 0.5
    """What the order of a question's texts weighs beside the judgement of each."""
    rate: float = 1e-4
    head_rate: float = 1e-3
    decay: float = 0.01
    clip: float = 1.0
    bare_share: float = 0.1
    """Texts shown without their headings."""
    sentence_share: float = 0.65
    """Texts of several sentences of which only the one that answers is shown."""
    other_share: float = 0.6
    """Answers shown beside another sentence of their text, which does not answer."""

    stages: tuple[Stage, ...] = (
        Stage("matching", 300, asked=1.0, unlike=0.5, read=False, falls=False),
        Stage("reading", 4000, asked=0.35, unlike=0.25, read=True, falls=False),
        Stage("settling", 6500, asked=0.35, unlike=0.25, read=True, falls=True),
    )
