"""Key figures of a plain text: "148.600" over or before "habitants", one under the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.cleaning import one_line
from ingest.printed.line import is_figure, leans_on

_AMOUNT = re.compile(r"(.*\d)\s?(?:mille|millions?|milliards?|de|d')(\s?[€%$]|\s?euros?)?", re.I)
_TOLD = re.compile(r"(?!0\d)\d[\d .,]*(?:[^\W\d_].*|[€%]\s?.+)")
_SENTENCE = re.compile(r"[.!?:,]$|[.!?]\s+[A-ZÀÂÇÉÈÊÎÔ]|\b(?:et|ou|puis)$")
_LONGEST = 90
_MOST_LINES = 3  # of a label
_LEAST = 3
_LONGEST_TITLE = 6  # words


def with_figures(lines: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield the lines of a text; a figure with its label is one, and is told to be.

    Three figures or more, that nothing parts, are key figures; a title may stand over them.
    """
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].strip():
            end += 1
        titled, figures = _figures([line.strip() for line in lines[at:end]])
        yield from ((line, False) for line in lines[at : at + titled if figures else end])
        yield from ((figure, True) for figure in figures)
        yield from ((line, False) for line in lines[end : end + 1])
        at = end + 1


def _figures(block: Sequence[str]) -> tuple[int, list[str]]:
    """Return how many lines stand over the figures of a block, and each with its label."""
    starts = [at for at, line in enumerate(block) if _is_amount(line) or _TOLD.fullmatch(line)]
    if len(starts) < _LEAST or starts[0] > 1:
        return 0, []
    told = block[starts[0] :]
    if any(map(_runs_on, told)) or not all(map(_is_title, block[: starts[0]])):
        return 0, []
    apart = [at for at, line in enumerate(told) if _is_amount(line)]
    beside = [at for at, line in enumerate(told) if _TOLD.fullmatch(line)]
    return starts[0], _grouped(told, apart, alone=True) or _grouped(told, beside, alone=False)


def _runs_on(line: str) -> bool:
    """Tell a line of a sentence from a figure or its label."""
    return len(line) > _LONGEST or leans_on(line) or _SENTENCE.search(line) is not None


def _is_title(line: str) -> bool:
    plain = len(line.split()) <= _LONGEST_TITLE and not re.search(r"[,.]", line)
    return line.endswith(":") or (plain and not _runs_on(line))


def _grouped(block: Sequence[str], starts: Sequence[int], *, alone: bool) -> list[str]:
    """Return the lines grouped by where they start, when figures and labels take turns."""
    if len(starts) < _LEAST or starts[0] != 0 or _count_up(block, starts):
        return []
    groups = [block[start:end] for start, end in pairwise([*starts, len(block)])]
    least, most = (2, 1 + _MOST_LINES) if alone else (1, _MOST_LINES)
    wrapped = all(line[:1].islower() or line[0] == "(" for g in groups for line in g[1 + alone :])
    if not wrapped or any(not least <= len(group) <= most for group in groups):
        return []
    return ["\n".join(group) for group in groups]


def _count_up(block: Sequence[str], starts: Sequence[int]) -> bool:
    """Tell the numbers of a list from figures."""
    numbers = [re.match(r"\d+", block[at]) for at in starts]
    values = [int(number[0]) for number in numbers if number]
    return all(0 < after - value <= 1 for value, after in pairwise(values))


def _is_amount(line: str) -> bool:
    amount = _AMOUNT.fullmatch(line)
    return is_figure(one_line(amount[1] + (amount[2] or ""))) if amount else is_figure(line)
