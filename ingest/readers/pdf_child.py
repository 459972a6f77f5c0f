"""Extract the text of one PDF, alone in a process that has little to lose.

Run as `python -I pdf_child.py ENGINE PATH MEMORY_BYTES CPU_SECONDS`; writes a JSON object on
standard output. ENGINE is `pypdf`, `pdfium` or `render`, which takes a page (from 0) and
the image file to write. Imports nothing of the application: a file that breaks this process
breaks nothing else. pypdf and pypdfium2 are imported here only.
"""

from __future__ import annotations

import json
import math
import resource
import sys
from collections.abc import Iterator
from typing import Any

MAX_PAGES = 3_000
MAX_CHARACTERS = 20_000_000
MAX_IMAGES_LOOKED_AT = 50
MAX_MARKS = 1_000  # of one page
RENDER_DPI = 220
MAX_PIXELS_A_SIDE = 4_000


def main(arguments: list[str]) -> None:
    """Write what one engine reads of a file, or the error it met."""
    engine, path, memory, seconds = arguments[:4]
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.setrecursionlimit(2_000)
    try:
        found = _run(engine, path, arguments[4:])
    except MemoryError:
        found = {"error": "memory"}
    except Exception as error:  # the engines raise whatever a malformed file makes them raise
        found = {"error": _ERRORS.get(type(error).__name__, "corrupted")}
    sys.stdout.buffer.write(json.dumps(found).encode("ascii"))


_MAX_FRAGMENTS = 40  # of one line
_POINTS = (b"m", b"l", b"c", b"v", b"y", b"re")  # operators that give points of a shape
_PAINTED = (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"n")
_MARK_SIDE = 12.0  # points
_ERRORS = {"FileNotDecryptedError": "encrypted", "LimitReachedError": "limit"}


def _run(engine: str, path: str, rest: list[str]) -> dict[str, Any]:
    if engine == "pypdf":
        return _by_pypdf(path)
    if engine == "pdfium":
        return _by_pdfium(path)
    return _render(path, int(rest[0]), rest[1])


