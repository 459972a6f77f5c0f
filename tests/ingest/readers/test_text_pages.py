"""A plain text copied from printed pages: what these repeat, and their contents, are left out."""

import pytest

from index.document import BlockKind
from ingest.readers.text import read_text

PAGE = "\n\nVille de Brise | Plan 2025-2030   {number}\n{title}\n\n{body}\n"
BODY = "Une digue neuve protège le port.\nLe phare est repeint.\nLa criée rouvre.\n{} aussi."
TITLES = ["VIVRE AU PORT", "PROTÉGER LES QUAIS", "ACCUEILLIR LES PÊCHEURS"]
PAGES = "".join(
    PAGE.format(number=rank, title=title, body=BODY.format(title))
    for rank, title in enumerate(TITLES, start=3)
)


def told(source: str, kind: BlockKind) -> list[str]:
    result = read_text(source)
    return [result.text[b.start : b.end] for b in result.blocks if b.kind is kind]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("", ""),
        ("Ville de Brise | Plan 2025-2030   ", "Page "),
        ("\n\nVille de Brise | Plan 2025-2030   ", "\n\f"),  # a bare number, at the page's top
    ],
)
def test_the_line_that_every_page_repeats_is_left_out(written: str, printed: str) -> None:
    source = PAGES.replace(written, printed) if written else PAGES
    assert told(source, BlockKind.HEADING) == TITLES
    assert "2025-2030" not in read_text(source).text
    assert told(source, BlockKind.PARAGRAPH) == [
        BODY.format(title).replace("\n", " ") for title in TITLES
    ]


def test_a_sentence_goes_on_over_a_page() -> None:
    source = PAGES.replace("VIVRE AU PORT aussi.", "Le port").replace(
        f"\n{TITLES[1]}\n\n", "\naussi.\n\n"
    )
    assert "La criée rouvre. Le port aussi." in read_text(source).text
    assert told("Le quai\n\faussi rouvre.", BlockKind.PARAGRAPH) == ["Le quai aussi rouvre."]


@pytest.mark.parametrize("repeated", ["Article {}", "Axe {}", "Objectif stratégique {}"])
def test_numbered_titles_are_no_page_numbers(repeated: str) -> None:
    source = "\n\n".join(f"{repeated.format(rank)}\n\n{BODY}" for rank in range(1, 5))
    assert repeated.format(3) in read_text(source).text


def test_numbered_titles_at_the_top_of_pages_stay() -> None:
    source = "\f".join(f"ENJEU {rank}\n\n{BODY.format(rank)}" for rank in range(1, 5))
    assert told(source, BlockKind.HEADING) == ["ENJEU 1", "ENJEU 2", "ENJEU 3", "ENJEU 4"]


def test_rows_that_differ_by_a_figure_are_no_page_numbers() -> None:
    source = "\n\n".join(f"Cours de voile   {rank}" for rank in (3, 4, 6))
    assert "Cours de voile 6" in read_text(source).text


CONTENTS = """SOMMAIRE
Le mot du bourgmestre  3
Un titre si long qu'il prend
deux lignes  4
Le port en chiffres ..... 10

Le plan est public. Il compte 12 pages
"""


def test_a_table_of_contents_is_no_text_and_swallows_nothing() -> None:
    result = read_text(CONTENTS)
    assert result.text == "Le plan est public. Il compte 12 pages"


def test_a_summary_that_holds_no_pages_stays() -> None:
    source = "SOMMAIRE\n\nLe plan a trois axes.\nIl compte 12 actions."
    assert told(source, BlockKind.HEADING) == ["SOMMAIRE"]
    assert told(source, BlockKind.PARAGRAPH) == ["Le plan a trois axes. Il compte 12 actions."]
