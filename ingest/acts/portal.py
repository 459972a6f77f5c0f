"""What a page of the deliberations.be portal tells besides the act: whose it is, its annexes."""

from __future__ import annotations

import re

from index.text import fold_with_offsets

_ADDRESS = re.compile(r"\bdeliberations\.be/(?P<slug>[a-z][a-z0-9-]{1,60})/")
_HEAD = 2000
_SIZE = re.compile(r"[\d.,]+\s*(?:o|ko|mo|go|octets)", re.I)


def institution_of_page(text: str) -> str | None:
    """Return the name in a page's address, spelt as the text spells it when it does.

    "deliberations.be/helecine/" is "Hélécine". Whether it is a commune, a town or its CPAS
    is left unsaid: the address does not tell.
    """
    found = _ADDRESS.search(text[:_HEAD])
    if found is None:
        return None
    words = found["slug"].split("-")
    folded = fold_with_offsets(text)
    spelt = re.compile(rf"(?<![/.-])\b{'[ -]'.join(words)}\b(?![/.-])")
    for told in spelt.finditer(folded.text):
        start, end = folded.offsets[told.start()], folded.offsets[told.end() - 1] + 1
        name = text[start:end]
        if not name.islower() and not name.isupper():
            return name
    return "-".join(word.capitalize() for word in words)


def annexes_of_page(text: str) -> tuple[str, ...]:
    """Return the titles of the files that a page lists, each followed by its size."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    named = []
    for at, line in enumerate(lines):
        sized = line.lower().rstrip(" :") == "taille" or line.lower().startswith("taille :")
        before = lines[at - 1] if at else ""
        if sized and before and not _SIZE.fullmatch(before) and before.lower() != "annexes":
            named.append(before)
    return tuple(named)
