"""What no route foresaw: answered as a problem document, logged without anybody's words."""

from __future__ import annotations

import logging
import traceback
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import Problem

_log = logging.getLogger("api")


class InterruptedResponse(Exception):
    """A response broke off after it had begun; the log says where."""


class Mishaps:
    """Turn exceptions, and the framework's plain-text errors, into problem documents."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wrap one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = replaced = False

        async def send_watched(message: Message) -> None:
            nonlocal begun, replaced
            if message["type"] == "http.response.start":
                begun = True
                if _is_plain_error(message):
                    replaced = True
                    await Problem(message["status"]).response()(scope, receive, send)
            if not replaced:
                await send(message)

        try:
            await self.app(scope, receive, send_watched)
        except Exception as error:
            log_mishap(error, getattr(scope.get("route"), "path", "?"))
            if begun:
                raise InterruptedResponse from None
            await Problem(500).response()(scope, receive, send)


def log_mishap(error: Exception, route: str) -> None:
    """Log what happened and where; an exception's text may hold words of a question."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    _log.error("unexpected %s on %s\n%s", type(error).__name__, route, frames)


def _is_plain_error(message: Message) -> bool:
    media = Headers(raw=message["headers"]).get("content-type", "")
    return bool(message["status"] >= HTTPStatus.BAD_REQUEST) and media.startswith("text/plain")
