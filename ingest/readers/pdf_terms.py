"""Terms in bold letters that a PDF draws apart from what stands beside them: a glossary's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.cleaning import one_line
from ingest.readers.pdf_grids import ranks_in_grids
from ingest.readers.pdf_pages import PdfLine, PdfPage

_LEAST = 3  # terms: fewer may stand beside a text by chance
_LONGEST_TERM = 40
_ALIGNED = 1.5  # points
_FAR = 14  # times the size of the letters, from where a term starts to where its text does
_LEADING = 1.8  # times the size of the letters, from a line to the next


@dataclass(frozen=True, slots=True)
class _Term:
    """A term and the lines beside it, by their ranks on the page."""

    at: int
    told: tuple[int, ...]


def join_terms(page: PdfPage) -> PdfPage:
    """Return the page with each term and its text as one row: "CPMS : centre médical".

    Some programs draw all the terms, then what is beside them, so that a text in the order
    of the file has the terms together and far from their meaning. The bold cells of a table
    that has headings are no such terms.
    """
    found = list(_terms(page.lines))
    if found and page.column_edge is None:
        held = ranks_in_grids(page.lines)
        found = [term for term in found if term.at not in held]
    columns = Counter(_columns(page.lines, term) for term in found)
    terms = [term for term in found if columns[_columns(page.lines, term)] >= _LEAST]
    if not terms:
        return page
    taken = {rank for term in terms for rank in (term.at, *term.told[1:])}
    rows = {term.told[0]: _row(page.lines, term) for term in terms}
    lines = (rows.get(at, line) for at, line in enumerate(page.lines) if at not in taken)
    return replace(page, lines=tuple(lines))


def _terms(lines: Sequence[PdfLine]) -> Iterator[_Term]:
    for at, line in enumerate(lines):
        if not _may_be_term(line):
            continue
        beside = next((rank for rank, other in enumerate(lines) if _beside(line, other)), None)
        if beside is not None and abs(beside - at) > 1:
            yield _Term(at, tuple(_text_from(lines, beside)))


def _columns(lines: Sequence[PdfLine], term: _Term) -> tuple[int, int]:
    return round(lines[term.at].x), round(lines[term.told[0]].x)


def _may_be_term(line: PdfLine) -> bool:
    text = one_line(line.text)
    plain = not (line.angle or line.segments or line.figure)
    return plain and 0 < len(text) <= _LONGEST_TERM and one_line(line.bold) == text


def _beside(term: PdfLine, line: PdfLine) -> bool:
    """Tell whether a text that is not bold starts at the right of a term, on its line."""
    return (
        not line.bold
        and abs(line.y - term.y) <= _ALIGNED
        and abs(line.size - term.size) <= 0.5
        and term.x < line.x <= term.x + _FAR * term.size
    )


def _text_from(lines: Sequence[PdfLine], at: int) -> Iterator[int]:
    """Yield the ranks of the lines of a text that stands beside a term, its first line first."""
    yield at
    above = lines[at]
    for rank in range(at + 1, len(lines)):
        line = lines[rank]
        aligned = abs(line.x - above.x) <= _ALIGNED and 0 < above.y - line.y <= _LEADING * line.size
        beside = any(_may_be_term(other) and _beside(other, line) for other in lines)
        if not aligned or line.bold or beside:
            return
        yield rank
        above = line


def _row(lines: Sequence[PdfLine], term: _Term) -> PdfLine:
    told = one_line(" ".join(lines[rank].text for rank in term.told))
    text = f"{one_line(lines[term.at].text)} : {told}"
    first = lines[term.told[0]]
    return replace(first, text=text, x=lines[term.at].x, fragments=(), segments=(), row=True)
