"""Headings that open with their kind and number: "Axe 1 – …", "Article 4. …"."""

from __future__ import annotations

import re

from index.text import fold

# "Axe stratégique 1 – …", "Objectif 2.3 : …", "Article 4. …", "Axe A – …", "Axe B2 – …"
_NUMBERED = re.compile(
    r"^([^\W\d][^\d:–—]{2,40}?)(?:\s+[A-Z]\d{1,2}\b(?:\.\w{1,2}\b)*|\s*\d+(?:[.\d]*)(?:er|re)?\b"
    r"|\s+(?:[A-Z]|[IVX]{1,5})\s*[–—:.-])"
)


def kind_of(heading: str) -> str | None:
    """Return the words before the number of a heading ("Axe 1 – …"), None where it has none."""
    found = _NUMBERED.match(heading)
    return found[1].strip() if found else None


def own_words(heading: str, asked: str) -> str:
    """Return a heading without its kind and number ("Axe 1 – "), unless (folded) `asked` has it."""
    found = _NUMBERED.match(heading)
    if found is None:
        return heading
    number = re.escape(fold(heading[found.end(1) : found.end()]).strip(" .:–—-"))
    return heading if re.search(rf"\b{number}\b", asked) else heading[found.end() :]
