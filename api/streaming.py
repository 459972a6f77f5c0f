"""An answer as server-sent events: status, sources, delta, done; error in their place.

The answer has passed every check before its first word leaves.
"""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

from fastapi.sse import format_sse_event

from api.mishaps import log_mishap
from api.payloads import AnswerOut
from api.problems import Problem

_PIECE = re.compile(r".{1,80}(?:\s+|$)|\S+\s*", re.DOTALL)


async def answer_events(ask: Callable[[], Awaitable[AnswerOut]]) -> AsyncIterator[bytes]:
    """Yield the events of one question."""
    yield _event("status", {"state": "searching", "message": "Recherche dans les documents…"})
    try:
        answer = await ask()
    except Problem as problem:
        yield _event("error", problem.document())
        return
    except Exception as error:
        log_mishap(error, "stream")
        yield _event("error", Problem(500).document())
        return
    whole = answer.model_dump(mode="json")
    yield _event("sources", {"citations": whole["citations"]})
    for piece in pieces(answer.text):
        yield _event("delta", {"text": piece})
    yield _event("done", whole)


def pieces(text: str) -> Iterator[str]:
    """Cut a text between words, so that the pieces make it again."""
    for match in _PIECE.finditer(text):
        yield match.group()


def _event(name: str, data: dict[str, object]) -> bytes:
    return format_sse_event(data_str=json.dumps(data, ensure_ascii=False), event=name)
