"""One plan written in every format gives the same lists."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from fpdf import FPDF
from markdown_it import MarkdownIt

from index.document import BlockKind, Role
from ingest.pieces import SOFT_BREAK, Piece
from ingest.readers.markdown import markdown_pieces
from ingest.reading import read_document
from tests.ingest.test_reading import LEXICON

PLAN = """# Plan de la Province

## Nos valeurs

### Ecoute

Nous entendons chacun, et nous lui disons ce que nous avons compris de sa demande.

## Lecture

Devenir une Province qui lit, dans chaque commune et pour tous les habitants du territoire.

### Objectifs strategiques

1. Acheter des livres pour toutes les bibliotheques du territoire provincial et pour ses
   nombreuses communes.
2. Ouvrir tard.

### Quelques objectifs operationnels

#### 01

- Relier des livres.
- Former les bibliothecaires.

### Chiffres

- Livres achetes : 14.573
"""
# As other formats write them: without the line breaks of the Markdown source.
PIECES = [replace(p, text=p.text.replace(SOFT_BREAK, " ")) for p in markdown_pieces(PLAN)]


def markdown(path: Path) -> None:
    path.write_text(PLAN)


def text(path: Path) -> None:
    path.write_text(PLAN)


def html(path: Path) -> None:
    path.write_text(f"<html><body>{MarkdownIt().render(PLAN)}</body></html>")


def word(path: Path) -> None:
    document = docx.Document()
    for piece in PIECES:
        if piece.kind is BlockKind.HEADING:
            document.add_heading(piece.text, piece.level)
        elif piece.kind is BlockKind.ITEM and not piece.number:
            document.add_paragraph(piece.text, style="List Bullet")
        else:
            document.add_paragraph(printed(piece))
    document.save(str(path))


def pdf(path: Path) -> None:
    file = FPDF()
    file.add_page()
    for piece in PIECES:
        size = {1: 22, 2: 18, 3: 15, 4: 13}[piece.level] if piece.kind == "heading" else 11
        file.set_font("helvetica", size=size)
        mark = "- " if piece.kind is BlockKind.ITEM and not piece.number else ""
        file.multi_cell(150, size * 0.5, mark + printed(piece), new_x="LMARGIN", new_y="NEXT")
        if piece.kind is not BlockKind.ITEM:
            file.ln(4)
    file.output(str(path))


def printed(piece: Piece) -> str:
    number = piece.number if piece.kind is BlockKind.ITEM else None
    return f"{number}. {piece.text}" if number else piece.text


def lists(path: Path) -> list[tuple[Role | None, str | None, tuple[str, ...], str]]:
    found = read_document(path, document_id="plan", lexicon=LEXICON).passages
    return [(p.role, p.number, p.heading_path, p.text) for p in found if p.role]


@pytest.mark.parametrize(
    ("name", "made"),
    [("plan.txt", text), ("plan.html", html), ("plan.docx", word), ("plan.pdf", pdf)],
)
def test_plan_gives_the_same_lists_in_every_format(
    tmp_path: Path, name: str, made: Callable[[Path], None]
) -> None:
    markdown(tmp_path / "plan.md")
    made(tmp_path / name)
    wanted = lists(tmp_path / "plan.md")
    assert [role for role, *_ in wanted] == [
        Role.VALUE,
        Role.MISSION,
        Role.STRATEGIC_OBJECTIVE,
        Role.STRATEGIC_OBJECTIVE,
        Role.OPERATIONAL_OBJECTIVE,
        Role.OPERATIONAL_OBJECTIVE,
        Role.FIGURE,
    ]
    assert lists(tmp_path / name) == wanted
