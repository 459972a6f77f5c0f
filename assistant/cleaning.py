"""Make a text safe to read: nothing hidden in it."""

from __future__ import annotations

import unicodedata


def clean(text: str) -> str:
    """Return a text without control, invisible and tag characters, spaces made single.

    Invisible characters (zero width, Unicode tags) are a way to hide instructions.
    """
    normal = unicodedata.normalize("NFC", text)
    visible = (
        " " if c.isspace() else c
        for c in normal
        if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs", "Cn")
    )
    return " ".join("".join(visible).split())
