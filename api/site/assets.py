"""The built files that pages load, with the digests by which browsers check them."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.problems import Problem

STATIC = Path(__file__).parents[1] / "static"
FOREVER = "public, max-age=31536000, immutable"
SHORTLY = "public, max-age=300"
_DIGEST_LENGTH = 12

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Asset:
    """A built file. `path` changes with its content; `integrity` is for the script tag."""

    body: bytes
    path: str
    integrity: str

    @property
    def tag(self) -> str:
        """Return the entity tag."""
        return f'"{self.integrity.removeprefix("sha384-")[:16]}"'


@lru_cache(maxsize=8)
def asset(name: str) -> Asset:
    """Return a built script by its name without extension."""
    body = (STATIC / f"{name}.js").read_bytes()
    digest = hashlib.sha256(body).hexdigest()[:_DIGEST_LENGTH]
    integrity = base64.b64encode(hashlib.sha384(body).digest()).decode()
    return Asset(body, f"/{name}.{digest}.js", f"sha384-{integrity}")


@router.get("/widget.json")
def widget_version(request: Request) -> dict[str, str | int]:
    """Tell the present version, for sites that write their script tag by program."""
    widget = asset("widget")
    origin = str(request.base_url).rstrip("/")
    return {"url": origin + widget.path, "integrity": widget.integrity, "bytes": len(widget.body)}


@router.get("/widget.js")
def widget_script(request: Request) -> Response:
    """Return the element, always in its present version."""
    return _script(request, asset("widget"), SHORTLY)


@router.get("/widget.{digest}.js")
def widget_script_version(request: Request, digest: str) -> Response:
    """Return the element in one version; versions past are gone."""
    widget = asset("widget")
    if widget.path != f"/widget.{digest}.js":
        raise Problem(404, "Cette version n'existe plus : voyez /widget.json.")
    return _script(request, widget, FOREVER)


@router.get("/pdf-worker.js")
def pdf_worker(request: Request) -> Response:
    """Return the part of the PDF viewer that reads files, shut in by its own policy."""
    policy = {"Content-Security-Policy": "default-src 'none'; script-src 'self'"}
    return _script(request, asset("pdf-worker"), SHORTLY, policy)


def _script(
    request: Request, script: Asset, cache: str, headers: dict[str, str] | None = None
) -> Response:
    """Return a public script, which any site may load and check."""
    told = {
        "Cache-Control": cache,
        "ETag": script.tag,
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
        **(headers or {}),
    }
    if request.headers.get("if-none-match") == script.tag:
        return Response(status_code=304, headers=told)
    return Response(script.body, media_type="text/javascript", headers=told)
