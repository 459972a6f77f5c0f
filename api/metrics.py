"""Prometheus metrics: counts and times only, never a question, an address or a token."""

from __future__ import annotations

import time

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SECONDS = (0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24)


class Metrics:
    """The application's own registry, so that two applications never share counts."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "pst_http_requests",
            "Requests, by route, method and status code.",
            ("route", "method", "code"),
            registry=self.registry,
        )
        self.request_seconds = Histogram(
            "pst_http_request_seconds",
            "Time to the end of the response.",
            ("route",),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.answers = Counter(
            "pst_answers",
            "Answers, by status, mode and language.",
            ("status", "mode", "language"),
            registry=self.registry,
        )
        self.answer_seconds = Histogram(
            "pst_answer_seconds",
            "Time to find and write an answer.",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.feedback = Counter(
            "pst_feedback", "Opinions on answers.", ("useful",), registry=self.registry
        )
        self.storage_failures = Counter(
            "pst_storage_failures", "Times the database did not answer.", registry=self.registry
        )
        self.documents = Gauge(
            "pst_index_documents", "Documents in the build in service.", registry=self.registry
        )
        self.passages = Gauge(
            "pst_index_passages", "Passages in the build in service.", registry=self.registry
        )

    def text(self) -> bytes:
        """Return the metrics in Prometheus's text format."""
        return generate_latest(self.registry)


class RequestMetrics:
    """Count and time each request under its route's template, never its path."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wrap one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        code = 500
        started = time.perf_counter()

        async def send_and_note(message: Message) -> None:
            nonlocal code
            if message["type"] == "http.response.start":
                code = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_and_note)
        finally:
            route = getattr(scope.get("route"), "path", "other")
            method = scope["method"] if scope["method"] in _METHODS else "other"
            self.metrics.requests.labels(route, method, str(code)).inc()
            self.metrics.request_seconds.labels(route).observe(time.perf_counter() - started)


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
