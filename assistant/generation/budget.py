"""How many calls an hour may hold."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

HOUR = 3600.0


class Budget:
    """Counts the calls of the last hour; each has a bounded size. Thread-safe."""

    def __init__(self, calls: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._calls, self._clock = calls, clock
        self._times: deque[float] = deque()
        self._lock = threading.Lock()

    @property
    def spent(self) -> bool:
        """Tell whether no call is left."""
        with self._lock:
            return self._left() <= 0

    def take(self) -> bool:
        """Spend one call; False when none is left."""
        with self._lock:
            if self._left() <= 0:
                return False
            self._times.append(self._clock())
            return True

    def _left(self) -> int:
        since = self._clock() - HOUR
        while self._times and self._times[0] <= since:
            self._times.popleft()
        return self._calls - len(self._times)
