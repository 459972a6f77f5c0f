"""Tables that are forms: a field is told after the title of its record, whatever the format."""

from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest
from fpdf import FPDF

from index.document import BlockKind
from ingest.readers.pdf import read_pdf
from ingest.reading import read_document
from tests.ingest.readers.pdfs import make_pdf
from tests.ingest.test_reading import LEXICON

ACTIONS = [
    ("Fiche 1.1", "Planter des haies"),
    ("Pilote", "Service des Campagnes"),
    ("Budget", "684.000 euros"),
    ("Fiche 1.2", "Creuser des mares"),
    ("Pilote", "Service des Rivières"),
    ("Budget", "247.500 euros"),
]
TOLD = [
    "Fiche 1.1 : Planter des haies",
    "Fiche 1.1 : Planter des haies ; Pilote : Service des Campagnes",
    "Fiche 1.1 : Planter des haies ; Budget : 684.000 euros",
    "Fiche 1.2 : Creuser des mares",
    "Fiche 1.2 : Creuser des mares ; Pilote : Service des Rivières",
    "Fiche 1.2 : Creuser des mares ; Budget : 247.500 euros",
]
Rows = Sequence[tuple[str, str]]


def markdown(rows: Rows, folder: Path) -> Path:
    head, *body = (f"| {a} | {b} |" for a, b in rows)
    path = folder / "plan.md"
    path.write_text("\n".join(("# Plan", "", head, "|---|---|", *body)), encoding="utf-8")
    return path


def word(rows: Rows, folder: Path) -> Path:
    document = docx.Document()
    document.add_heading("Plan", 1)
    table = document.add_table(len(rows), 2)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    path = folder / "plan.docx"
    document.save(str(path))
    return path


def page(rows: Rows, folder: Path) -> Path:
    cells = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
    path = folder / "plan.html"
    path.write_text(f"<main><h1>Plan</h1><table>{cells}</table></main>", encoding="utf-8")
    return path


def rows_of(path: Path) -> list[str]:
    document = read_document(path, document_id="plan", lexicon=LEXICON).document
    found = (b for b in document.blocks if b.kind is BlockKind.TABLE_ROW)
    return [document.text[b.start : b.end] for b in found]


@pytest.mark.parametrize("write", [markdown, word, page])
def test_a_field_is_told_after_the_title_of_its_record(
    write: Callable[[Rows, Path], Path], tmp_path: Path
) -> None:
    assert rows_of(write(ACTIONS, tmp_path)) == TOLD


def test_a_form_of_one_record_is_known_by_its_number(tmp_path: Path) -> None:
    assert rows_of(markdown(ACTIONS[:3], tmp_path)) == TOLD[:3]


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        # A table of labels and values, of which none comes back.
        ([("Service", "Téléphone"), ("Accueil", "081 00 00 11"), ("Prêts", "081 00 00 12")],
         "Service : Accueil ; Téléphone : 081 00 00 11"),
        # One label alone comes back: several lines for one thing.
        ([("Lieu", "Horaire"), ("Piscine", "9 h"), ("Piscine", "14 h"), ("Parc", "8 h")],
         "Lieu : Piscine ; Horaire : 9 h"),
        # Years are no numbers of records.
        ([("2024", "Montant"), ("Haies", "10 euros"), ("Mares", "20 euros")],
         "2024 : Haies ; Montant : 10 euros"),
    ],
)  # fmt: skip
def test_a_table_whose_first_row_names_its_columns_is_no_form(
    rows: Rows, first: str, tmp_path: Path
) -> None:
    assert rows_of(markdown(rows, tmp_path))[0] == first


def test_a_form_goes_on_over_the_page_of_a_pdf(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        pdf.set_font("helvetica", size=12)
        pdf.text(20, 25, "Le plan compte deux fiches, qui sont détaillées dans la table suivante.")
        for rank, cells in enumerate([*ACTIONS, ("Fiche 1.3", "Suivre"), ("Pilote", "Le Parc")]):
            if rank == len(ACTIONS):
                pdf.add_page()
            place = rank - len(ACTIONS) if rank >= len(ACTIONS) else rank
            top = 20 if rank >= len(ACTIONS) else 150
            pdf.set_font("helvetica", style="B" if cells[0].startswith("Fiche") else "", size=10)
            for x, text in zip((20, 60), cells, strict=True):
                pdf.text(x, top + 8 * place, text)

    result = read_pdf(make_pdf(tmp_path / "plan.pdf", draw))
    found = [result.text[b.start : b.end] for b in result.blocks if b.kind is BlockKind.TABLE_ROW]
    assert found == [*TOLD, "Fiche 1.3 : Suivre", "Fiche 1.3 : Suivre ; Pilote : Le Parc"]


def test_a_row_with_a_value_is_no_title_of_a_record(tmp_path: Path) -> None:
    rows = [
        ("Poste", "Montant"),
        ("Personnel", "10 euros"),
        ("Matériel", "20 euros"),
        ("Travaux", "30 euros"),
        ("Personnel", "40 euros"),
        ("Matériel", "50 euros"),
    ]
    assert rows_of(markdown(rows, tmp_path))[3] == "Poste : Personnel ; Montant : 40 euros"


def test_words_over_both_columns_are_a_title_told_once(tmp_path: Path) -> None:
    rows = [("Fiche 1.1", "Fiche 1.1"), *ACTIONS[1:3], ("Fiche 1.2", "Fiche 1.2"), *ACTIONS[4:]]
    assert rows_of(word(rows, tmp_path))[:2] == [
        "Fiche 1.1",
        "Fiche 1.1 ; Pilote : Service des Campagnes",
    ]
