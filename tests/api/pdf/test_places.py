from pathlib import Path

import pytest
from fpdf import FPDF

from api.pdf.glyphs import read_glyphs
from api.pdf.places import Place, letters_of, places
from index.document import Document
from index.lexicon import Lexicon
from ingest.reading import read_document

TWICE = "Toute demande est accompagnée d'un plan de situation."
LONG = "Le subside est calculé sur la base des dépenses admissibles. " * 6


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=12)
    for paragraphs in (["Règlement du subside", TWICE, "Autre chose.", TWICE], [LONG]):
        pdf.add_page()
        for words in paragraphs:
            pdf.multi_cell(90, 6, words, new_x="LMARGIN", new_y="NEXT")
            pdf.ln(6)
    path = tmp_path_factory.mktemp("pdf") / "subside.pdf"
    pdf.output(str(path))
    return path


@pytest.fixture(scope="module")
def document(path: Path) -> Document:
    return read_document(path, document_id="subside", lexicon=Lexicon.EMPTY).document


def words_at(path: Path, place: Place) -> str:
    """Return what is drawn inside the rectangles of a place."""
    inside = [
        glyph.text
        for glyph in read_glyphs(path, [place.page])[place.page]
        if glyph.box and any(_within(glyph.box, box) for box in place.boxes)
    ]
    return "".join(inside)


def _within(one: tuple[float, ...], box: tuple[float, ...]) -> bool:
    x, y = (one[0] + one[2]) / 2, (one[1] + one[3]) / 2
    return box[0] < x < box[2] and box[1] < y < box[3]


def test_the_words_of_a_passage_are_found_line_by_line(path: Path, document: Document) -> None:
    start = document.text.index("Toute demande")
    [place] = places(document, path, start, start + len(TWICE))
    assert place.page == 1
    assert len(place.boxes) > 1
    assert letters_of(words_at(path, place))[0] == letters_of(TWICE)[0]


def test_the_second_of_two_equal_sentences_is_told_from_the_first(
    path: Path, document: Document
) -> None:
    first, second = (
        places(document, path, start, start + len(TWICE))[0].boxes[0]
        for start in (document.text.index(TWICE), document.text.rindex(TWICE))
    )
    assert second[3] < first[1]


def test_a_passage_of_the_second_page_is_found_there(path: Path, document: Document) -> None:
    start = document.text.index("Le subside est calculé")
    [place] = places(document, path, start, start + len(LONG.strip()))
    assert place.page == 2
    assert letters_of(words_at(path, place))[0] == letters_of(LONG)[0]


def test_words_that_are_not_drawn_have_no_place(path: Path, document: Document) -> None:
    assert places(document, path, 5, 5) == ()


@pytest.mark.parametrize("content", [b"", b"not a pdf", b"%PDF-1.7\n" + b"\x00" * 200])
def test_a_broken_file_has_no_place(tmp_path: Path, document: Document, content: bytes) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(content)
    assert places(document, broken, 0, 10) == ()


def test_letters_are_what_typography_leaves_unchanged() -> None:
    assert letters_of("L’ﬁche « œuvre »,\nsoi-\ngnée")[0] == "lficheoeuvresoignee"
