"""The recipe: every number that makes the contextual encoder what it is."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the training: how many steps, and what the questions of a step are of.

    `documents` invented documents are drawn, `of_each` questions of each; `clusters` groups of
    texts near each other (`training/read`), everyday sentences (`told`) and questions on the
    corpus (`asked`).
    """

    name: str
    steps: int
    documents: int
    of_each: int
    clusters: int
    told: int
    asked: int


@dataclass(frozen=True, slots=True)
class Whole:
    """The last part, on whole documents: what a step compares (`training/contextual/whole.py`)."""

    steps: int = 220
    documents: int = 6
    """Invented documents of a step, each with all its passages."""
    of_each: int = 40
    """Questions of each; half as many of those that it does not answer."""
    known: int = 160
    """Known questions of the corpus, beside all its passages; half as many without answer."""
    told: int = 64
    clusters: int = 24
    alike: int = 128
    """Pairs of known questions with one answer, each with one near it that has none."""
    among: int = 5
    """Of the questions without answer nearest to a known one, those that are drawn from."""
    back: float = 0.3
    """What finding a passage's question weighs beside finding a question's passage."""
    alike_weight: float = 0.3
    rate: float = 1e-4
    warm: int = 40


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the shipped contextual encoder is trained. Change a number, get another one."""

    seed: int = 0
    layers: int = 12
    """All those of the pretrained model: passages are read in advance, a question is short."""
    seen: int = 5
    """Times a subword occurs in the open data to be kept in the vocabulary."""
    frozen: int = 3
    """First layers that are left as they are, with the subwords."""
    longest: int = 128
    cluster: int = 4
    """Texts of a cluster: one, and others among those near it."""
    nearest: int = 2
    """Of the texts near one, the very nearest, which may answer as well, are left out."""
    near: int = 17
    scale: float = 33.0
    """What cosines are multiplied by before they are compared (the inverse temperature)."""
    rate: float = 5e-5
    warm: int = 30
    """Steps over which the learning rate rises; it then falls to zero."""
    decay: float = 0.01
    clip: float = 1.0
    bare_share: float = 0.1
    """Texts shown without their headings."""
    sentence_share: float = 0.5
    """Texts of several sentences of which only the one that answers is shown."""

    stages: tuple[Stage, ...] = (
        Stage("near", 200, documents=0, of_each=0, clusters=5, told=5, asked=7),
        Stage("documents", 650, documents=2, of_each=10, clusters=1, told=2, asked=6),
    )
    whole: Whole = field(default_factory=Whole)