def _by_pypdf(path: str) -> dict[str, Any]:
    import logging

    from pypdf import PdfReader

    logging.disable(logging.CRITICAL)  # a warning may quote the file
    reader = PdfReader(path, strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        return {"error": "encrypted"}
    pages: list[dict[str, Any]] = []
    characters = 0
    for number, page in enumerate(reader.pages):
        if number >= MAX_PAGES or characters > MAX_CHARACTERS:
            return {"pages": pages, "truncated": True, "outline": [], "title": None}
        pages.append(_pypdf_page(page))
        characters += sum(len(line[0]) for line in pages[-1]["lines"])
    return {
        "pages": pages,
        "outline": _quietly(lambda: list(_outline(reader, reader.outline, 1)), []),
        "title": _quietly(lambda: reader.metadata and reader.metadata.title, None),
        "form": _quietly(lambda: any((reader.get_form_text_fields() or {}).values()), False),
        "attachments": _quietly(lambda: [str(name) for name in reader.attachments][:20], []),
    }


def _pypdf_page(page: Any) -> dict[str, Any]:
    lines, marks = _Lines(), _Marks()
    failed = False
    try:
        page.extract_text(visitor_operand_before=marks.draw, visitor_text=lines.add)
        lines.end()
    except MemoryError:
        raise
    except Exception:  # one page must not cost the others
        failed = True
    return {
        "lines": lines.found,
        "marks": marks.found,
        "rotation": int(_quietly(lambda: page.rotation, 0) or 0) % 360,
        "width": float(_quietly(lambda: page.mediabox.width, 0) or 0),
        "height": float(_quietly(lambda: page.mediabox.height, 0) or 0),
        "images": _quietly(lambda: _has_image(page), False),
        "failed": failed,
    }


class _Lines:
    """Collects the fragments that pypdf visits into lines.

    A line is [text, size, x, y, angle, segments, fragments, bold]. Segments are [text, x]
    where blank space parts the line, none otherwise; fragments are the same as the file draws
    them, none when they are many; bold is what opens the line in bold letters.
    """

    def __init__(self) -> None:
        self.found: list[list[Any]] = []
        self.segments: list[list[Any]] = []
        self.fragments: list[list[Any]] = []
        self.size = 0.0
        self.place = (0.0, 0.0, 0)
        self.bold: list[str] = []
        self.fonts: dict[int, tuple[Any, bool]] = {}  # looked into once each

    def add(self, text: str, cm: Any, tm: Any, font: Any, size: Any) -> None:
        """Take a fragment: pypdf's visitor, called in the order of the page's text."""
        for rank, part in enumerate(text.split("\n")):
            if rank:
                self.end()
            if part.strip():
                self._take(part, _place(cm, tm), _size(cm, tm, size))
                self._weigh(part, font)
            elif part and self.segments:
                self.segments[-1][0] += part

    def _weigh(self, part: str, font: Any) -> None:
        """Note a fragment in bold, when all that the line holds before it is."""
        if id(font) not in self.fonts:
            self.fonts[id(font)] = font, _quietly(lambda: _is_bold(font), False)
        if self.fonts[id(font)][1] and len(self.bold) + 1 == len(self.fragments):
            self.bold.append(part)

    def _take(self, part: str, place: tuple[float, float, int], size: float) -> None:
        if not self.segments:
            self.size, self.place, self.fragments, self.bold = 0.0, place, [], []
        self.size = max(self.size, size)
        self.fragments.append([part, place[0]])
        if not self.segments or self._apart(place[0], size):
            self.segments.append([part, place[0]])
        else:
            self.segments[-1][0] += part

    def _apart(self, x: float, size: float) -> bool:
        text, start = self.segments[-1]
        return bool(x - (start + len(text) * size * 0.5) > max(24.0, 2 * size))

    def end(self) -> None:
        """Close the current line."""
        parts = [[_plain(text), x] for text, x in self.segments]
        if parts:
            text = "".join(part[0] for part in parts)
            many = parts if len(parts) > 1 else []
            drawn = self.fragments if 1 < len(self.fragments) <= _MAX_FRAGMENTS else []
            drawn = [[_plain(part), x] for part, x in drawn]
            bold = _plain("".join(self.bold))
            self.found.append([text, round(self.size, 1), *self.place, many, drawn, bold])
        self.segments = []


class _Marks:
    """Collects small painted shapes [left, bottom, right, top]: bullets that are no letters."""

    def __init__(self) -> None:
        self.found: list[list[float]] = []
        self.box: list[float] = []

    def draw(self, operator: Any, operands: Any, cm: Any, _tm: Any) -> None:
        """Follow the drawing of a shape: pypdf's visitor, called at each operator."""
        if operator in _POINTS:
            _quietly(lambda: self._reach(operator, [float(each) for each in operands], cm), None)
        elif operator in _PAINTED:
            if self.box and operator != b"n" and len(self.found) < MAX_MARKS:
                left, bottom, right, top = self.box
                if max(right - left, top - bottom) <= _MARK_SIDE:
                    self.found.append([round(side, 1) for side in self.box])
            self.box = []

    def _reach(self, operator: bytes, numbers: list[float], cm: Any) -> None:
        if operator == b"re":
            x, y, width, height = numbers
            numbers = [x, y, x + width, y + height]
        for x, y in zip(numbers[::2], numbers[1::2], strict=False):
            across, up = x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]
            left, bottom, right, top = self.box or (across, up, across, up)
            self.box = [min(left, across), min(bottom, up), max(right, across), max(top, up)]


