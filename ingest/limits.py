"""What the reading of one file may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost.

    `seconds` is for all attempts, recognition included unless it has a time of its own
    (`recognition_seconds`). `memory` is in bytes, for each child process.
    """

    seconds: float = 28.0
    memory: int = 512 * 1024 * 1024
    recognition_seconds: float | None = None


DEFAULT_LIMITS = Limits()
