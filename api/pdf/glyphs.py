"""Read the glyphs of PDF pages and where they are drawn, in a child process with limits."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_CHILD = Path(__file__).with_name("glyph_child.py")
SECONDS = 10
MEMORY = 512 * 1024 * 1024

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in the page's own units."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as drawn; without a box when it is not (a space, a line break)."""

    text: str
    box: Box | None


def read_glyphs(path: Path, pages: Sequence[int]) -> dict[int, list[Glyph]]:
    """Return the glyphs of some pages, which count from 1; {} when the file resists."""
    command = [sys.executable, "-I", str(_CHILD), str(path), str(MEMORY), str(SECONDS)]
    command += [str(page) for page in pages]
    try:
        done = subprocess.run(  # noqa: S603 - our own script, arguments are no shell text
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False
        )
        found = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return {}
    return {int(page): [_glyph(*one) for one in glyphs] for page, glyphs in found.items()}


def _glyph(text: str, left: float, bottom: float, right: float, top: float) -> Glyph:
    drawn = right > left and top > bottom
    return Glyph(text, (left, bottom, right, top) if drawn else None)
