"""PDF files made for the tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFont

PROSE = (
    "La Province prête des livres à tous les habitants du territoire, dans les "
    "bibliothèques, les écoles et les communes qui le demandent."
)


def make_pdf(path: Path, draw: Callable[[FPDF], None]) -> Path:
    """Write a PDF of one page or more, drawn by a function."""
    pdf = FPDF()
    pdf.set_font("helvetica", size=11)
    draw(pdf)
    pdf.output(str(path))
    return path


def write_lines(pdf: FPDF, lines: Sequence[str], x: float = 20, y: float = 30) -> None:
    """Write lines one under the other."""
    for rank, line in enumerate(lines):
        pdf.set_xy(x, y + rank * 6)
        pdf.cell(0, 6, line)


def make_scan(path: Path, text: str) -> Path:
    """Write a PDF whose only page is a picture of a text."""
    picture = Image.new("L", (1240, 600), 255)
    font = ImageFont.load_default(size=44)
    ImageDraw.Draw(picture).multiline_text((80, 80), text, fill=0, font=font, spacing=24)
    image = path.with_suffix(".png")
    picture.save(image)

    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        pdf.image(str(image), x=0, y=0, w=210)

    return make_pdf(path, draw)
