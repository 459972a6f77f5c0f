"""Errors as pages, for those who read with a browser; programs get problem documents."""

from __future__ import annotations

import inspect
import json
from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from api.pages import templates
from api.problems import Problem

Handler = Callable[[Request, Exception], Response | Awaitable[Response]]


def install(app: FastAPI) -> None:
    """Show as a page what the handlers already there tell as a problem document."""
    for kind in (Problem, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, _for_readers(app.exception_handlers[kind]))


def _for_readers(plain: Handler) -> Handler:
    async def handle(request: Request, error: Exception) -> Response:
        told = plain(request, error)
        response = await told if inspect.isawaitable(told) else told
        return _page(request, response) if _reads_pages(request) else response

    return handle


def _reads_pages(request: Request) -> bool:
    page = not request.url.path.startswith(("/api/", "/static/"))
    return page and "text/html" in request.headers.get("accept", "")


def _page(request: Request, response: Response) -> Response:
    problem = json.loads(bytes(response.body))
    kept = {
        name: value
        for name, value in response.headers.items()
        if name not in ("content-type", "content-length")
    }
    return templates.TemplateResponse(
        request, "problem.html", {"problem": problem}, response.status_code, kept
    )
