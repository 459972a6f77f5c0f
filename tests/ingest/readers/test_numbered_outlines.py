"""Titles of numbered outlines in plain text: a number is one when its first child follows it."""

from pathlib import Path

import pytest

from index.lexicon import Lexicon
from ingest.readers.text import read_text
from ingest.reading import read_document

PLAN = """LES DEUX ROUTES

1. HABITER LE PLATEAU ET SES TROIS HAMEAUX LES PLUS ISOLÉS
Services responsables : le Logement et les services techniques réunis.

1.1 Loger chacun dans un logement digne, partout sur le
plateau
Pilote : Service Logement
1.1.1 Bâtir quarante maisons de bois autour de l'ancienne gare
de Plaine.
1.1.2 Louer douze appartements.
1.2 Rénover
1.2.1 Isoler trois cents toits.
1.3 Accueillir
Chacun est reçu sur rendez-vous.
1. le lundi
2. le mardi
2. CIRCULER
2.1 Marcher
2.1.1 Tracer dix sentiers.

AGENDA

Le plan est revu en mai.
"""


def outline(source: str) -> list[tuple[str, int, str | None, str]]:
    result = read_text(source)
    return [(b.kind.value, b.level, b.number, result.text[b.start : b.end]) for b in result.blocks]


def headings(source: str) -> list[tuple[int, str | None, str]]:
    return [told[1:] for told in outline(source) if told[0] == "heading"]


def test_a_title_over_its_numbers_is_a_heading_as_deep_as_its_number() -> None:
    assert headings(PLAN) == [
        (2, None, "LES DEUX ROUTES"),
        (3, "1", "HABITER LE PLATEAU ET SES TROIS HAMEAUX LES PLUS ISOLÉS"),
        (4, "1.1", "Loger chacun dans un logement digne, partout sur le plateau"),
        (4, "1.2", "Rénover"),
        (4, "1.3", "Accueillir"),
        (3, "2", "CIRCULER"),
        (4, "2.1", "Marcher"),
        (2, None, "AGENDA"),
    ]


def test_the_deepest_numbers_and_the_flat_lists_of_an_outline_are_items() -> None:
    assert [told[2:] for told in outline(PLAN) if told[0] == "item"] == [
        ("1.1.1", "Bâtir quarante maisons de bois autour de l'ancienne gare de Plaine."),
        ("1.1.2", "Louer douze appartements."),
        ("1.2.1", "Isoler trois cents toits."),
        ("1", "le lundi"),
        ("2", "le mardi"),
        ("2.1.1", "Tracer dix sentiers."),
    ]


def test_what_is_printed_right_under_a_title_is_a_paragraph() -> None:
    told = [words for kind, *_, words in outline(PLAN) if kind == "paragraph"]
    assert "Services responsables : le Logement et les services techniques réunis." in told
    assert "Pilote : Service Logement" in told


def test_a_plural_title_holds_an_outline_over_a_paragraph_and_another_does_not() -> None:
    axes = "\n\nIls sont le fruit d'un an de travail.\n\n1. Manger\n1.1 Semer du blé.\n"
    assert headings(f"LES AXES{axes}")[1] == (3, "1", "Manger")
    assert headings(f"AVANT-PROPOS{axes}")[1] == (2, "1", "Manger")


@pytest.mark.parametrize(
    "source",
    [
        # a flat list
        "1. Remplir le formulaire\n2. Joindre les pièces\n3. Payer la redevance\n",
        # sentences, of a regulation
        "1. Le prêt est gratuit.\n1.1 Il dure un mois.\n1.2 Il se renouvelle.\n2. On signe.\n",
        # a list in a list
        "1. Demander sa carte\n1.1 en ligne ;\n1.2 au guichet.\n2. La garder\n",
        # tables of contents
        "Sommaire :\n\n1. Habiter\n1.1 Loger\n1.2 Rénover\n2. Circuler\n2.1 Marcher\n",
        "En bref\n\n1. Habiter 3\n1.1 Loger 4\n1.2 Rénover 6\n2. Circuler 9\n2.1 Marcher 9\n",
        # a figure that a sentence wraps on
        "Les recettes, en millions, sont de\n1. Elles étaient de\n1.1 avant les travaux.\n",
    ],
)
def test_lists_sentences_and_contents_have_no_headings(source: str) -> None:
    assert headings(source) == []


def test_contents_that_the_text_goes_through_are_no_headings_and_its_titles_are() -> None:
    contents = "1. Habiter\n1.1 Loger\n1.2 Rénover\n"
    body = "1. Habiter\n1.1 Loger\nOn bâtit.\n1.1.1 Dix maisons.\n1.2 Rénover\nOn isole.\n"
    told = outline(f"Dans ce plan\n\n{contents}\n{body}")
    assert [kind for kind, _, number, _ in told if number == "1"] == ["item", "heading"]


def test_a_number_that_holds_nothing_stays_an_item() -> None:
    """A heading alone would never be found."""
    source = (
        "1. Rouler\n1.1 Pédaler\n1.1.1 Ouvrir un atelier.\n1.2 Marcher\n2. Nager\n2.1 Plonger\n"
    )
    assert ("item", 1, "1.2", "Marcher") in outline(source)
    assert ("item", 1, "2.1", "Plonger") in outline(source)


def test_the_deepest_number_has_the_titles_above_it_and_no_label_before_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    passages = read_document(path, document_id="plan", lexicon=Lexicon({}, {}, {})).passages
    leaf = next(p for p in passages if p.number == "1.1.1")
    assert leaf.lead_in is None
    assert leaf.heading_path[-1].startswith("Loger chacun")
