"""Stop calling what keeps failing, and try again after a while (a circuit breaker)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class Breaker:
    """Opens after failures in a row; lets one trial through once the pause is over.

    Each failed trial doubles the pause, up to `longest` seconds. Thread-safe.
    """

    def __init__(
        self,
        failures: int = 3,
        pause: float = 30.0,
        longest: float = 300.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._allowed, self._first, self._longest, self._clock = failures, pause, longest, clock
        self._lock = threading.Lock()
        self._failures = 0
        self._pause = pause
        self._until: float | None = None
        self._trying = False

    @property
    def open(self) -> bool:
        """Tell whether calls are being refused."""
        with self._lock:
            return self._until is not None

    def admits(self) -> bool:
        """Tell whether to call now; who is let in must say how it went."""
        with self._lock:
            if self._until is None:
                return True
            if self._trying or self._clock() < self._until:
                return False
            self._trying = True
            return True

    def succeeded(self) -> None:
        """Close: the call went well."""
        with self._lock:
            self._failures, self._pause, self._until, self._trying = 0, self._first, None, False

    def failed(self) -> None:
        """Count a failure; open when there were too many in a row."""
        with self._lock:
            self._failures += 1
            if self._trying:
                self._pause = min(self._pause * 2, self._longest)
            if self._trying or self._failures >= self._allowed:
                self._until = self._clock() + self._pause
            self._trying = False
