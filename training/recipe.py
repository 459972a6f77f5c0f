"""The recipe: every number that makes the encoder what it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the shipped encoder is trained. Change a number, get another encoder.

    Learning rates fall linearly to zero within each stage. `section_words` cuts long
    sections; `parallel_words` leaves longer parallel texts out.
    """

    seed: int = 0
    vocabulary: int = 40_000
    dimension: int = 384
    parallel_words: int = 16
    section_words: int = 220

    distil_steps: int = 1500
    distil_batch: int = 1024
    distil_rate: float = 0.02

    contrast_steps: int = 1200
    contrast_batch: int = 384
    contrast_rate: float = 0.008
    contrast_weight: float = 1.0
    kept_batch: int = 512
    """Parallel texts beside each batch of headings, lest stage 1 is forgotten."""
    last_steps: int = 200
    last_rate: float = 0.004
    last_weight: float = 2.5
    """At the end headings weigh more: everyday questions, learnt beside them, took some of it."""
    neighbours: int = 32
    """Sections of one act drawn together, so that near ones are told apart."""
    neighbour_share: float = 0.5
    english_share: float = 0.25
    frame_share: float = 0.3
    """Headings put into a question's frame ("Comment … ?")."""

    slip_share: float = 0.1
    """Headings that get a typing slip."""
    crop_share: float = 0.5
    """Sections cut to a random run of words: real passages are short."""
    complement_share: float = 0.3
    """Batches where BM25's scores are added to the cosines."""
    fused_cosine: float = 5.0
    fused_covered: float = 8.0
    fused_words: float = 5.0
    """What the signs are worth where they are learnt together, about as search fuses them."""

    everyday_batch: int = 256
    everyday_weight: float = 0.8
    lost_share: float = 0.1
    """Subwords left out of questions and sentences, lest they are learnt by heart."""
    bare_share: float = 0.5
    """Sentences shown without their headings."""
    words_batch: int = 1024
    words_weight: float = 0.5

    first_stage_share: float = 0.15
    """Weight of stage 1 in the average that is shipped: it knows everyday words better."""

    scale: float = 20.0
    """Inverse temperature of the in-batch softmax."""
    cosine: float = 5.0
    """Weight of the cosine loss beside it, towards the teacher."""
