from collections.abc import Sequence
from pathlib import Path

from fpdf import FPDF

from index.document import BlockKind
from ingest.readers.pdf import read_pdf
from tests.ingest.readers.pdfs import PROSE, make_pdf

HEADINGS = [["N°"], ["Club"], ["Objet de", "l'aide"], ["Montant", "2023"], ["Montant", "2024"]]
CLUBS = [
    [
        ["1"],
        ["Cercle de chant", "(Ormeville)"],
        ["Location d'une", "salle"],
        ["900 euros"],
        ["1 200 euros"],
    ],
    [
        ["2"],
        ["Amis du moulin"],
        ["Achat de bois", "pour la roue", "du moulin"],
        [],
        ["15 000 euros"],
    ],
    [["3"], ["Judo du Val", "(Fontbrune)"], ["Tapis"], ["650 euros"], ["700 euros"]],
]
LEFT = [20, 30, 75, 125, 150]
AMOUNTS = {3, 4}  # columns whose cells end at the right


def draw_row(pdf: FPDF, cells: Sequence[Sequence[str]], y: float, *, bold: bool = False) -> None:
    """Draw the cells of a row one after the other, each from its first line to its last."""
    pdf.set_font("helvetica", style="B" if bold else "", size=10)
    for at, lines in enumerate(cells):
        for rank, line in enumerate(lines):
            right = LEFT[at] + 20 - pdf.get_string_width(line)
            pdf.text(right if at in AMOUNTS else LEFT[at], y + 4.5 * rank, line)
    pdf.set_font("helvetica", size=10)


def draw_clubs(pdf: FPDF, y: float = 50) -> None:
    draw_row(pdf, HEADINGS, y, bold=True)
    for rank, row in enumerate(CLUBS):
        draw_row(pdf, row, y + 12 + 16 * rank)


def rows_of(path: Path) -> list[str]:
    result = read_pdf(path)
    return [result.text[b.start : b.end] for b in result.blocks if b.kind is BlockKind.TABLE_ROW]


FIRST = (
    "N° : 1 ; Club : Cercle de chant (Ormeville) ; Objet de l'aide : Location d'une salle ; "
    "Montant 2023 : 900 euros ; Montant 2024 : 1 200 euros"
)
SECOND = (
    "N° : 2 ; Club : Amis du moulin ; Objet de l'aide : Achat de bois pour la roue du moulin ; "
    "Montant 2024 : 15 000 euros"
)
THIRD = (
    "N° : 3 ; Club : Judo du Val (Fontbrune) ; Objet de l'aide : Tapis ; "
    "Montant 2023 : 650 euros ; Montant 2024 : 700 euros"
)


