from pathlib import Path

from fpdf import FPDF

from index.document import BlockKind
from ingest.readers.pdf import read_pdf
from tests.ingest.readers.pdfs import make_pdf

FEES = [
    ("Titre", "Tarif"),
    ("Carte perdue", "25 euros"),
    ("Carte", "gratuit"),
    ("Copie", "2,50 euros"),
]
CONTACT = [("Téléphone", "071 00 55 18"), ("Courriel", "a@b.example"), ("Guichet", "rue Haute 3")]


def draw_rows(pdf: FPDF, rows: list[tuple[str, str]], y: float) -> None:
    pdf.add_page()
    for rank, (left, right) in enumerate(rows):
        pdf.text(20, y + 6 * rank, left)
        pdf.text(120, y + 6 * rank, right)


def rows_of(path: Path) -> list[str]:
    result = read_pdf(path)
    return [result.text[b.start : b.end] for b in result.blocks if b.kind is BlockKind.TABLE_ROW]


def test_rows_of_a_table_are_told_with_their_headings(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        draw_rows(pdf, FEES, 50)
        pdf.text(20, 30, "Le conseil a voté ces tarifs, qui valent pour toute la commune.")
        pdf.text(20, 90, "La demande se fait au guichet, aux heures où il est ouvert.")

    assert rows_of(make_pdf(tmp_path / "a.pdf", draw)) == [
        "Titre : Carte perdue ; Tarif : 25 euros",
        "Titre : Carte ; Tarif : gratuit",
        "Titre : Copie ; Tarif : 2,50 euros",
    ]


def test_table_without_headings_pairs_labels_and_values(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", lambda pdf: draw_rows(pdf, CONTACT, 50))
    assert rows_of(path)[0] == "Téléphone : 071 00 55 18"


def test_running_text_is_no_table(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        for rank in range(4):
            pdf.text(20, 40 + 6 * rank, "Une ligne de texte courant, qui va de bord à bord.")

    assert rows_of(make_pdf(tmp_path / "a.pdf", draw)) == []