def _is_bold(font: Any) -> bool:
    """Tell whether a font is bold, by its name or by what its description says."""
    name = str(font.get("/BaseFont") or "").rpartition("+")[2].lower()
    if any(word in name for word in ("bold", "black", "heavy", "demi", "gras")):
        return True
    inner = font.get("/DescendantFonts")
    described = (inner[0].get_object() if inner else font).get("/FontDescriptor")
    weight = described.get_object().get("/FontWeight") if described else 0
    return float(weight or 0) >= 600


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _place(cm: Any, tm: Any) -> tuple[float, float, int]:
    x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
    y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
    across, up = tm[0] * cm[0] + tm[1] * cm[2], tm[0] * cm[1] + tm[1] * cm[3]
    return round(x, 1), round(y, 1), round(math.degrees(math.atan2(up, across))) % 360


def _size(cm: Any, tm: Any, size: Any) -> float:
    scale = math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3])
    return abs(float(size or 0)) * scale if math.isfinite(scale) else 0.0


def _has_image(page: Any) -> bool:
    resources = page["/Resources"].get_object()
    objects = resources.get("/XObject", {}).get_object()
    names = list(objects)[:MAX_IMAGES_LOOKED_AT]
    inline = b"BI" in (page.get_contents().get_data()[:100_000] if not names else b"")
    return inline or any(
        objects[name].get_object().get("/Subtype") in ("/Image", "/Form") for name in names
    )


def _outline(reader: Any, entries: Any, level: int) -> Iterator[list[Any]]:
    for entry in entries[:2_000]:
        if isinstance(entry, list):
            if level < 6:
                yield from _outline(reader, entry, level + 1)
        elif entry.title:
            page = _quietly(lambda entry=entry: reader.get_destination_page_number(entry), None)
            yield [level, str(entry.title)[:300], page]


def _by_pdfium(path: str) -> dict[str, Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        return {"error": "encrypted" if "password" in str(error).lower() else "corrupted"}
    pages: list[dict[str, Any]] = []
    characters = 0
    for number in range(min(len(document), MAX_PAGES)):
        pages.append(_quietly(lambda number=number: _pdfium_page(document[number]), _FAILED))
        characters += sum(len(line[0]) for line in pages[-1]["lines"])
        if characters > MAX_CHARACTERS:
            break
    return {"pages": pages, "outline": [], "title": None, "truncated": len(pages) < len(document)}


def _render(path: str, number: int, image: str) -> dict[str, Any]:
    """Write a page as a grey image (PGM), for recognition."""
    import pypdfium2

    page = pypdfium2.PdfDocument(path)[number]
    largest = max(page.get_width(), page.get_height(), 1.0)
    scale = min(RENDER_DPI / 72, MAX_PIXELS_A_SIDE / largest)
    bitmap = page.render(scale=scale, grayscale=True)
    rows = bytes(bitmap.buffer)
    with open(image, "wb") as file:  # noqa: PTH123 - pathlib costs more to import than this
        file.write(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height))
        for row in range(bitmap.height):
            file.write(rows[row * bitmap.stride : row * bitmap.stride + bitmap.width])
    return {"width": bitmap.width, "height": bitmap.height}


_FAILED: dict[str, Any] = {"lines": [], "rotation": 0, "width": 0, "images": False, "failed": True}


def _pdfium_page(page: Any) -> dict[str, Any]:
    text = page.get_textpage().get_text_range(errors="replace")
    lines = text.replace("\r", "").replace("\ufffe", "-\n").split("\n")
    images = any(True for _ in page.get_objects(filter=[3], max_depth=3))
    return {
        "lines": [[line, 0.0, 0.0, 0.0, 0, []] for line in lines if line.strip()],
        "rotation": page.get_rotation(),
        "width": page.get_width(),
        "images": images,
        "failed": False,
    }


def _quietly(read: Any, otherwise: Any) -> Any:
    """Return what is read, or something else when the file's own disorder forbids it."""
    try:
        return read()
    except MemoryError:
        raise
    except Exception:
        return otherwise


if __name__ == "__main__":
    main(sys.argv[1:])
