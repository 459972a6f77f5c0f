"""A real server on loopback that speaks the OpenAI chat protocol, and may lie or fail."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

Reply = Callable[["Exchange"], None]


class Exchange:
    """One request, and the ways to answer it."""

    def __init__(self, handler: BaseHTTPRequestHandler, body: dict[str, Any], done: Any) -> None:
        self.body = body
        self._handler, self._done = handler, done

    @property
    def instructions(self) -> str:
        return str(self.body["messages"][0]["content"])

    @property
    def data(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.body["messages"][1]["content"])
        return told

    def passage_with(self, words: str) -> int:
        """The number of the passage given that holds these words."""
        return int(next(p["number"] for p in self.data["passages"] if words in p["text"]))

    def status(self, code: int, **headers: str) -> None:
        payload = b'{"error": {"message": "refus", "type": "server_error"}}'
        self._handler.send_response(code)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self._handler.send_header(name, value)
        self._handler.send_header("Content-Length", str(len(payload)))
        self._handler.end_headers()
        self._handler.wfile.write(payload)

    def say(self, text: str) -> None:
        """Reply with a text, in pieces when a stream was asked for."""
        if not self.body.get("stream"):
            self._whole(text)
            return
        self.open_stream()
        for at in range(0, len(text), 40):
            self.piece(text[at : at + 40])
        self.write("data: [DONE]\n\n")

    def say_whole(self, text: str) -> None:
        """Reply without a stream, whatever was asked."""
        self._whole(text)

    def open_stream(self) -> None:
        self._handler.send_response(200)
        self._handler.send_header("Content-Type", "text/event-stream")
        self._handler.send_header("Connection", "close")
        self._handler.end_headers()

    def piece(self, text: str) -> None:
        choice = {"index": 0, "delta": {"role": "assistant", "content": text}}
        chunk = {
            "id": "1", "object": "chat.completion.chunk", "created": 0,
            "model": "faux", "choices": [choice],
        }  # fmt: skip
        self.write(f"data: {json.dumps(chunk)}\n\n")

    def write(self, text: str) -> None:
        self._handler.wfile.write(text.encode())
        self._handler.wfile.flush()

    def hang(self) -> None:
        """Say nothing until the server closes."""
        self._done.wait()

    def ever(self, text: str) -> None:
        """Write the same thing until the other side hangs up."""
        while not self._done.is_set():
            self.write(text)

    def _whole(self, text: str) -> None:
        message = {"role": "assistant", "content": text}
        told = {
            "id": "1", "object": "chat.completion", "created": 0, "model": "faux",
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        }  # fmt: skip
        payload = json.dumps(told).encode()
        self._handler.send_response(200)
        self._handler.send_header("Content-Type", "application/json")
        self._handler.send_header("Content-Length", str(len(payload)))
        self._handler.end_headers()
        self._handler.wfile.write(payload)


class ChatServer(ThreadingHTTPServer):
    """Answers each request with `reply`; remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.reply: Reply = lambda exchange: exchange.status(500)
        self.asked: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.done = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def says(self, *sentences: tuple[str, str], **more: Any) -> None:
        """Reply with sentences, each with words of the passage that it cites."""

        def reply(exchange: Exchange) -> None:
            rows = [
                {"text": text, "passages": [exchange.passage_with(words)]}
                for text, words in sentences
            ]
            exchange.say(json.dumps({"answerable": True, "sentences": rows, **more}))

        self.reply = reply

    def says_text(self, text: str) -> None:
        """Reply with a text, whatever it is."""
        self.reply = lambda exchange: exchange.say(text)

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet: whoever called has hung up."""


class _Handler(BaseHTTPRequestHandler):
    server: ChatServer

    def do_POST(self) -> None:
        self.server.paths.append(self.path)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(body)
        self.server.reply(Exchange(self, body, self.server.done))

    def do_GET(self) -> None:
        self.server.paths.append(self.path)
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def chat_server() -> Iterator[ChatServer]:
    """Serve until the end of the block; no proxy stands between."""
    with ChatServer() as server, pytest.MonkeyPatch.context() as environment:
        environment.setenv("NO_PROXY", "127.0.0.1")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.done.set()
            server.shutdown()
            thread.join()
