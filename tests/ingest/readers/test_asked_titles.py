"""Small titles of a plain text: a question, or "Nos valeurs", right over its paragraph."""

import pytest

from index.document import BlockKind
from ingest.readers.text import read_text

UNDER = "Le port accueille\nles pêcheurs toute l'année."


def headings(source: str) -> list[tuple[int, str]]:
    result = read_text(source)
    return [
        (block.level, result.text[block.start : block.end])
        for block in result.blocks
        if block.kind is BlockKind.HEADING
    ]


@pytest.mark.parametrize(
    "title",
    ["À quoi ça sert ?", "Où va l'argent ? (budget 2025)", "Nos valeurs", "Notre raison d'être"],
)
def test_a_question_over_its_paragraph_is_its_title(title: str) -> None:
    source = f"LE PORT\n\n{title}\n{UNDER}\n\nUne suite."
    assert headings(source) == [(2, "LE PORT"), (3, title)]


@pytest.mark.parametrize(
    "source",
    [
        f"Le port est ouvert.\nÀ qui sert-il ?\n{UNDER}",
        "Qui peut venir ?\nQui décide ?\nQuand venir ?",
        "Voulez-vous une place ?\n\nElle est pour vous.",
        "Pourquoi attendre ? Et pourquoi ce port ?\nIl est beau.",
        "Nos valeurs sont\nle respect et l'audace.",
        "Saviez-vous que le port est ouvert ?\net qu'il est beau ?",
    ],
)
def test_a_question_inside_a_text_is_no_title(source: str) -> None:
    assert headings(source) == []
