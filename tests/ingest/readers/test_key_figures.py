"""Key figures of a plain text, and shares that stand after their labels."""

import pytest

from index.document import BlockKind
from ingest.readers.text import read_text

APART = """LE PORT EN CHIFFRES

31
quais
148.600
habitants (au 1er janvier 2025)
96,4 millions €
budget ordinaire 2025
814
pêcheurs, soit 731,4 équivalents temps plein, hors saison
(au 31 mars 2025)
"""
BESIDE = """Le port en chiffres
31 quais
148.600 habitants
(au 1er janvier 2025)
83 % de voiliers
"""
SHARES = """Où va l'argent ? (budget 2025)
Entretien des digues   34 %
Criée, quais et phare   9 %
Administration   6 %
"""


def told(source: str, kind: BlockKind) -> list[str]:
    result = read_text(source)
    return [result.text[b.start : b.end] for b in result.blocks if b.kind is kind]


def test_a_figure_over_its_label_is_an_item() -> None:
    assert told(APART, BlockKind.ITEM) == [
        "31 quais",
        "148.600 habitants (au 1er janvier 2025)",
        "96,4 millions € budget ordinaire 2025",
        "814 pêcheurs, soit 731,4 équivalents temps plein, hors saison (au 31 mars 2025)",
    ]
    assert told(APART, BlockKind.HEADING) == ["LE PORT EN CHIFFRES"]


def test_a_figure_before_its_label_is_an_item() -> None:
    assert told(BESIDE, BlockKind.PARAGRAPH) == ["Le port en chiffres"]
    assert told(BESIDE, BlockKind.ITEM) == [
        "31 quais",
        "148.600 habitants (au 1er janvier 2025)",
        "83 % de voiliers",
    ]


@pytest.mark.parametrize(
    "source",
    [
        "Le port compte\n31 quais et\n148 bateaux, que gardent\n12 veilleurs de nuit.",
        "31 quais, puis\n148 bateaux. Ils sont gardés par\n12 veilleurs",
        "31 quais\n148 bateaux",
        "En 2024, le port a reçu\n1.200 bateaux venus de\n31 pays et Les\n12 veilleurs",
    ],
)
def test_figures_inside_a_sentence_are_no_items(source: str) -> None:
    assert told(source, BlockKind.ITEM) == []


def test_shares_after_their_labels_are_rows_though_not_aligned() -> None:
    assert told(SHARES, BlockKind.TABLE_ROW) == [
        "Entretien des digues : 34 %",
        "Criée, quais et phare : 9 %",
        "Administration : 6 %",
    ]


def test_titles_and_their_pages_are_no_rows() -> None:
    source = "Le mot du maire   3\nLes digues   14\nUn port vivant et ses quais   21"
    assert told(source, BlockKind.TABLE_ROW) == []
