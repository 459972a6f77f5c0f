"""Read plain text: paragraphs, bullets, numbers and titles as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from ingest.cleaning import clean
from ingest.pieces import compose_printed
from ingest.printed.asked_titles import with_titles
from ingest.printed.coded_lines import with_codes
from ingest.printed.key_figures import with_figures
from ingest.printed.labelled_lines import part_labelled_lines
from ingest.printed.layout import holds_acts, recover_structure
from ingest.printed.line import Line
from ingest.printed.lines import pieces_of_lines
from ingest.printed.numbered_outlines import with_outlines
from ingest.printed.records import with_labels, with_records
from ingest.printed.running_lines import lines_without_running
from ingest.printed.text_tables import Written, with_rows
from ingest.read_result import ReadResult
from ingest.readers.markdown import read_markdown

_MARKDOWN_HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.M)
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|_{3,}|\*{3,})\s*")


def read_text(source: str) -> ReadResult:
    """Read a plain text. One that carries Markdown headings is read as Markdown."""
    if _MARKDOWN_HEADING.search(source):
        return read_markdown(source)
    lines = lines_of_text(clean(source))
    if holds_acts("\n".join(line.text for line in lines)):
        pieces = recover_structure(pieces_of_lines(lines))
    else:
        pieces = with_records(with_outlines(pieces_of_lines(with_titles(lines))))
        pieces = recover_structure(pieces)
        pieces = list(part_labelled_lines(pieces))
    text, blocks, breaks = compose_printed(pieces)
    return ReadResult(text, blocks, breaks=breaks)


def lines_of_text(source: str) -> list[Line]:
    """Return the lines of a text that carry words, rows of tables read aloud.

    Empty lines become gaps.
    """
    lines: list[Line] = []
    gap = True
    for told, figure in _told(with_labels(lines_without_running(source))):
        written = told.text
        if told.row or figure:
            lines.append(Line(written, gap=gap, row=told.row, figure=figure))
            gap = False
            continue
        if not written.strip() or _UNDERLINE.fullmatch(written):
            gap = True
            continue
        indent = len(written) - len(written.lstrip())
        lines.append(Line(written.strip(), gap=gap, indent=indent))
        gap = False
    return with_codes(lines)


def _told(lines: Sequence[str]) -> Iterator[tuple[Written, bool]]:
    """Yield the lines and the rows of a text, and whether each is a key figure."""
    for figures, group in groupby(with_figures(lines), key=itemgetter(1)):
        written = [line for line, _ in group]
        read = map(Written, written) if figures else with_rows(written)
        yield from ((told, figures) for told in read)