def test_cells_of_several_lines_are_read_with_their_row(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        pdf.text(20, 35, "Le conseil accorde les aides que voici aux clubs de la commune.")
        draw_clubs(pdf)
        pdf.text(20, 130, "Les clubs rendent leurs comptes avant le mois de mars.")

    assert rows_of(make_pdf(tmp_path / "a.pdf", draw)) == [FIRST, SECOND, THIRD]


def test_word_of_a_total_is_no_number(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        draw_clubs(pdf)
        draw_row(
            pdf, [["Total des aides"], [], [], ["1 550 euros"], ["16 900 euros"]], 110, bold=True
        )

    told = rows_of(make_pdf(tmp_path / "a.pdf", draw))
    assert told[-1] == "Total des aides ; Montant 2023 : 1 550 euros ; Montant 2024 : 16 900 euros"


def test_table_goes_on_over_the_page(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        draw_clubs(pdf, 220)
        pdf.add_page()
        row = [["4"], ["Club de marche", "du Bois-Joli"], ["Balises"], ["80 euros"], ["95 euros"]]
        draw_row(pdf, row, 50)
        pdf.text(20, 80, "Les clubs rendent leurs comptes avant le mois de mars.")

    assert rows_of(make_pdf(tmp_path / "a.pdf", draw))[3:] == [
        "N° : 4 ; Club : Club de marche du Bois-Joli ; Objet de l'aide : Balises ; "
        "Montant 2023 : 80 euros ; Montant 2024 : 95 euros"
    ]


def test_headings_told_again_on_the_next_page_are_no_row(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        draw_clubs(pdf, 220)
        pdf.add_page()
        draw_row(pdf, HEADINGS, 50, bold=True)
        draw_row(pdf, [["4"], ["Marcheurs"], ["Balises"], ["80 euros"], ["95 euros"]], 62)

    told = rows_of(make_pdf(tmp_path / "a.pdf", draw))
    assert len(told) == 4
    assert told[3].startswith("N° : 4 ; Club : Marcheurs ;")


def test_bold_first_cells_are_no_terms_of_a_glossary(tmp_path: Path) -> None:
    rows = [
        ("Prêt", "Livres", "12 euros"),
        ("Visite", "Écoles", "5 euros"),
        ("Atelier", "Tous", "8 euros"),
    ]

    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        pdf.set_font("helvetica", style="B", size=10)
        for x, word in ((20, "Service"), (60, "Pour qui"), (110, "Prix")):
            pdf.text(x, 50, word)
        for rank, (name, public, price) in enumerate(rows):
            y = 60 + 14 * rank
            pdf.set_font("helvetica", style="B", size=10)
            pdf.text(20, y, name)
            pdf.text(20, y + 4.5, "communal")
            pdf.set_font("helvetica", size=10)
            pdf.text(60, y, public)
            pdf.text(60, y + 4.5, "du territoire")
            pdf.text(110, y, price)

    assert rows_of(make_pdf(tmp_path / "a.pdf", draw)) == [
        "Service : Prêt communal ; Pour qui : Livres du territoire ; Prix : 12 euros",
        "Service : Visite communal ; Pour qui : Écoles du territoire ; Prix : 5 euros",
        "Service : Atelier communal ; Pour qui : Tous du territoire ; Prix : 8 euros",
    ]


def test_one_row_of_numbers_is_a_table(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        pdf.text(20, 35, "La proposition est mise aux voix.")
        for y, cells in ((45, ("Votants", "Oui", "Non")), (52, ("31", "25", "6"))):
            for x, cell in zip((20, 60, 80), cells, strict=True):
                pdf.text(x, y, cell)
        pdf.text(20, 65, "La proposition est donc adoptée.")

    assert "Votants : 31 ; Oui : 25 ; Non : 6" in read_pdf(make_pdf(tmp_path / "a.pdf", draw)).text


def test_one_row_of_words_is_no_table(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        for y, cells in ((45, ("La greffière", "Le maire")), (52, ("A. Morel", "B. Petit"))):
            for x, cell in zip((20, 110), cells, strict=True):
                pdf.text(x, y, cell)

    assert rows_of(make_pdf(tmp_path / "a.pdf", draw)) == []


def test_prose_in_two_columns_is_no_table(tmp_path: Path) -> None:
    """Whether the file draws each column or each line first, and under bold titles too."""

    def column(pdf: FPDF, x: float, title: str) -> None:
        pdf.set_xy(x, 40)
        pdf.set_font("helvetica", style="B", size=11)
        pdf.cell(80, 8, title)
        pdf.set_font("helvetica", size=11)
        pdf.set_xy(x, 52)
        pdf.multi_cell(80, 6, f"{PROSE} {PROSE}\n\n{PROSE}", align="L")

    def by_column(pdf: FPDF) -> None:
        pdf.add_page()
        column(pdf, 20, "Les livres")
        column(pdf, 110, "Les écoles")

    def by_line(pdf: FPDF) -> None:
        pdf.add_page()
        words = f"{PROSE} {PROSE}".split()
        for rank in range(9):
            line = " ".join(words[rank * 4 : rank * 4 + 4])
            pdf.text(20, 40 + 6 * rank, line)
            pdf.text(110, 40 + 6 * rank, line.lower())

    assert rows_of(make_pdf(tmp_path / "a.pdf", by_column)) == []
    assert rows_of(make_pdf(tmp_path / "b.pdf", by_line)) == []


def test_items_under_a_bold_title_are_no_rows(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        pdf.set_font("helvetica", style="B", size=11)
        pdf.text(20, 40, "B")
        pdf.text(28, 40, "Pièces du dossier")
        pdf.set_font("helvetica", size=11)
        for rank, item in enumerate(("une copie du bail", "un plan des lieux", "un devis")):
            pdf.text(20, 47 + 6 * rank, "-")
            pdf.text(28, 47 + 6 * rank, item)

    assert not any("B : " in row for row in rows_of(make_pdf(tmp_path / "a.pdf", draw)))


def test_years_under_headings_are_headings_too(tmp_path: Path) -> None:
    """Two rows of headings, the second with more columns: years are no numbers counted."""

    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        for x, word in ((60, "Recettes"), (120, "Dépenses")):
            pdf.text(x, 40, word)
        for x, word in ((60, "2023"), (120, "2024")):
            pdf.text(x, 47, word)
        pdf.text(20, 60, "Les comptes sont tenus par le receveur de la commune.")

    assert "Recettes : 2023" not in read_pdf(make_pdf(tmp_path / "a.pdf", draw)).text


def test_titles_across_the_columns_head_the_rows_under_them(tmp_path: Path) -> None:
    first, second = "OS 1 - Chanter et jouer", "OS 2 - Bouger"

    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        draw_row(pdf, HEADINGS, 40, bold=True)
        draw_row(pdf, [[first]], 52, bold=True)
        draw_row(pdf, CLUBS[0], 59)
        draw_row(pdf, CLUBS[1], 75)
        draw_row(pdf, [[second]], 95, bold=True)
        draw_row(pdf, CLUBS[2], 102)

    result = read_pdf(make_pdf(tmp_path / "a.pdf", draw))
    told = [result.text[b.start : b.end] for b in result.blocks]
    assert told == [first, FIRST, SECOND, second, THIRD]


def test_a_value_alone_under_words_ends_them(tmp_path: Path) -> None:
    row = [["3"], ["Judo du Val"], ["Tapis", "12 mai 2024"], ["650 euros"], ["700 euros"]]

    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        draw_row(pdf, HEADINGS, 40, bold=True)
        draw_row(pdf, CLUBS[0], 52)
        for rank, cells in enumerate(row):  # line by line: the date stands alone on its own
            pdf.text(LEFT[rank], 68, cells[0])
        pdf.text(LEFT[2], 72.5, row[2][1])

    assert "Objet de l'aide : Tapis 12 mai 2024" in rows_of(make_pdf(tmp_path / "a.pdf", draw))[1]
