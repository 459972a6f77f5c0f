"""Lists that paragraphs make when each opens with its kind, its number and its title.

"Action 4.1 – Travail de rue. L'éducatrice va à la rencontre des jeunes…": the heading runs into
its text, and the document's outline does not have it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from index.document import Passage, PassageKind

_OPENING = re.compile(
    r"([^\W\d]\w{2,}(?: [^\W\d]\w+){0,2}) \d{1,2}(?:[.]\d{1,2})*\s*[–—:-]\s+"
    r"[^\W\d_][^.!?:\n]{2,110}(?=[.!?:\n])"
)
_LEAST = 2


def titled_runs(passages: Sequence[Passage]) -> list[tuple[str, list[tuple[Passage, int]]]]:
    """Return the runs of titled paragraphs, in order: what they are, and each with its title's end.

    A run stands under one heading, and has two members at least.
    """
    titled = [
        (passage, found)
        for passage in passages
        if passage.kind is PassageKind.PROSE and (found := _OPENING.match(passage.text))
    ]
    runs = []
    for (_, name), run in groupby(titled, key=lambda each: (each[0].section, each[1][1])):
        members = [(passage, found.end()) for passage, found in run]
        if len(members) >= _LEAST:
            runs.append((name, members))
    return runs
