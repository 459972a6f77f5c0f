"""Limits on how much one client, one conversation and everybody together may ask."""

from __future__ import annotations

import hashlib
import hmac
import math
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from ipaddress import ip_address, ip_network
from threading import Lock

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from api.problems import Problem
from api.settings import Settings


class Throttle:
    """Refuse with 429 what one client asks too often, with 503 what nobody could answer.

    Client addresses are kept only as an HMAC under a salt that is drawn each day and
    never written down.
    """

    def __init__(self, settings: Settings) -> None:
        self._limit = RateLimitItemPerMinute(settings.rate_per_minute)
        self._exempt = tuple(ip_network(network) for network in settings.rate_exempt)
        self._windows = MovingWindowRateLimiter(MemoryStorage())
        self._queue = settings.queue
        self._pending: set[str] = set()
        self._waiting = 0
        self._lock = Lock()
        self._salt = (date.min, b"")

    def check(self, address: str | None) -> None:
        """Count one question of a client; raise Problem 429 when it asks too often."""
        if self._is_exempt(address):
            return
        key = self._pseudonym(address or "")
        if not self._windows.hit(self._limit, key):
            reset = self._windows.get_window_stats(self._limit, key).reset_time
            wait = max(1, math.ceil(reset - time.time()))
            raise Problem(429, headers={"Retry-After": str(wait)})

    def admit(self, conversation_id: str | None) -> None:
        """Raise Problem 503 when the queue is full, 429 when the conversation waits already."""
        if self._waiting >= self._queue:
            raise Problem(503, headers={"Retry-After": "2"})
        if conversation_id in self._pending:
            detail = "Votre question précédente est encore en cours de traitement."
            raise Problem(429, detail, {"Retry-After": "1"})

    @contextmanager
    def place(self, conversation_id: str | None) -> Iterator[None]:
        """Hold a place in the queue, and the conversation's only one, once admitted."""
        with self._lock:
            self.admit(conversation_id)
            self._waiting += 1
            if conversation_id:
                self._pending.add(conversation_id)
        try:
            yield
        finally:
            with self._lock:
                self._waiting -= 1
                self._pending.discard(conversation_id or "")

    def _is_exempt(self, address: str | None) -> bool:
        try:
            client = ip_address(address or "")
        except ValueError:
            return False
        return any(client in network for network in self._exempt)

    def _pseudonym(self, address: str) -> str:
        today = datetime.now(UTC).date()
        if self._salt[0] != today:
            self._salt = (today, secrets.token_bytes(32))
        return hmac.new(self._salt[1], address.encode(), hashlib.sha256).hexdigest()
