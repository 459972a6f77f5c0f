"""Tell what a file is: its extension and its first bytes must agree."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from ingest.errors import Reason, UnreadableFileError

MAX_FILE_BYTES = 100 * 1024 * 1024
MAX_TEXT_BYTES = 5 * 1024 * 1024
"""A text is read in this very process: what would take minutes is refused."""


class FileType(Enum):
    """A format that can be read, with its media type."""

    MARKDOWN = "text/markdown"
    TEXT = "text/plain"
    HTML = "text/html"
    PDF = "application/pdf"
    JSON = "application/json"
    CSV = "text/csv"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


_EXTENSIONS = {
    ".md": FileType.MARKDOWN,
    ".markdown": FileType.MARKDOWN,
    ".txt": FileType.TEXT,
    ".html": FileType.HTML,
    ".htm": FileType.HTML,
    ".pdf": FileType.PDF,
    ".docx": FileType.DOCX,
    ".json": FileType.JSON,
    ".csv": FileType.CSV,
}
_TEXTS = frozenset({FileType.MARKDOWN, FileType.TEXT, FileType.HTML})
SUPPORTED_EXTENSIONS = frozenset(_EXTENSIONS)

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""A password turns a .docx into an OLE2 container; so is a .doc renamed to .docx."""
_SIGNATURES = (
    b"%PDF-", b"PK\x03\x04", _OLE2, b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF",
    b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"II*\x00", b"MM\x00*", b"{\\rtf",
)  # fmt: skip


def file_type(path: Path, head: bytes, size: int) -> FileType:
    """Return a file's type from its name, its first 1,024 bytes and its size.

    Raises `UnreadableFileError`: UNKNOWN_TYPE, EMPTY, OVERSIZED, TYPE_MISMATCH, ENCRYPTED.
    """
    expected = _EXTENSIONS.get(path.suffix.lower())
    if expected is None:
        raise UnreadableFileError(Reason.UNKNOWN_TYPE)
    if size == 0:
        raise UnreadableFileError(Reason.EMPTY)
    if size > (MAX_TEXT_BYTES if expected in _TEXTS else MAX_FILE_BYTES):
        raise UnreadableFileError(Reason.OVERSIZED)
    if expected is FileType.DOCX and head.startswith(_OLE2):
        raise UnreadableFileError(Reason.ENCRYPTED, "Le fichier est protégé ou n’est pas un .docx.")
    if not _agrees(expected, head):
        raise UnreadableFileError(Reason.TYPE_MISMATCH)
    return expected


def _agrees(expected: FileType, head: bytes) -> bool:
    if expected is FileType.PDF:
        return b"%PDF-" in head
    if expected is FileType.DOCX:
        return head.startswith(b"PK\x03\x04")
    if head.startswith(_SIGNATURES):
        return False
    utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return utf16 or b"\x00" not in head


def decode(data: bytes) -> str:
    """Decode a text file: UTF-8 (with or without mark), UTF-16 with mark, else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _newlines(data.decode("utf-16", errors="replace"))
    try:
        return _newlines(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _newlines(data.decode("cp1252", errors="replace"))


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
