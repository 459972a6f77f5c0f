"""Read Markdown: headings, numbered items, lists, tables, quotes, editor's notes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.document import BlockKind
from index.text import fold
from ingest.cleaning import clean, one_line, strip_markup
from ingest.metadata import Declared, split_front_matter
from ingest.pieces import SOFT_BREAK, Piece, compose_printed, heading
from ingest.printed.labelled_lines import part_labelled_lines
from ingest.printed.layout import holds_acts, printed_text, recover_structure
from ingest.printed.markdown_tables import markdown_with_rows
from ingest.read_result import ReadResult
from ingest.table_pieces import pieces_of_table
from ingest.told_tables import Table

_PARSER = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").disable("code")
_FILLING = re.compile(rf"(?<![;:]){SOFT_BREAK}|{SOFT_BREAK}(?![A-ZÀÂÇÉÈÊÎÔ«])")
# What some dialects write beside words: "{#anchor}" after a heading, "[^1]" for a footnote.
_ATTRIBUTES = re.compile(r"\s*\{[#.:][^{}\n]*\}\s*$")
_FOOTNOTE = re.compile(r"\s?\[\^[\w-]+\]:?\s?")
_NOTE = re.compile(r"note de (?:l'edition|la redaction|l'editeur)\s*:")


def read_markdown(source: str) -> ReadResult:
    """Read a Markdown text, with or without front matter.

    A text with front matter is an edition: its structure is taken as written. Without, it
    may be the raw extraction of a printed page, whose structure is recovered.
    """
    declared, body = split_front_matter(clean(source))
    pieces = list(markdown_pieces(body))
    if declared is None:
        pieces = recover_structure(pieces)
    if not holds_acts(printed_text(_filled(pieces))):
        pieces = list(part_labelled_lines(pieces))
    text, blocks, breaks = compose_printed(_filled(pieces))
    return ReadResult(text, blocks, declared=declared or Declared(), breaks=breaks)


def _filled(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pieces, lines that only fill a paragraph joined.

    An author breaks lines anywhere; a line under one that ends with a semicolon or a colon, and
    opens with a capital, is one of its own ("Vu le Code ;", "Considérant…").
    """
    return [replace(piece, text=_FILLING.sub(" ", piece.text)) for piece in pieces]


def markdown_pieces(body: str) -> Iterator[Piece]:
    """Yield the pieces of a Markdown text, in reading order."""
    tokens = _PARSER.parse(markdown_with_rows(body))
    yield from _Walk(tokens).pieces()


class _Walk:
    """One pass over the parser's tokens, knowing which lists and quotes are open."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.lists = 0
        self.quotes = 0
        self.in_note = False
        self.item: list[str] | None = None
        self.number: str | None = None
        self.header: list[str] = []
        self.cells: list[str] = []
        self.rows: list[list[str]] = []

    def pieces(self) -> Iterator[Piece]:
        for at, token in enumerate(self.tokens):
            if token.type in ("bullet_list_open", "ordered_list_open", "list_item_open"):
                yield from self._close_item()
                self.lists += token.type != "list_item_open"
                if token.type == "list_item_open":
                    self.item, self.number = [], token.info or None
            elif token.type in ("bullet_list_close", "ordered_list_close", "list_item_close"):
                yield from self._close_item()
                self.lists -= token.type != "list_item_close"
            elif token.type in ("blockquote_open", "blockquote_close"):
                yield from self._close_item()
                self.quotes += token.nesting
                self.in_note &= self.quotes > 0
            elif token.type in ("thead_open", "tr_open", "tr_close", "table_close"):
                yield from self._table(token.type)
            elif token.type in ("inline", "fence", "code_block", "html_block"):
                yield from self._words(_words(token), self.tokens[at - 1])

    def _close_item(self) -> Iterator[Piece]:
        if self.item:
            text = "\n".join(self.item)
            yield Piece(BlockKind.ITEM, text, max(self.lists, 1), self.number)
            self.number = None
        self.item = None

    def _table(self, event: str) -> Iterator[Piece]:
        if event == "thead_open":
            self.header, self.rows = [], []
        elif event == "tr_open":
            self.cells = []
        elif event == "tr_close" and not self.header:
            self.header = self.cells or [""]
        elif event == "tr_close":
            self.rows.append(self.cells)
        elif event == "table_close":
            told = Table(self.header, self.rows) if self.rows else Table([], [self.header])
            yield from pieces_of_table(told)

    def _words(self, text: str, opening: Token) -> Iterator[Piece]:
        if opening.type in ("th_open", "td_open"):
            self.cells.append(one_line(text))
        elif not text.strip():
            return
        elif opening.type == "heading_open":
            yield heading(_ATTRIBUTES.sub("", text), int(opening.tag[1]))
        elif self.item is not None and not self.quotes:
            self.item.append(text)
        elif self.quotes:
            self.in_note = self.in_note or _NOTE.match(fold(text)) is not None
            yield Piece(BlockKind.NOTE if self.in_note else BlockKind.QUOTE, text)
        else:
            yield Piece(BlockKind.PARAGRAPH, text)


def _words(token: Token) -> str:
    if token.type != "inline":
        return "\n".join(one_line(line) for line in strip_markup(token.content).splitlines())
    parts = []
    for child in token.children or []:
        if child.type == "softbreak":
            parts.append(SOFT_BREAK)
        elif child.type == "hardbreak":
            parts.append("\n")
        elif child.type == "html_inline":
            parts.append(child.content)
        elif child.type in ("text", "code_inline", "text_special"):
            words = _FOOTNOTE.sub(" ", child.content)
            parts.append(html.escape(words, quote=False))  # "a < b" is no tag
    lines = strip_markup("".join(parts)).split("\n")
    return "\n".join(filter(None, map(_flowed, lines)))


def _flowed(line: str) -> str:
    """Return a line of words, the breaks of the source kept as soft breaks."""
    return SOFT_BREAK.join(filter(None, map(one_line, line.split(SOFT_BREAK))))
