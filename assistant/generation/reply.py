"""Read what a model replied: JSON of a known form, or nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from assistant.generation.sanitising import plain
from assistant.generation.writer import Claim, Setback, WriterSetback

_THOUGHT = re.compile(r"<think>.*?(</think>|$)", re.DOTALL)
_MOST_SENTENCES = 12


def claims_schema(*, foreign: bool) -> dict[str, Any]:
    """Return the JSON schema of an answer; with its French when in another language."""
    sentence: dict[str, Any] = {
        "text": {"type": "string"},
        "passages": {"type": "array", "items": {"type": "integer"}},
    }
    if foreign:
        sentence["french"] = {"type": "string"}
    return _object(
        answerable={"type": "boolean"},
        sentences={"type": "array", "items": _object(**sentence)},
    )


def question_schema() -> dict[str, Any]:
    """Return the JSON schema of a rewritten question."""
    return _object(question={"type": "string"})


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def read_claims(reply: str, *, foreign: bool) -> tuple[Claim, ...]:
    """Return the sentences of a reply, as plain text.

    Raises WriterSetback: NO_ANSWER when the model says so, NONSENSE for any other form.
    """
    told = _parsed(reply)
    if told.get("answerable") is False:
        raise WriterSetback(Setback.NO_ANSWER)
    rows = told.get("sentences")
    if not isinstance(rows, list) or len(rows) > _MOST_SENTENCES:
        raise WriterSetback(Setback.NONSENSE)
    claims = tuple(claim for row in rows if (claim := _claim(row, foreign=foreign)).text)
    if not claims:
        raise WriterSetback(Setback.NO_ANSWER)
    return claims


def read_question(reply: str) -> str:
    """Return the rewritten question of a reply, or raise WriterSetback."""
    question = _parsed(reply).get("question")
    if not isinstance(question, str) or not (text := plain(question)):
        raise WriterSetback(Setback.NONSENSE)
    return text


def _claim(row: object, *, foreign: bool) -> Claim:
    told = row if isinstance(row, dict) else {}
    text, numbers = told.get("text"), told.get("passages")
    french = told.get("french") if foreign else text
    if not isinstance(text, str) or not isinstance(french, str) or not isinstance(numbers, list):
        raise WriterSetback(Setback.NONSENSE)
    if any(type(number) is not int for number in numbers):
        raise WriterSetback(Setback.NONSENSE)
    return Claim(plain(text), tuple(dict.fromkeys(numbers)), plain(french))


def _parsed(reply: str) -> Mapping[str, Any]:
    text = _THOUGHT.sub(" ", reply)
    start = text.find("{")
    try:
        told, _ = json.JSONDecoder().raw_decode(text[start:]) if start >= 0 else (None, 0)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise WriterSetback(Setback.NONSENSE)
    return told
