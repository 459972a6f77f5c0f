"""Terms and their explanations, one under the other in one paragraph of plain text."""

import pytest

from index.document import BlockKind
from ingest.readers.text import read_text

DASHED = """NOTRE CHARTE

Écoute – recevoir chacun sans détour.
Clarté – écrire simplement et dire ce qui a été décidé, même quand la réponse
est non. Expliquer pourquoi.
Élan – oser.
"""
COLONS = """GLOSSAIRE

Nos mots :
Bief : canal qui mène l'eau à la roue d'un moulin.
t CO2 : tonne de gaz carbonique.
Régie : service de la commune qui tient ses comptes à part.
Vanne : 2 planches mobiles qui retiennent l'eau.

Le glossaire est revu chaque année.
"""
FORMS = """ATELIERS

Public : les enfants.
Lieu : la grange.
Guide : une conteuse.

Public : les aînés.
Lieu : le moulin.
Guide : un vannier.
"""


def told(source: str, kind: BlockKind) -> list[str]:
    result = read_text(source)
    return [result.text[b.start : b.end] for b in result.blocks if b.kind is kind]


def test_each_term_with_its_explanation_is_an_item() -> None:
    assert told(DASHED, BlockKind.ITEM) == [
        "Écoute – recevoir chacun sans détour.",
        "Clarté – écrire simplement et dire ce qui a été décidé, même quand la réponse est non."
        " Expliquer pourquoi.",
        "Élan – oser.",
    ]


def test_terms_with_colons_are_items_under_the_line_that_announces_them() -> None:
    assert told(COLONS, BlockKind.ITEM) == [
        "Bief : canal qui mène l'eau à la roue d'un moulin.",
        "t CO2 : tonne de gaz carbonique.",
        "Régie : service de la commune qui tient ses comptes à part.",
        "Vanne : 2 planches mobiles qui retiennent l'eau.",
    ]
    assert told(COLONS, BlockKind.PARAGRAPH)[0] == "Nos mots :"


def test_a_sentence_printed_right_under_the_last_explanation_is_no_part_of_it() -> None:
    after = "Ces mots sont ceux que les agents ont choisis lors de leur journée d'avril.\n"
    source = f"{DASHED}{after}"
    assert told(source, BlockKind.ITEM)[-1] == "Élan – oser."
    assert told(source, BlockKind.PARAGRAPH) == [after.strip()]


@pytest.mark.parametrize(
    "source",
    [
        "Adulte : 5 euros.\nEnfant : 3 euros.\nFamille : 12 euros.\n",
        "Adresse : rue Basse 1.\nAccueil : du lundi au jeudi.\nTél. : 055 11 22 33.\n",
        "Lundi – fermé\nMardi – de 9 h à 12 h\nMercredi – de 9 h à 12 h\n",
        "Le guide est clair : il dit ce que\nChacun peut : lire, jouer, prêter.\nIl est gratuit.\n",
        "Bief : un canal.\nVanne : une planche.\n",
        FORMS,
    ],
)
def test_tariffs_contacts_forms_and_prose_are_no_terms(source: str) -> None:
    assert told(source, BlockKind.ITEM) == []
