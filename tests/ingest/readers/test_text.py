from index.document import BlockKind
from ingest.readers.text import read_text

TEXT = """RÈGLEMENT DES PRÊTS

CHAPITRE I

1. Objet

Le présent règlement fixe les conditions de prêt des livres dans les biblio-
thèques de la Province. Les bibliothèques sont ouvertes à tous.

Les conditions sont :
- l'âge de l'em-
  prunteur ;
    - moins de 12 ans
    - plus de 12 ans
- la durée

1) premier cas
2) second cas
"""


def blocks(source: str) -> list[tuple[str, int, str | None, str]]:
    result = read_text(source)
    return [(b.kind.value, b.level, b.number, result.text[b.start : b.end]) for b in result.blocks]


def test_titles_paragraphs_and_lists_of_plain_text_are_recovered() -> None:
    assert blocks(TEXT) == [
        ("heading", 2, None, "RÈGLEMENT DES PRÊTS"),
        ("heading", 2, None, "CHAPITRE I"),
        ("heading", 2, "1", "Objet"),
        (
            "paragraph",
            0,
            None,
            "Le présent règlement fixe les conditions de prêt des livres dans les bibliothèques"
            " de la Province. Les bibliothèques sont ouvertes à tous.",
        ),
        ("paragraph", 0, None, "Les conditions sont :"),
        ("item", 1, None, "l'âge de l'emprunteur ;"),
        ("item", 2, None, "moins de 12 ans"),
        ("item", 2, None, "plus de 12 ans"),
        ("item", 1, None, "la durée"),
        ("item", 1, "1", "premier cas"),
        ("item", 1, "2", "second cas"),
    ]


def test_hyphen_of_a_compound_word_known_elsewhere_stays() -> None:
    text = "Le réseau points-\nnœuds grandit. Les points-nœuds sont balisés."
    assert blocks(text)[0][3] == "Le réseau points-nœuds grandit. Les points-nœuds sont balisés."


def test_markdown_headings_in_plain_text_are_headings() -> None:
    assert blocks("# Titre\n\nTexte.\n")[0] == ("heading", 1, None, "Titre")


def test_capitals_over_their_text_are_headings_without_a_blank_line() -> None:
    text = (
        "TITRE Ier - PRETS\n\n1. JARDIN\n\nCROTTES DE CHIEN\nAmende de 90 euros.\n\n"
        "UN BEBE, DES LANGES...\nDix sacs de plus.\n\n"
        "COMMUNE D'AUBIN\nSERVICE DES SACS\nRue Basse 2\n"
    )
    headings = [words for kind, _, _, words in blocks(text) if kind == "heading"]
    assert headings == ["TITRE Ier - PRETS", "JARDIN", "CROTTES DE CHIEN", "UN BEBE, DES LANGES..."]


def test_paragraph_sign_opens_a_paragraph_and_degree_numbers_items() -> None:
    result = read_text(
        "Article 1er - Tarifs\n\n§ 1er. Sont dus :\n  1° un euro ;\n  2° deux euros.\n"
        "§ 2. Le paiement se fait par carte."
    )
    told = [(b.kind, result.text[b.start : b.end]) for b in result.blocks]
    assert (BlockKind.ITEM, "deux euros.") in told
    assert told[-1] == (BlockKind.PARAGRAPH, "§ 2. Le paiement se fait par carte.")
