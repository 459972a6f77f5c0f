"""Titles in bold letters no bigger than those of the text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF

from index.document import BlockKind
from ingest.readers.pdf import read_pdf
from tests.ingest.readers.pdfs import PROSE, make_pdf, write_lines

LINES = ["La commune prête un local aux clubs", "qui en font la demande par écrit."]
Run = tuple[str, str]


def draw_runs(lines: list[list[Run]], step: float = 6) -> Callable[[FPDF], None]:
    """Return what draws lines made of runs: a style ("B" or none) and words."""

    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        write_lines(pdf, [PROSE[:70]] * 6, y=20)  # text that is not bold, as most of a document
        for rank, runs in enumerate(lines):
            pdf.set_xy(20, 70 + rank * step)
            for style, words in runs:
                pdf.set_font("helvetica", style=style, size=11)
                pdf.cell(pdf.get_string_width(words), 6, words)
        pdf.set_font("helvetica", size=11)

    return draw


def read(path: Path, lines: list[list[Run]]) -> list[tuple[str, str]]:
    result = read_pdf(make_pdf(path / "a.pdf", draw_runs(lines)))
    return [(str(b.kind), result.text[b.start : b.end]) for b in result.blocks][1:]


def test_bold_line_over_a_text_is_its_heading(tmp_path: Path) -> None:
    assert read(tmp_path, [[("B", "Prêt de salles")], *([("", line)] for line in LINES)]) == [
        ("heading", "Prêt de salles"),
        ("paragraph", " ".join(LINES)),
    ]


def test_bold_title_runs_over_two_lines(tmp_path: Path) -> None:
    title = ["A.3 Donner une place aux jeunes dans la", "décision"]
    found = read(tmp_path, [*([("B", line)] for line in title), *([("", x)] for x in LINES)])
    assert found[0] == ("heading", " ".join(title))


def test_bold_line_may_have_a_rank_of_its_own(tmp_path: Path) -> None:
    found = read(tmp_path, [[("B", "4.2 Qui emprunte ?")], *([("", line)] for line in LINES)])
    assert found == [("heading", "Qui emprunte ?"), ("paragraph", " ".join(LINES))]


@pytest.mark.parametrize(
    "lines",
    [
        [
            [("B", "Les personnes sans abri qui trouvent un")],
            [("", "logement reçoivent une prime.")],
        ],
        [[("B", "La demande se fait par écrit.")], [("", LINES[0])]],
        [[("", LINES[0]), ("B", " et aux écoles")], [("", "qui en font la demande.")]],
        [[("B", "Unité Tarif")], [("", "1 Copie noire 0,10 euro")]],
    ],
    ids=["stressed words", "stressed sentence", "end of a line", "cells"],
)
def test_bold_letters_alone_make_no_heading(tmp_path: Path, lines: list[list[Run]]) -> None:
    assert [kind for kind, _ in read(tmp_path, lines) if kind == BlockKind.HEADING] == []


def run_in(title: str) -> list[list[Run]]:
    return [[("B", f"{title}. "), ("", LINES[0])], [("", LINES[1])], []]


def test_bold_words_that_open_several_paragraphs_are_their_headings(tmp_path: Path) -> None:
    assert read(tmp_path, [*run_in("Prêt de salles"), *run_in("Insertion")]) == [
        ("heading", "Prêt de salles"),
        ("paragraph", " ".join(LINES)),
        ("heading", "Insertion"),
        ("paragraph", " ".join(LINES)),
    ]


def test_bold_words_that_open_one_paragraph_stress_it(tmp_path: Path) -> None:
    assert read(tmp_path, run_in("Urgence")) == [("paragraph", f"Urgence. {' '.join(LINES)}")]


def test_bold_letters_tell_nothing_in_an_act(tmp_path: Path) -> None:
    act = ["Vu le Code de la démocratie locale ;", "DÉCIDE"]
    lines = [[("", act[0])], [], [("", act[1])], [], [("B", "Prêt de salles")], [("", LINES[0])]]
    kinds = [kind for kind, text in read(tmp_path, lines) if "Prêt" in text]
    assert kinds == ["paragraph"]


def test_text_bigger_than_the_rows_of_long_tables_is_no_heading(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        pdf.set_font("helvetica", size=16)
        pdf.text(20, 20, "Le diagnostic")
        pdf.set_font("helvetica", size=11)
        write_lines(pdf, [*LINES, "Il est rendu propre."], y=30)
        pdf.set_font("helvetica", size=9)
        for rank in range(24):
            for x, text in ((20, f"Espèce numéro {rank}"), (90, "Un milieu humide et boisé")):
                pdf.text(x, 70 + 5 * rank, text)

    result = read_pdf(make_pdf(tmp_path / "a.pdf", draw))
    kinds = {result.text[b.start : b.end]: str(b.kind) for b in result.blocks}
    assert kinds["Le diagnostic"] == "heading"
    assert kinds[" ".join((*LINES, "Il est rendu propre."))] == "paragraph"
