"""Text that runs over columns and pages, bullets that are drawn, figures with their labels."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from fpdf import FPDF

from index.document import BlockKind
from ingest.readers.pdf import read_pdf
from ingest.readers.pdf_lines import pieces_of_pages
from ingest.readers.pdf_pages import PdfLine, PdfPage
from tests.ingest.readers.pdfs import PROSE, make_pdf, write_lines


def blocks(path: Path, draw: Callable[[FPDF], None]) -> list[tuple[str, str]]:
    result = read_pdf(make_pdf(path / "a.pdf", draw))
    return [(str(b.kind), result.text[b.start : b.end]) for b in result.blocks]


def columns(left: Sequence[str], right: Sequence[str]) -> Callable[[FPDF], None]:
    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        write_lines(pdf, left, y=60)
        write_lines(pdf, right, x=115, y=40)

    return draw


LEFT = ["Un centre consacré à la construction", "durable ouvrira en septembre"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (LEFT, ["2027 sur le site des anciennes forges."]),
        ([LEFT[0], "durable est géré par la province avec la"], ["Région et deux communes."]),
        ([LEFT[0], "ancienne, qui se trouve à"], ["acheter à bas prix."]),
    ],
    ids=["numeral", "capital after a word that calls for it", "small letter"],
)
def test_sentence_goes_on_in_the_next_column(
    tmp_path: Path, left: list[str], right: list[str]
) -> None:
    assert blocks(tmp_path, columns(left, right)) == [("paragraph", " ".join([*left, *right]))]


@pytest.mark.parametrize(
    "right", ["Le centre est ouvert toute l'année.", "2. Le centre est ouvert toute l'année."]
)
def test_new_text_starts_in_the_next_column(tmp_path: Path, right: str) -> None:
    assert len(blocks(tmp_path, columns(LEFT, [right]))) == 2


@pytest.mark.parametrize(("y", "cell"), [(40, "1 736,00"), (62, "gratuit pour les clubs")])
def test_cell_beside_a_text_is_no_more_of_it(tmp_path: Path, y: float, cell: str) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        write_lines(pdf, LEFT, y=60)
        write_lines(pdf, [cell], x=115, y=y)

    assert len(blocks(tmp_path, draw)) == 2


def test_sentence_goes_on_at_the_top_of_the_next_page(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        write_lines(pdf, LEFT, y=100)
        pdf.add_page()
        write_lines(pdf, ["2027 sur le site des anciennes forges."], y=60)

    assert [kind for kind, _ in blocks(tmp_path, draw)] == ["paragraph"]


def test_numeral_that_a_word_calls_for_opens_no_item(tmp_path: Path) -> None:
    lines = ["La demande se fait au plus tard pour le", "15. Elle est gratuite pour les clubs."]

    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        write_lines(pdf, lines)

    assert blocks(tmp_path, draw) == [("paragraph", " ".join(lines))]


def test_small_note_under_a_text_stands_apart(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        write_lines(pdf, [*[PROSE[:60]] * 4, "La salle est ouverte le lundi."])
        pdf.set_font("helvetica", size=8)
        pdf.set_xy(20, 61.3)
        pdf.cell(0, 6, "Imprimé par la commune.")

    assert blocks(tmp_path, draw)[1] == ("paragraph", "Imprimé par la commune.")


def drawn_list(items: Sequence[str]) -> Callable[[FPDF], None]:
    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        write_lines(pdf, ["Qui agit ? Dans la commune, ce sont :"])
        write_lines(pdf, items, x=30, y=40)
        for rank, item in enumerate(items):
            if item[0] != "(":
                pdf.ellipse(27.5, 42.5 + rank * 6, 1, 1, style="F")

    return draw


def test_drawn_bullets_open_items(tmp_path: Path) -> None:
    items = ["la direction des écoles", "les six écoles secondaires", "(dont deux hautes écoles)"]
    assert blocks(tmp_path, drawn_list(items))[1:] == [
        ("item", items[0]),
        ("item", f"{items[1]} {items[2]}"),
    ]


def test_items_without_bullets_are_known_by_indent_and_semicolons(tmp_path: Path) -> None:
    items = ["une carte d'identité ;", "un extrait de compte", "du mois ;", "le bail."]

    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        write_lines(pdf, ["Apportez à la permanence :"])
        write_lines(pdf, items, x=26, y=36)
        write_lines(pdf, ["La permanence est gratuite."], y=60)

    assert blocks(tmp_path, draw) == [
        ("paragraph", "Apportez à la permanence :"),
        ("item", items[0]),
        ("item", "un extrait de compte du mois ;"),
        ("item", items[3]),
        ("paragraph", "La permanence est gratuite."),
    ]


def test_sentence_under_a_colon_is_no_list(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        write_lines(pdf, ["Le règlement le dit :"])
        write_lines(pdf, ["la salle est ouverte à tous", "les clubs de la commune."], x=26, y=36)

    assert BlockKind.ITEM not in [kind for kind, _ in blocks(tmp_path, draw)]


def test_sign_of_no_letter_before_a_text_is_a_bullet() -> None:
    texts = ["\ue0aa un local pour les clubs", "\ue0aa une salle pour les écoles"]
    page = PdfPage(tuple(PdfLine(text, 11, 60, 700 - 14 * n) for n, text in enumerate(texts)))
    found = [(piece.kind, piece.text) for piece in pieces_of_pages([page], [])]
    assert found == [(BlockKind.ITEM, text[2:]) for text in texts]


def test_shape_drawn_once_is_an_ornament(tmp_path: Path) -> None:
    found = blocks(tmp_path, drawn_list(["la direction des écoles"]))
    assert BlockKind.ITEM not in [kind for kind, _ in found]


TILES = [("31", ["communes"]), ("1 386 km²", ["de superficie"]), ("586", ["agents qui", "aident"])]


def tiles(label: float, figure: float) -> Callable[[FPDF], None]:
    """Return what draws each figure in big letters, and its label so far from the top."""

    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        write_lines(pdf, [PROSE[:70]] * 3, y=20)
        for rank, (number, words) in enumerate(TILES):
            pdf.set_font("helvetica", style="B", size=16)
            pdf.text(20 + rank * 60, figure, number)
            pdf.set_font("helvetica", size=9)
            for line, each in enumerate(words):
                pdf.text(21 + rank * 60, label + 4 * line, each)
        pdf.set_font("helvetica", size=11)
        write_lines(pdf, [PROSE[:70]], y=120)

    return draw


def test_figure_is_read_with_the_label_under_it(tmp_path: Path) -> None:
    found = blocks(tmp_path, tiles(86, 80))
    told = [f"{number} {' '.join(words)}" for number, words in TILES]
    assert [text for kind, text in found if kind == BlockKind.ITEM] == told
    assert not [text for kind, text in found if kind == BlockKind.HEADING]


def test_figure_is_read_with_the_label_over_it(tmp_path: Path) -> None:
    found = blocks(tmp_path, tiles(76, 84))
    told = [f"{' '.join(words)} : {number}" for number, words in TILES]
    assert [text for kind, text in found if kind == BlockKind.ITEM] == told


def test_big_number_alone_is_no_heading(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        write_lines(pdf, [PROSE[:70]] * 3, y=20)
        pdf.set_font("helvetica", size=16)
        pdf.text(20, 60, "1 386 km²")
        pdf.set_font("helvetica", size=11)
        write_lines(pdf, [PROSE[:70]] * 2, y=80)

    assert BlockKind.HEADING not in [kind for kind, _ in blocks(tmp_path, draw)]


def test_big_numbers_that_only_count_are_left_as_they_are(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        write_lines(pdf, [PROSE[:70]] * 3, y=20)
        for rank in range(3):
            pdf.set_font("helvetica", size=16)
            pdf.text(20, 60 + rank * 20, str(rank + 1))
            pdf.set_font("helvetica", size=9)
            pdf.text(20, 66 + rank * 20, "Écrivez à la commune")

    assert BlockKind.ITEM not in [kind for kind, _ in blocks(tmp_path, draw)]


TERMS = {"CPMS": "centre psycho-médico-social", "ETP": "équivalent temps plein", "OS": "objectif"}


def test_terms_drawn_before_their_meanings_are_rows(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        pdf.set_font("helvetica", style="B", size=11)
        write_lines(pdf, list(TERMS), y=50)
        pdf.set_font("helvetica", size=18)
        pdf.text(20, 45, "Petit lexique")
        pdf.set_font("helvetica", size=11)
        write_lines(pdf, [*TERMS.values(), "à atteindre"], x=42, y=50)
        write_lines(pdf, [PROSE[:70]] * 3, y=100)

    told = [f"{term} : {meaning}" for term, meaning in TERMS.items()]
    assert blocks(tmp_path, draw)[:-1] == [
        ("heading", "Petit lexique"),
        *(("table_row", text) for text in told[:-1]),
        ("table_row", f"{told[-1]} à atteindre"),
    ]
