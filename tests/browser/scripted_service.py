"""A service of our own on loopback, which answers each question by the script.

It speaks the protocol of `POST /api/v1/questions` and hosts the pages of a host site, so
that the element is tested alone: every state, also those which the real service rarely has.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.browser.scripted_answers import ANSWERS, FAILURES, answer

STATIC = Path(__file__).parents[2] / "api" / "static"
STRICT = (
    "default-src 'none'; script-src {script}; style-src 'self'; connect-src {service}; "
    "img-src 'self'; base-uri 'none'; form-action 'none'"
)


class ScriptedService(ThreadingHTTPServer):
    """Serve pages and scripted answers; `received` keeps what was posted."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Desk)
        self.pages: dict[str, str] = {}
        self.received: list[tuple[str, dict[str, Any]]] = []
        self.released = threading.Event()
        self.streaming = False
        self.service_origin = self.origin

    @property
    def origin(self) -> str:
        """Return the origin of this server."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def page(self, path: str, body: str, head: str = "", script: str | None = None) -> str:
        """Publish a page with the element's script and return its address."""
        source = script or f"{self.service_origin}/widget.js"
        self.pages[path] = (
            '<!doctype html><html lang="fr"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f'<title>Page hôte</title>{head}<script type="module" src="{source}"></script>'
            f"</head><body><main><h1>Mon e-guichet</h1>{body}</main></body></html>"
        )
        return f"{self.origin}{path}"


@contextmanager
def running() -> Iterator[ScriptedService]:
    """Run a scripted service for the time of a block."""
    server = ScriptedService()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Desk(BaseHTTPRequestHandler):
    server: ScriptedService
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/widget.js":
            self._send(200, (STATIC / "widget.js").read_bytes(), "text/javascript")
        elif path in self.server.pages:
            policy = STRICT.format(
                script=self.server.service_origin, service=self.server.service_origin
            )
            page = self.server.pages[path].encode()
            self._send(200, page, "text/html; charset=utf-8", {"Content-Security-Policy": policy})
        elif path == "/style.css":
            self._send(200, self.server.pages["css"].encode(), "text/css")
        elif path.startswith("/documents/"):
            self._send(200, b"<!doctype html><title>Source</title>", "text/html; charset=utf-8")
        elif path == "/favicon.ico":
            self._send(204, b"", "image/x-icon")
        else:
            self._send(404, b"", "text/plain")

    def do_OPTIONS(self) -> None:
        self._send(204, b"", "text/plain")

    def do_POST(self) -> None:
        size = int(self.headers.get("Content-Length", 0))
        body = json.loads(self.rfile.read(size))
        self.server.received.append((self.path, body))
        if self.path.endswith("/feedback"):
            self._send(204, b"", "application/json")
            return
        question = body["question"]
        if "oubliée" in question and body["conversation_id"]:
            self._send(404, b'{"status": 404}', "application/problem+json")
            return
        for word, (status, headers) in FAILURES.items():
            if word in question:
                problem = json.dumps({"type": "about:blank", "status": status, "title": "…"})
                self._send(status, problem.encode(), "application/problem+json", headers)
                return
        if "attendre" in question:
            self.server.released.wait(20)
        if "illisible" in question:
            self._send(200, b"<html>", "application/json")
            return
        found = next((one for word, one in ANSWERS.items() if word in question), ANSWERS["culture"])
        self._answer(answer(**found))

    def _answer(self, whole: dict[str, Any]) -> None:
        if not self.server.streaming:
            self._send(200, json.dumps(whole).encode(), "application/json")
            return
        events: list[tuple[str, object]] = [
            ("status", {"state": "searching"}),
            ("sources", {"citations": whole["citations"]}),
            ("delta", {"text": whole["text"]}),
            ("done", whole),
        ]
        stream = "".join(f"event: {name}\ndata: {json.dumps(data)}\n\n" for name, data in events)
        self._send(200, stream.encode(), "text/event-stream")

    def _send(
        self, status: int, body: bytes, media: str, headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "content-type")
        self.send_header("Access-Control-Expose-Headers", "Retry-After")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
