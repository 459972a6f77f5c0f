"""Write the glyphs of some pages of one PDF, alone in a process that has little to lose.

Run as `python -I glyph_child.py PATH MEMORY_BYTES CPU_SECONDS PAGE…`; writes one JSON
object on standard output. Imports nothing of the application.
"""

from __future__ import annotations

import json
import resource
import sys
from typing import Any

MAX_GLYPHS = 50_000


def main(arguments: list[str]) -> None:
    """Write `{"page": [[character, left, bottom, right, top], …], …}`."""
    path, memory, seconds, *pages = arguments
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    wanted = [int(page) for page in pages if 1 <= int(page) <= len(document)]
    json.dump({page: _glyphs(document[page - 1]) for page in wanted}, sys.stdout)


def _glyphs(page: Any) -> list[list[Any]]:
    from pypdfium2.raw import FPDFText_GetUnicode

    text = page.get_textpage()
    glyphs: list[list[Any]] = []
    for at in range(min(text.count_chars(), MAX_GLYPHS)):
        code = FPDFText_GetUnicode(text, at)
        box = [round(side, 2) for side in text.get_charbox(at, loose=True)]
        glyphs.append([_character(code), *box])
    return glyphs


def _character(code: int) -> str:
    """Return one character; what is no character of text stands as a space."""
    valid = code and not 0xD800 <= code <= 0xDFFF and code <= sys.maxunicode
    return chr(code) if valid else " "


if __name__ == "__main__":
    main(sys.argv[1:])
