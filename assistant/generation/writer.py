"""The seam between the answer path and whatever writes for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Setback(StrEnum):
    """Why the writer gave nothing that can be shown."""

    UNAVAILABLE = "unavailable"
    SLOW = "slow"
    NONSENSE = "nonsense"
    BUDGET = "budget"
    BUSY = "busy"
    PAUSED = "paused"
    NO_ANSWER = "no_answer"
    UNSUPPORTED = "unsupported"
    INTERNAL = "internal"


class WriterSetback(Exception):
    """The writer gave nothing that can be shown; `reason` says why."""

    def __init__(self, reason: Setback) -> None:
        super().__init__(reason.value)
        self.reason = reason


class WriterState(StrEnum):
    """What operators are told of a writer."""

    READY = "ready"
    PAUSED = "paused"
    OVER_BUDGET = "over_budget"
    MISCONFIGURED = "misconfigured"


@dataclass(frozen=True, slots=True)
class Extract:
    """A numbered passage given to the writer, with its document's name and its headings."""

    number: int
    source: str
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that was written, and the numbers of the passages it rests on.

    `french` says the same in French, the language of the passages: it is what is compared
    with them. Nothing here has been checked.
    """

    text: str
    passages: tuple[int, ...]
    french: str


class Writer(Protocol):
    """Writes from numbered passages. Thread-safe; one writer serves the whole process.

    Every method ends within the time it was configured with and raises WriterSetback, and
    nothing else, when it has nothing to give. What it gives has not been checked against
    the passages: whoever calls does that.
    """

    @property
    def plain_language(self) -> bool:
        """Tell whether plain-language versions may be asked for."""

    @property
    def reads_internal(self) -> bool:
        """Tell whether internal passages may be given to it."""

    @property
    def state(self) -> WriterState:
        """Tell whether it can write now."""

    def write(self, question: str, extracts: Sequence[Extract], language: str) -> tuple[Claim, ...]:
        """Answer a question from the extracts, in a language (ISO 639-1)."""

    def simplify(
        self, question: str, extracts: Sequence[Extract], language: str
    ) -> tuple[Claim, ...]:
        """Say in plain language what the extracts answer to a question."""

    def rewrite(self, question: str, earlier: Sequence[str]) -> str:
        """Make a follow-up stand on its own, from the questions before it, oldest first."""

    def close(self) -> None:
        """Let go of threads and connections. It may be called twice."""
