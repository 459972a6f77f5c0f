"""Make plain text of what a model wrote: no HTML, no Markdown, no link, no image."""

from __future__ import annotations

import html
import re

from assistant.cleaning import clean

_CODE = re.compile(r"<(script|style|iframe|svg|object)\b.*?(</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)?")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)?")
_MARK = re.compile(r"\[[\d\s,;–-]*\]")
_ADDRESS = re.compile(r"\b(?:https?|ftp|file|data|javascript|mailto):\S*|\bwww\.\S+", re.IGNORECASE)
_MARKUP = re.compile(r"^\s*(?:#{1,6}|[-*+•>]|\d{1,2}[.)])\s+|[*_`~|<>{}\\]")


def plain(text: str) -> str:
    """Return a sentence as plain text, on one line."""
    text = html.unescape(html.unescape(text))
    for pattern in (_CODE, _TAG, _IMAGE):
        text = pattern.sub(" ", text)
    text = _LINK.sub(r"\1", text)
    for pattern in (_ADDRESS, _MARK, _MARKUP):
        text = pattern.sub(" ", text)
    tight = re.sub(r"\s+([.,)])", r"\1", clean(text))
    return re.sub(r"\(\s*\)", "", tight).strip()
