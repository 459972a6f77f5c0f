from pathlib import Path

import pytest

from index.document import BlockKind, Role
from index.lexicon import load_lexicon
from ingest.pieces import Piece
from ingest.printed.layout import recover_structure
from ingest.readers.markdown import read_markdown
from ingest.reading import read_document

ROOT = Path(__file__).parents[2]
SOURCE = ROOT.parent / "shared" / "corpus" / "brochure-pst-2022-2024.source.md"
EDITION = ROOT / "corpus" / "brochure-pst-2022-2024.md"

EXTRACTED = """
# Nos 2 priorités

Lire davantage.

Marcher plus.

Devenir une ville qui lit.

## Lecture

01

Prêter des **livres**.

02

Ouvrir tard.

### Objectifs Stratégiques

LIVRES PRÊ-<br>TÉS

14.573

Bibliothèque

Ludothèque

Nos acteurs

## Quelques objectifs opérationnels

**01** Acheter des livres prêtés.

Relier des livres.

02 Éclairer la salle.

En action(s) En action(s)

Un bus de livres

Pour en savoir plus

Devenir une ville qui marche.

## Marche

01

Tracer des sentiers.

02

Baliser.

Objectifs
Stratégiques

- 3 guides

## Nos acteurs

## Quelques objectifs opérationnels

01

Planter des haies.

Tailler.

En action(s)

En action(s)

Un sentier

Pour en savoir plus

# Contact

Pour en
savoir plus
"""


@pytest.fixture(scope="module")
def laid_out() -> list[tuple[str, str | None, str]]:
    result = read_markdown(EXTRACTED)
    return [
        (f"{b.kind}{b.level or ''}", b.number, result.text[b.start : b.end]) for b in result.blocks
    ]


def under(laid_out: list[tuple[str, str | None, str]], heading: str) -> list[tuple[str, str]]:
    """Return the pieces under a heading, up to the next one: (kind, printed words)."""
    at = next(rank for rank, piece in enumerate(laid_out) if piece[2] == heading)
    found = []
    for kind, number, text in laid_out[at + 1 :]:
        if kind.startswith("heading"):
            break
        found.append((kind, f"{number} {text}" if number else text))
    return found


def test_numbers_standing_alone_join_their_texts(
    laid_out: list[tuple[str, str | None, str]],
) -> None:
    assert under(laid_out, "Objectifs Stratégiques") == [
        ("item1", "01 Prêter des livres."),
        ("item1", "02 Ouvrir tard."),
    ]


def test_number_with_several_texts_becomes_their_heading(
    laid_out: list[tuple[str, str | None, str]],
) -> None:
    assert under(laid_out, "01") == [
        ("item1", "Acheter des livres prêtés."),
        ("item1", "Relier des livres."),
    ]
    assert under(laid_out, "02") == [("item1", "Éclairer la salle.")]


def test_rubric_printed_after_its_list_goes_before_it(
    laid_out: list[tuple[str, str | None, str]],
) -> None:
    assert under(laid_out, "Nos acteurs") == [("item1", "Bibliothèque"), ("item1", "Ludothèque")]


def test_rubrics_stand_one_level_under_their_heading(
    laid_out: list[tuple[str, str | None, str]],
) -> None:
    levels = [(kind, text) for kind, _, text in laid_out if kind in ("heading2", "heading3")]
    rubrics = ["Objectifs Stratégiques", "Nos acteurs", "Quelques objectifs opérationnels"]
    for heading in ("Lecture", "Marche"):
        at = levels.index(("heading2", heading))
        assert [text for _, text in levels[at + 1 : at + 4]] == rubrics
        assert levels[at + 4] == ("heading3", "En action(s)")


def test_sentence_printed_over_a_heading_goes_under_it(
    laid_out: list[tuple[str, str | None, str]],
) -> None:
    assert under(laid_out, "Lecture")[0] == ("paragraph", "Devenir une ville qui lit.")
    assert under(laid_out, "Marche")[0] == ("paragraph", "Devenir une ville qui marche.")


def test_all_that_a_rubric_holds_stays_under_it() -> None:
    printed = "\n\n".join(
        f"# {axis}\n\n{axis} compte.\n\n## Qui agit ?\n\nla Direction de {axis}"
        for axis in ("Grandir", "Soigner", "Servir")
    )
    result = read_markdown(f"31\n\n39\n\n{printed}")
    texts = [result.text[b.start : b.end] for b in result.blocks]
    for axis in ("Grandir", "Soigner", "Servir"):
        assert texts[texts.index(f"la Direction de {axis}") - 1] == "Qui agit ?"


def test_labels_and_values_stay_together_outside_the_objectives(
    laid_out: list[tuple[str, str | None, str]],
) -> None:
    assert under(laid_out, "Lecture")[1] == ("paragraph", "LIVRES PRÊTÉS\n14.573")


def test_as_many_paragraphs_as_a_heading_counts_are_items(
    laid_out: list[tuple[str, str | None, str]],
) -> None:
    assert under(laid_out, "Nos 2 priorités") == [
        ("item1", "Lire davantage."),
        ("item1", "Marcher plus."),
    ]


def test_refrains_are_left_out(laid_out: list[tuple[str, str | None, str]]) -> None:
    assert not [text for _, _, text in laid_out if text == "Pour en savoir plus"]


def test_text_without_a_printed_layout_is_left_as_it_is() -> None:
    pieces = [
        Piece(BlockKind.HEADING, "Notes", 2),
        Piece(BlockKind.PARAGRAPH, "Une phrase.\nUne autre."),
        Piece(BlockKind.HEADING, "Notes", 2),
    ]
    assert recover_structure(pieces) == pieces


@pytest.mark.skipif(not SOURCE.exists(), reason="la brochure extraite n’est pas là (../shared)")
@pytest.mark.parametrize("role", [Role.STRATEGIC_OBJECTIVE, Role.ACTOR, Role.STAKE, Role.MISSION])
def test_raw_brochure_gives_the_same_lists_as_its_edition(role: Role) -> None:
    lexicon = load_lexicon(ROOT / "corpus" / "lexique.txt")
    lists = [
        [
            (p.number, p.heading_path[1:2], p.text)
            for p in read_document(path, document_id="b", lexicon=lexicon).passages
            if p.role is role
        ]
        for path in (SOURCE, EDITION)
    ]
    assert lists[0] == lists[1]
    assert lists[0]
