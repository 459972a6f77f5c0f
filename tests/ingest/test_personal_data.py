from pathlib import Path

import pytest

from index.document import BlockKind, DocumentType
from index.lexicon import Lexicon
from index.personal_data import PersonalKind
from ingest.metadata import Declared
from ingest.personal_data import MASK, mask_personal_data
from ingest.pieces import Piece, compose
from ingest.read_result import ReadResult
from ingest.reading import read_document

EVERYWHERE = list(DocumentType)


def masked(text: str, document_type: DocumentType = DocumentType.DELIBERATION) -> str:
    composed, blocks = compose([Piece(BlockKind.PARAGRAPH, text)])
    return mask_personal_data(ReadResult(composed, blocks), document_type).text


@pytest.mark.parametrize("document_type", EVERYWHERE)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NN 85.07.30-033.28, agent", f"NN {MASK}, agent"),
        ("né à Namur le 12 mars 1980, agent", f"né à Namur le {MASK}, agent"),
        ("Mme X, née le 01/02/1990 à Dinant", f"Mme X, née le {MASK} à Dinant"),
        ("Date de naissance : 3 août 1975", f"Date de naissance : {MASK}"),
        (
            "domicilié à 5000 Namur, rue de Fer 12 bte 3, est nommé",
            f"domicilié à {MASK}, est nommé",
        ),
        (
            "domiciliée rue Saint-Jacques, 45 à 5000 Namur, est nommée",
            f"domiciliée {MASK}, est nommée",
        ),
        ("demeurant au 12, avenue des Lilas, 5100 Jambes.", f"demeurant au {MASK}."),
        ("domicilié à Ciney, rue Courtejoie, est nommé", f"domicilié à {MASK}, est nommé"),
    ],
)
def test_identifiers_of_private_persons_are_masked_in_every_document(
    document_type: DocumentType, text: str, expected: str
) -> None:
    assert masked(text, document_type) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("joignable au 0475 12 34 56", f"joignable au {MASK}"),
        ("courriel : jeanne.exemple@example.be", f"courriel : {MASK}"),
        ("à verser sur BE71 0961 2345 6769 au nom de X", f"à verser sur {MASK} au nom de X"),
    ],
)
def test_contacts_of_persons_are_masked_where_decisions_are_about_persons(
    text: str, expected: str
) -> None:
    assert masked(text, DocumentType.MINUTES) == expected
    assert masked(text, DocumentType.BROCHURE) == text


@pytest.mark.parametrize(
    "text",
    [
        "Renseignements : info@example.be ou dg@example.be",
        "le service des taxes (081/77.50.00) répond",
        "Le Gouverneur est né d'une famille nombreuse.",
        "les habitants de la rue de Fer",
        "Vu l'arrêté du 12 mars 1980",
        "La Maison provinciale, rue Henri Blès 190 c à 5000 Namur",
    ],
)
def test_what_belongs_to_the_institution_stays(text: str) -> None:
    assert masked(text) == text


def test_blocks_and_printed_breaks_follow_the_masked_text() -> None:
    text, blocks = compose(
        [
            Piece(BlockKind.ITEM, "Mme A, 0475 12 34 56, est nommée", 1, "1"),
            Piece(BlockKind.ITEM, "M. B est nommé", 1, "2"),
        ]
    )
    breaks = (text.index(" 12 34"), text.index(" est nommée"), text.rindex(" est nommé"))
    result = mask_personal_data(ReadResult(text, blocks, breaks=breaks), DocumentType.MINUTES)
    words = [result.text[block.start : block.end] for block in result.blocks]
    assert words == [f"Mme A, {MASK}, est nommée", "M. B est nommé"]
    assert result.masked == {PersonalKind.PHONE: 1}
    assert all(result.text[at] == " " for at in result.breaks)
    assert result.breaks == (result.text.index(" est nommée"), result.text.rindex(" est nommé"))


def test_masked_words_are_nowhere_in_what_was_read_and_the_report_counts_them(
    tmp_path: Path,
) -> None:
    path = tmp_path / "decision.md"
    path.write_text("# Nomination\n\nMme X, née le 1er mai 1990, NN 85.07.30-033.28.\n")
    read = read_document(
        path,
        document_id="d",
        lexicon=Lexicon.EMPTY,
        declared=Declared(type=DocumentType.DELIBERATION),
    )
    for words in (read.document.text, *(p.text for p in read.passages)):
        assert "033" not in words
        assert "1990" not in words
    assert read.report.masked == {PersonalKind.NATIONAL_NUMBER: 1, PersonalKind.BIRTH_DATE: 1}
    assert any("numéro national : 1" in note for note in read.report.notes())
