"""Leave out of a plain text what its pages repeat: running heads, page numbers, contents.

A text copied from a printed page keeps the line that every page carries ("Ville de Brise |
Plan 2025   6"), and the table of contents. They say nothing, and part a heading or a sentence
from what it goes on with.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from index.text import fold
from ingest.cleaning import one_line

# A page number stands apart from the words of its line: "Article 3" and "Axe 3" are headings.
_PAGE = r"(?P<page>\d{1,3})"
_APART = r"(?:\s{2,}|\t|\s*[|•·]\s*|\s+[–—-]\s+)"
_FOOT = re.compile(rf"(?P<words>.*\S)(?:{_APART}|\s+p(?:ages?\s|\.\s?)){_PAGE}", re.I)
_HEAD = re.compile(rf"{_PAGE}{_APART}(?P<words>\S.*)")
_BARE = re.compile(
    r"[-–—]\s?(\d{1,3})\s?[-–—]|(?:page\s|p\.\s?)(\d{1,3})(?:\s?(?:/|sur)\s?\d+)?"
    r"|(\d{1,3})\s?/\s?\d+",
    re.I,
)
_LEAST_PAGES = 3
_MOST_SKIPPED = 5  # pages of pictures carry no words
_LEAST_LINES = 4  # of a page, that a line repeated row after row does not leave between
_EDGE = 2  # running lines are among the first and last lines of a page that a form feed ends
_CONTENTS = re.compile(r"(?:table des mati[eè]res|sommaire|contenu|plan du document)\s*:?", re.I)
_ENTRY = re.compile(r"(?=.*[^\W\d_]{2}).*?[\s.…_](?P<page>\d{1,3})")
_ENDED = re.compile(r"[.!?:;…][»\"”)\]]*$")


def lines_without_running(source: str) -> list[str]:
    """Return the lines of a text, those that its pages repeat and its contents left out.

    A page ends a paragraph, unless the sentence goes on over it.
    """
    lines, opening = _pages(source)
    running = _running(lines) | _repeated(lines, opening)
    breaks = opening | running
    kept = ["" if at in running else line for at, line in enumerate(lines)]
    return list(_without_contents(list(_joined(kept, breaks))))


def _pages(source: str) -> tuple[list[str], set[int]]:
    """Return the lines of a text, and the ranks of the empty ones that stand for form feeds."""
    lines: list[str] = []
    opening: set[int] = set()
    for page in source.split("\f"):
        if lines:
            opening.add(len(lines))
            lines.append("")
        lines += page.split("\n")
    return lines, opening


def _running(lines: Sequence[str]) -> set[int]:
    """Return the ranks of the lines that differ by their page number only, page after page."""
    found: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        if _at_edge(lines, at) and (told := _numbered(line.strip())):
            found.setdefault(told[0], []).append((at, told[1]))
    return {at for places in found.values() if _are_pages(lines, places) for at, _ in places}


def _numbered(line: str) -> tuple[str, int] | None:
    """Return what a line keeps from page to page and its page number."""
    if bare := _BARE.fullmatch(line):
        return "", int(next(filter(None, bare.groups())))
    for shape in (_FOOT, _HEAD):
        match = shape.fullmatch(line)
        if match and re.search(r"[^\W\d_]{2}", match["words"]):
            return fold(one_line(match["words"])), int(match["page"])
    return None


def _at_edge(lines: Sequence[str], at: int) -> bool:
    """Tell whether a line stands at the edge of the text around it."""
    above = lines[at - 1].strip() if at else ""
    below = lines[at + 1].strip() if at + 1 < len(lines) else ""
    return not above or not below


def _are_pages(lines: Sequence[str], places: Sequence[tuple[int, int]]) -> bool:
    """Tell the pages of a text, that follow one another, from the rows of a table."""
    if len(places) < _LEAST_PAGES:
        return False
    if any(not 0 < page - last <= _MOST_SKIPPED for (_, last), (_, page) in pairwise(places)):
        return False
    first, last = places[0][0], places[-1][0]
    between = sum(bool(line.strip()) for line in lines[first:last])
    return between >= (_LEAST_LINES + 1) * (len(places) - 1)


def _repeated(lines: Sequence[str], opening: set[int]) -> set[int]:
    """Return the ranks of the lines that stand, word for word, at the edge of several pages.

    Of a number that stands alone, how far it is from the rank of the page is what repeats. A
    line inside another edge line repeats only when that one does.
    """
    edges = list(_edges(lines, opening)) if opening else []
    often = Counter(kept for edge in edges for kept in edge.values())
    return {
        at
        for edge in edges
        for at, _ in takewhile(lambda told: often[told[1]] >= _LEAST_PAGES, edge.items())
    }


def _edges(lines: Sequence[str], opening: set[int]) -> Iterator[dict[int, str]]:
    """Yield what the lines at the top, then at the foot, of each page keep; the outer first."""
    for rank, (first, last) in enumerate(pairwise([-1, *sorted(opening), len(lines)])):
        told = [at for at in range(first + 1, last) if lines[at].strip()]
        if len(told) <= 2 * _EDGE:
            continue
        for side, edge in (("top", told[:_EDGE]), ("foot", told[: -_EDGE - 1 : -1])):
            yield {at: f"{side} {_kept(lines[at].strip(), rank)}" for at in edge}


def _kept(line: str, rank: int) -> str:
    return f"#{int(line) - rank}" if line.isdecimal() else fold(one_line(line))


def _joined(lines: Sequence[str], breaks: set[int]) -> Iterator[str]:
    """Yield the lines, without the empty ones where a sentence goes on over a page."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and not lines[end].strip():
            end += 1
        turned = at and end < len(lines) and not breaks.isdisjoint(range(at, end))
        if not (turned and _carries_on(lines[at - 1], lines[end])):
            yield from lines[at:end]
        yield from lines[end : end + 1]
        at = end + 1


def _carries_on(above: str, line: str) -> bool:
    return line.strip()[:1].islower() and not _ENDED.search(above.strip())


def _without_contents(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines, without a table of contents: a title of that name, titles with pages."""
    at = 0
    while at < len(lines):
        end = _end_of_contents(lines, at) if _CONTENTS.fullmatch(lines[at].strip()) else at
        if end > at:
            yield ""
        else:
            yield lines[at]
        at = max(end, at + 1)


def _end_of_contents(lines: Sequence[str], title: int) -> int:
    """Return where the table of contents under a title ends; the title when there is none.

    A long title may take two lines: the page is after the second.
    """
    end, count, last = title, 0, 0
    wrapped = False
    for at in range(title + 1, len(lines)):
        line = lines[at].strip()
        if not line:
            if wrapped:
                break
            continue
        entry = _ENTRY.fullmatch(line)
        if entry and int(entry["page"]) >= last:
            count, last, end, wrapped = count + 1, int(entry["page"]), at + 1, False
        elif entry or wrapped or _ENDED.search(line):
            break
        else:
            wrapped = True
    return end if count >= _LEAST_PAGES else title
