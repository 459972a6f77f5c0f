"""Read HTML: the main content's headings, lists, tables and paragraphs."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PreformattedString, Tag

from index.document import BlockKind
from ingest.cleaning import clean, one_line
from ingest.errors import Reason, UnreadableFileError
from ingest.metadata import Declared
from ingest.pieces import Piece, compose, heading
from ingest.read_result import ReadResult
from ingest.table_pieces import pieces_of_table
from ingest.table_rows import row_text
from ingest.told_tables import Table

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])", re.I
)
_DROPPED = (
    "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form",
    "button", "svg", "iframe", "object", "head",
)  # fmt: skip
_BLOCK_NAMES = (
    "address article blockquote body center dd details div dl dt fieldset figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr html li main ol p pre section summary table tbody td tfoot th thead "
    "tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_IN_ITEMS = ("p", "div")
"""What is one item with the words around it."""
_MAX_DEPTH = 200


def read_html(source: str) -> ReadResult:
    """Read an HTML page; menus, forms and scripts are left out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        try:
            soup = BeautifulSoup(clean(source), "lxml")
        except (ValueError, AssertionError, RecursionError):
            raise UnreadableFileError(Reason.CORRUPTED) from None
    title = one_line(soup.title.get_text()) if soup.title else ""
    for tag in soup.find_all(_DROPPED):
        if not _holds_main(tag):
            tag.decompose()
    for tag in soup.find_all(_is_hidden):
        tag.decompose()
    root = soup.find("main") or soup.find("article") or soup.body or soup
    text, blocks = compose(_HtmlWalk().pieces(root))
    return ReadResult(text, blocks, declared=Declared(title=title or None))


def _is_hidden(tag: Tag) -> bool:
    """Tell whether a reader of the page does not see a tag: what it says is not the page's."""
    hidden = tag.has_attr("hidden") or tag.get("aria-hidden") == "true"
    return hidden or _HIDING.search(str(tag.get("style") or "")) is not None


def _holds_main(tag: Tag) -> bool:
    return tag.name in ("header", "form") and tag.find(["main", "article"]) is not None


class _HtmlWalk:
    """One pass over the tree; words between block tags make a piece."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.level = 1

    def pieces(self, root: Tag) -> Iterator[Piece]:
        yield from self._walk(root, BlockKind.PARAGRAPH, 0, None, 0)
        yield from self._flush(BlockKind.PARAGRAPH, 0, None)

    def _walk(
        self, tag: Tag, kind: BlockKind, level: int, number: str | None, depth: int
    ) -> Iterator[Piece]:
        for child in tag.children:
            if isinstance(child, Tag):
                yield from self._tag(child, kind, level, number, depth)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self.words.append(re.sub(r"\s+", " ", child))

    def _tag(
        self, tag: Tag, kind: BlockKind, level: int, number: str | None, depth: int
    ) -> Iterator[Piece]:
        if tag.name == "br":
            self.words.append("\n")
        elif depth >= _MAX_DEPTH:
            self.words.append(tag.get_text())
        elif kind is BlockKind.ITEM and tag.name in _IN_ITEMS:
            self.words.append("\n")
            yield from self._walk(tag, kind, level, number, depth + 1)
        elif tag.name in _BLOCKS:
            yield from self._flush(kind, level, number)
            yield from self._block(tag, kind, level, depth + 1)
        elif _has_block(tag):
            yield from self._walk(tag, kind, level, number, depth + 1)
        else:
            self.words.append(tag.get_text())

    def _block(self, tag: Tag, kind: BlockKind, level: int, depth: int) -> Iterator[Piece]:
        if re.fullmatch(r"h[1-6]", tag.name):
            if words := one_line(tag.get_text(" ")):
                self.level = int(tag.name[1])
                yield heading(words, self.level)
            return
        if tag.name == "summary":
            # What a page unfolds stands under what it shows: mostly a question.
            if words := one_line(tag.get_text(" ")):
                yield heading(words, min(self.level + 1, 6))
            return
        if tag.name == "dl":
            yield from self._terms(tag, depth)
            return
        if tag.name == "table":
            yield from _rows(tag)
            return
        if tag.name in ("ul", "ol"):
            yield from self._list(tag, level + 1, depth)
            return
        if tag.name == "blockquote":
            kind, level = BlockKind.QUOTE, 0
        yield from self._walk(tag, kind, level, None, depth)
        yield from self._flush(kind, level, None)

    def _list(self, tag: Tag, level: int, depth: int) -> Iterator[Piece]:
        rank = _integer(tag.get("start"), 1)
        for item in tag.find_all("li", recursive=False):
            rank = _integer(item.get("value"), rank)
            number = str(rank) if tag.name == "ol" else None
            yield from self._walk(item, BlockKind.ITEM, level, number, depth)
            yield from self._flush(BlockKind.ITEM, level, number)
            rank += 1

    def _terms(self, tag: Tag, depth: int) -> Iterator[Piece]:
        """Yield each term with what it is said to be, as a label with its value.

        Terms that share an explanation are one label; a term without any stays a paragraph.
        """
        terms: list[str] = []
        explained = False
        for child in tag.find_all(["dt", "dd"]):
            if child.find_parent("dl") is not tag:
                continue  # it is told where its own list is
            words = one_line(child.get_text(" "))
            if child.name == "dt":
                terms, explained = ([words] if explained else [*terms, words]), False
                continue
            label, explained = ", ".join(filter(None, terms)), True
            if _has_block(child):
                yield Piece(BlockKind.PARAGRAPH, label)
                yield from self._walk(child, BlockKind.PARAGRAPH, 0, None, depth)
                yield from self._flush(BlockKind.PARAGRAPH, 0, None)
            else:
                yield Piece(BlockKind.ITEM, row_text([], [label, words]), 1)
        if terms and not explained:
            yield Piece(BlockKind.PARAGRAPH, ", ".join(terms))

    def _flush(self, kind: BlockKind, level: int, number: str | None) -> Iterator[Piece]:
        lines = "".join(self.words).split("\n")
        self.words.clear()
        text = "\n".join(filter(None, (one_line(line) for line in lines)))
        if text:
            yield Piece(kind, text, level, number)


def _has_block(tag: Tag) -> bool:
    return tag.find(lambda inner: inner.name in _BLOCKS) is not None


def _integer(value: object, default: int) -> int:
    written = str(value or "")
    return int(written) if written.isdecimal() and len(written) < 6 else default


def _rows(table: Tag) -> Iterator[Piece]:
    header: list[str] = []
    rows: list[list[str]] = []
    for rank, row in enumerate(table.find_all("tr")):
        cells = row.find_all(["th", "td"], recursive=False)
        words = [one_line(cell.get_text(" ")) for cell in cells]
        if rank == 0 and cells and all(cell.name == "th" for cell in cells):
            header = words
        elif words:
            rows.append(words)
    yield from pieces_of_table(Table(header, rows))
