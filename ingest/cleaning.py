"""Clean extracted text: characters, inline marks, words cut at line ends."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

from index.text import fold

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_DROPPED = dict.fromkeys(
    (
        *range(0x09),
        *range(0x0E, 0x20),
        *(0x7F, 0xAD, 0x200B, 0x2060, 0xFEFF),
        *range(0x200E, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xE0000, 0xE0080),
    )
)
_SYMBOLS = {
    **dict.fromkeys((0xF0A7, 0xF0A8, 0xF0B7, 0xF0D8, 0xF0E0, 0xF0FC, 0xF076), "•"),
    0xF020: " ",
}
"""Bullets of the Symbol and Wingdings fonts, as word processors leave them in PDF files."""
_TABLE = {**_DROPPED, **_SYMBOLS, **{ord(char): plain for char, plain in _LIGATURES.items()}}
_SPACES = re.compile(r"[ \t\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]+")

_PERIOD = re.compile(r"(\d\d)<sup>\s*(\d\d)\s*</sup>\s*<sub>\s*(\d\d)\s*</sub>", re.I)
_ORDINAL = re.compile(r"(?<=\d)<sup>\s*([A-Za-zÈÉèé]{1,5})\s*</sup>", re.I)
_SCRIPT = re.compile(r"<(script|style|template)\b.*?(?:</\1\s*>|\Z)", re.I | re.S)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_BREAK = re.compile(r"<br\s*/?>", re.I)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_CUT = re.compile(r"([^\W\d_]+)-[ \t]*\n[ \t]*([^\W\d_]+)")
_CUT_END = re.compile(r"[^\W\d_]+-[ \t]*$", re.M)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def clean(text: str) -> str:
    """Return a text in NFC, without ligatures, invisible or control characters.

    Invisible characters (zero width, Unicode tags, direction marks) could hide
    instructions or split words; they never belong to what a reader sees.
    """
    return unicodedata.normalize("NFC", text.translate(_TABLE)).translate(_TABLE)


def one_line(text: str) -> str:
    """Return a text with each run of white space as one plain space."""
    return " ".join(_SPACES.sub(" ", text).split())


def strip_markup(text: str) -> str:
    """Return the words of a text that carries HTML tags: `TreM<sub>a</sub>` is `TreMa`.

    A period set as `20<sup>22</sup><sub>24</sub>` reads 2022-2024; an ordinal's letters
    are lower-cased (`1<sup>ER</sup>` is `1er`). Scripts, styles and comments go.
    """
    text = _SCRIPT.sub("", _COMMENT.sub("", text))
    text = _PERIOD.sub(r"\1\2-\1\3", text)
    text = _ORDINAL.sub(lambda match: match[1].lower(), text)
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the folded words of texts, those cut at a line end left out."""
    words: set[str] = set()
    for text in texts:
        words.update(fold(word) for word in _WORD.findall(_CUT_END.sub("", _CUT.sub(" ", text))))
    return frozenset(words)


def mend_cut_words(text: str, known: frozenset[str]) -> str:
    """Join words cut by a hyphen at a line end, when sure.

    The document's own vocabulary (`known`, folded) decides between `différents` and
    `points-nœuds`; when it knows neither, the hyphen goes only between lower-case letters,
    where the first part is no word of the document.
    """
    return _CUT.sub(lambda match: _mended(match[1], match[2], known), text)


def _mended(left: str, right: str, known: frozenset[str]) -> str:
    joined, hyphened = fold(left + right), fold(f"{left}-{right}")
    if hyphened in known:
        return f"{left}-{right}"
    if joined in known:
        return left + right
    sure = left.islower() and right.islower() and len(right) > 2 and fold(left) not in known
    return left + right if sure else f"{left}-{right}"
