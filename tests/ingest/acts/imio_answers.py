"""Invented answers in the form of iA.Délib's REST service, and a server that gives them."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


def item(number: int, title: str, **more: object) -> dict[str, Any]:
    """Return a public, accepted point."""
    return {
        "@id": f"https://deliberations.invalid/points/{number}",
        "@type": "MeetingItemCouncil",
        "UID": f"point-{number}",
        "title": title,
        "itemNumber": number,
        "itemReference": f"CULT/20220331-{number}",
        "category": {"token": "culture", "title": "Culture"},
        "groupsInCharge": [{"token": "a", "title": "Anne Dupré-Noël"}],
        "privacy": "public",
        "review_state": "accepted",
        "motivation": _html("<p>Vu le Code ;</p><p>Considérant la demande ;</p>"),
        "decision": _html(
            "<p>DÉCIDE, à l'unanimité :</p><p>Article 1er : D'octroyer 5.000,00 €.</p>"
            "<p>Article 2 : De publier.</p>"
        ),
        "internalNotes": _html("<p>CANARI note interne</p>"),
        "observations": _html("<p>CANARI observation</p>"),
        **more,
    }


def _html(words: str) -> dict[str, str]:
    return {"content-type": "text/html", "data": words}


MEETING = {
    "UID": "seance-1",
    "@type": "MeetingCouncil",
    "title": "31 mars 2022",
    "date": "2022-03-30T22:00:00+00:00",
    "review_state": "closed",
    "modification_date": "2022-04-12T08:00:00+00:00",
    "notes": _html("<p>CANARI note de séance</p>"),
}


def answer(*items: Mapping[str, Any]) -> str:
    """Return a meeting's answer as the connector writes it."""
    told = {"institution": "Province de Haute-Meuse", "meeting": MEETING, "items": list(items)}
    return json.dumps(told)


@dataclass
class Replay:
    """What the server holds, and the requests it got."""

    meetings: list[dict[str, Any]] = field(default_factory=lambda: [dict(MEETING)])
    items: list[dict[str, Any]] = field(default_factory=list)
    annexes: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    redirect: str | None = None
    asked: list[tuple[str, dict[str, list[str]], str]] = field(default_factory=list)
    url: str = ""

    def of_kind(self, kind: str) -> int:
        """Return how many times a kind of object was asked for."""
        return sum(query.get("type") == [kind] for _, query, _ in self.asked)

    def downloads(self) -> list[str]:
        """Return the files that were asked for."""
        return [path for path, _, _ in self.asked if path in self.files]

    def annex(self, point: str, title: str, data: bytes | None = None, **more: object) -> None:
        """Give a point of this server an annex, in the form of `@annexes`."""
        filename = str(more.pop("filename", f"{title}.txt"))
        path = f"/haute-meuse/{point}/{sum(map(len, self.annexes.values()))}/@@download/file"
        if data is not None:
            self.files[path] = data
        told = {
            "@type": "annex",
            "title": title,
            "publishable": True,
            "confidential": False,
            "modified": "2022-04-01T08:00:00+00:00",
            "file": {"download": f"{self.origin}{path}", "filename": filename, "size": 10},
            **more,
        }
        self.annexes.setdefault(f"/haute-meuse/{point}", []).append(told)
        for item in self.items:
            if item["UID"] == point:
                item["@id"] = f"{self.origin}/haute-meuse/{point}"
                item.setdefault("extra_include_annexes", []).append(
                    {key: told[key] for key in ("title", "publishable", "confidential")}
                )

    @property
    def origin(self) -> str:
        """Return the address of the server."""
        return self.url.removesuffix("/haute-meuse")


@contextmanager
def served(replay: Replay) -> Iterator[Replay]:
    """Serve the answers on the loopback, as `@search` does, page after page."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = parse_qs(parts.query)
            replay.asked.append((parts.path, query, self.headers.get("Authorization", "")))
            if replay.redirect:
                self.send_response(302)
                self.send_header("Location", replay.redirect)
                self.end_headers()
                return None
            if parts.path in replay.files:
                return self._give(replay.files[parts.path])
            if parts.path.endswith("/@annexes"):
                listed = replay.annexes[parts.path.removesuffix("/@annexes")]
                return self._give(json.dumps(listed).encode())
            if not parts.path.endswith("/@search"):
                self.send_error(404)
                return None
            objects = replay.meetings if query["type"] == ["meeting"] else replay.items
            start = int(query["b_start"][0])
            page = objects[start : start + min(2, int(query["b_size"][0]))]
            return self._give(json.dumps({"items": page, "items_total": len(objects)}).encode())

        def _give(self, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    replay.url = f"http://127.0.0.1:{server.server_address[1]}/haute-meuse"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield replay
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
