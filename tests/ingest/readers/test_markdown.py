import pytest

from index.document import BlockKind
from ingest.readers.markdown import read_markdown


def read(source: str) -> list[tuple[str, int, str | None, str]]:
    result = read_markdown(source)
    return [(b.kind.value, b.level, b.number, result.text[b.start : b.end]) for b in result.blocks]


def test_marks_are_stripped_and_wrapped_lines_joined() -> None:
    assert read("Un **mot** *fort*, un [lien](https://example.org)\net `la suite`.") == [
        ("paragraph", 0, None, "Un mot fort, un lien et la suite.")
    ]


def test_printed_numbers_are_kept_beside_the_items() -> None:
    result = read_markdown("01. Prêter\n02. Lire\n")
    assert result.text == "01 Prêter\n02 Lire"
    assert [b.number for b in result.blocks] == ["01", "02"]
    assert [result.text[b.start : b.end] for b in result.blocks] == ["Prêter", "Lire"]


def test_nested_items_have_their_depth() -> None:
    assert read("- A :\n    - un\n    - deux\n- B\n") == [
        ("item", 1, None, "A :"),
        ("item", 2, None, "un"),
        ("item", 2, None, "deux"),
        ("item", 1, None, "B"),
    ]


def test_table_rows_say_their_headers() -> None:
    source = "| Année | Prêts |\n|---|---|\n| 2021 | 14.573 |\n| 2022 | |\n"
    assert read(source) == [
        ("table_row", 0, None, "Année : 2021 ; Prêts : 14.573"),
        ("table_row", 0, None, "Année : 2022"),
    ]


def test_editors_notes_are_told_from_quotes() -> None:
    assert read("> Note de l’édition : le chiffre manque.\n\n---\n\n> Une citation.\n") == [
        ("note", 0, None, "Note de l’édition : le chiffre manque."),
        ("quote", 0, None, "Une citation."),
    ]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("20<sup>22</sup><sub>24</sub>", "2022-2024"),
        ("TreM<sub>a</sub>", "TreMa"),
        ("le 1<sup>ER</sup> juin", "le 1er juin"),
        ("a &lt; b et c > d", "a < b et c > d"),
        ("avant<!-- caché --> après", "avant après"),
        ("ligne<br>suivante", "ligne\nsuivante"),
        ("de\u200bs mot\u00ads\U000e0041", "des mots"),
        ("e\u0301cole", "école"),
    ],
)
def test_inline_html_and_invisible_characters_leave_plain_words(written: str, read_as: str) -> None:
    assert read(written) == [("paragraph", 0, None, read_as)]


@pytest.mark.parametrize(
    ("written", "number", "words"),
    [
        ("01", "01", "01"),
        ("3. Culture", "3", "Culture"),
        ("3.2 Lecture publique", "3.2", "Lecture publique"),
        ("5 enjeux pour demain", None, "5 enjeux pour demain"),
        ("2022-2024", None, "2022-2024"),
    ],
)
def test_number_of_a_heading_is_told_from_its_words(
    written: str, number: str | None, words: str
) -> None:
    assert read(f"## {written}\n") == [("heading", 2, number, words)]


def test_scripts_are_dropped() -> None:
    assert read("<script>alert(1)</script>\n\nTexte.\n") == [("paragraph", 0, None, "Texte.")]


def test_front_matter_is_not_text() -> None:
    result = read_markdown("---\ntitre: Essai\n---\nTexte.\n")
    assert (result.declared.title, result.text) == ("Essai", "Texte.")


@pytest.mark.parametrize("written", ["Statut : les congés", '"Statut : les congés"'])
def test_a_title_may_have_a_colon_in_quotes_or_not(written: str) -> None:
    result = read_markdown(f"---\ntitre: {written}\npublic: public\n---\nTexte.\n")
    assert result.declared is not None
    assert result.declared.title == "Statut : les congés"


def test_list_in_a_quote_stays_a_quote() -> None:
    assert {kind for kind, *_ in read("> - un\n> - deux\n")} == {BlockKind.QUOTE.value}


def test_labelled_lines_of_a_paragraph_stay_lines_and_wrapped_prose_does_not() -> None:
    block = (
        "Domaine du Lac\nRue Basse 1, 5599 Mirelle\nObjets trouvés : à l'accueil\nDirecteur : M. X"
    )
    quoted = "\n".join(f"> {line}" for line in block.split("\n"))
    prose = (
        "Le parc ouvre ainsi : le matin dès\nNeuf heures. Horaires : voir plus bas,\nTarifs : ici."
    )
    assert [words for *_, words in read(f"{quoted}\n\n{prose}\n")] == [
        block,
        prose.replace("\n", " "),
    ]


def test_motives_written_line_by_line_are_lines_of_the_printed_text() -> None:
    result = read_markdown("LE CONSEIL,\n\nVu le décret ;\nConsidérant l'avis ;\n\nDÉCIDE :\n")
    assert "Vu le décret ;\nConsidérant l'avis ;" in result.printed
    assert "Vu le décret ; Considérant l'avis ;" in result.text


def test_lines_that_only_fill_a_paragraph_are_no_lines_of_their_own() -> None:
    result = read_markdown("Le plan des travaux du\nConseil est long ;\nil tient en un jour.\n")
    assert result.printed == "Le plan des travaux du Conseil est long ; il tient en un jour."


TITLED = (
    "| N° | Action | Pilote |\n|---|---|---|\n| **OS 1 – Marcher** | | |\n"
    "| 1.1 | Poser un trottoir | Travaux |\n| 1.2 | Créer une zone 30 | Mobilité |\n"
    "| **OS 2 – Économiser** | | |\n| 2.1 | Changer les lampes | Énergie |\n"
)


def test_titles_across_a_table_head_the_rows_under_them() -> None:
    told = [(kind, text) for kind, _, _, text in read(TITLED)]
    assert told == [
        ("heading", "OS 1 – Marcher"),
        ("table_row", "N° : 1.1 ; Action : Poser un trottoir ; Pilote : Travaux"),
        ("table_row", "N° : 1.2 ; Action : Créer une zone 30 ; Pilote : Mobilité"),
        ("heading", "OS 2 – Économiser"),
        ("table_row", "N° : 2.1 ; Action : Changer les lampes ; Pilote : Énergie"),
    ]


def test_a_row_that_is_filled_in_later_is_no_title() -> None:
    source = "| N° | Action | Pilote |\n|---|---|---|\n| 1.1 | Marcher | Travaux |\n| 1.2 | | |\n"
    assert [kind for kind, *_ in read(source)] == ["table_row", "table_row"]


def test_anchors_and_marks_of_footnotes_are_no_words() -> None:
    source = "## Le règlement {#reglement}\n\nLe reste du monde[^1] : 600 €.\n\n[^1]: Zone D.\n"
    assert [text for *_, text in read(source)] == [
        "Le règlement",
        "Le reste du monde : 600 €.",
        "Zone D.",
    ]
