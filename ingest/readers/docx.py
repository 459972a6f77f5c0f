"""Read Word documents: headings, lists with their numbers, tables, core properties."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph

from index.document import BlockKind
from ingest.cleaning import clean, one_line
from ingest.errors import Reason, UnreadableFileError
from ingest.metadata import Declared
from ingest.pieces import Piece, compose, heading
from ingest.read_result import ReadResult
from ingest.table_pieces import pieces_of_table
from ingest.told_tables import Table as Read

_MAX_ENTRIES = 5_000
_MAX_UNPACKED = 300 * 1024 * 1024
_MAX_MARKUP = 40 * 1024 * 1024  # parsed whole, at about ten bytes of memory for one
_MAX_RATIO = 150
_SMALL = 5 * 1024 * 1024  # below this, a high ratio harms nobody (blank XML packs well)
_HEADING_STYLE = re.compile(r"(?:heading|titre)\s*(\d)", re.I)
_LIST_STYLE = re.compile(r"(list|liste)", re.I)
_TYPED_BULLET = re.compile(r"[-–—•▪●◦]\s+(?=\S)")
_TYPED_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)[.)]\s+(?=\S)|(0\d)\s+(?=\S)")


def read_docx(data: bytes) -> ReadResult:
    """Read a .docx file. Raises `UnreadableFileError`: ZIP_BOMB, ENCRYPTED, CORRUPTED."""
    check_archive(data)
    try:
        word = docx.Document(io.BytesIO(data))
        pieces = list(_pieces(word))
        declared = _core_properties(word)
    except Exception:  # python-docx raises whatever a malformed part makes it raise
        raise UnreadableFileError(Reason.CORRUPTED) from None
    text, blocks = compose(pieces)
    return ReadResult(text, blocks, declared=declared)


def check_archive(data: bytes) -> None:
    """Refuse an archive that would unpack beyond measure, before unpacking it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise UnreadableFileError(Reason.CORRUPTED) from None
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableFileError(Reason.ENCRYPTED)
    markup = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    bloated = unpacked > _SMALL and unpacked / min(packed, len(data)) > _MAX_RATIO
    if bloated or unpacked > _MAX_UNPACKED or markup > _MAX_MARKUP or len(entries) > _MAX_ENTRIES:
        raise UnreadableFileError(Reason.ZIP_BOMB)


def _core_properties(word: WordDocument) -> Declared:
    title = one_line(clean(word.core_properties.title or ""))
    return Declared(title=title or None)


def _pieces(word: WordDocument) -> Iterator[Piece]:
    counters: dict[tuple[str, int], int] = {}
    for part in word.iter_inner_content():
        if isinstance(part, Table):
            yield from _rows(part)
        elif _shown(part).strip():
            yield _paragraph(part, counters)


def _shown(paragraph: Paragraph) -> str:
    """Return a paragraph's words, those that Word hides left out."""
    hidden = paragraph._p.xpath(".//w:r[w:rPr/w:vanish]")
    for run in hidden:
        run.getparent().remove(run)
    return clean(paragraph.text)


def _paragraph(paragraph: Paragraph, counters: dict[tuple[str, int], int]) -> Piece:
    text = "\n".join(one_line(line) for line in _shown(paragraph).split("\n")).strip()
    style = (paragraph.style.name if paragraph.style else None) or ""
    if match := _HEADING_STYLE.match(style):
        return heading(text, min(max(int(match[1]), 1), 6))
    if style.lower() in ("title", "titre"):
        return heading(text, 1)
    numbering = _numbering(paragraph, style)
    if numbering is not None:
        num_id, depth, ordered = numbering
        number = _next_number(counters, num_id, depth) if ordered else None
        return Piece(BlockKind.ITEM, text, depth + 1, number)
    if match := _TYPED_BULLET.match(text):
        return Piece(BlockKind.ITEM, text[match.end() :], 1)
    if match := _TYPED_NUMBER.match(text):
        return Piece(BlockKind.ITEM, text[match.end() :], 1, match[1] or match[2])
    return Piece(BlockKind.QUOTE if "quote" in style.lower() else BlockKind.PARAGRAPH, text)


def _numbering(paragraph: Paragraph, style: str) -> tuple[str, int, bool] | None:
    """Return the list a paragraph is in, its depth, and whether the list is numbered."""
    properties = paragraph._p.pPr
    numbered: Any = properties.numPr if properties is not None else None
    if numbered is None or numbered.numId is None:
        if not _LIST_STYLE.match(style):
            return None
        depth = re.search(r"(\d)$", style)
        ordered = "number" in style.lower() or "num" in style.lower()
        return style, int(depth[1]) - 1 if depth else 0, ordered
    depth_value = numbered.ilvl.val if numbered.ilvl is not None else 0
    num_id = int(numbered.numId.val)
    return str(num_id), min(int(depth_value), 8), _is_ordered(paragraph, num_id, depth_value)


def _is_ordered(paragraph: Paragraph, num_id: int, depth: int) -> bool:
    """Read the list's format in the numbering part; without one, a list has bullets."""
    part = getattr(paragraph.part, "numbering_part", None)
    if part is None:
        return False
    formats = part.element.xpath(
        f"//w:abstractNum[@w:abstractNumId=//w:num[@w:numId='{num_id}']/w:abstractNumId/@w:val]"
        f"/w:lvl[@w:ilvl='{depth}']/w:numFmt/@w:val"
    )
    return bool(formats) and formats[0] in ("decimal", "decimalZero")


def _next_number(counters: dict[tuple[str, int], int], num_id: str, depth: int) -> str:
    counters[num_id, depth] = counters.get((num_id, depth), 0) + 1
    for key in [key for key in counters if key[0] == num_id and key[1] > depth]:
        del counters[key]
    return ".".join(str(counters.get((num_id, level), 1)) for level in range(depth + 1))


def _rows(table: Table) -> Iterator[Piece]:
    rows = [[one_line(clean(cell.text)) for cell in row.cells] for row in table.rows]
    header, body = (rows[0], rows[1:]) if len(rows) > 1 else ([], rows)
    yield from pieces_of_table(Read(header, body))
