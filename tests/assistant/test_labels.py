"""A block of labels answers with the line that is asked for: an address, a telephone, who leads."""

import pytest

from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import converse, quotes, written

GUIDE = """---
titre: Guide des services de la Province de Rivage
public: public
---

# Guide des services

## Cours d'eau

Responsable : Lucie Ronvaux, ingénieure
Adresse : quai des Bateliers 2, Rivage
Horaire : du lundi au jeudi, de 8 h à 12 h
Public : riverains et communes

Le service cure les ruisseaux et enlève les embâcles.

## Logement

Responsable : Karim Delsaux, chef de division
Adresse : rue Haute 14, Rivage
Horaire : le mercredi, de 13 h à 16 h
Tarif : dossier gratuit

Le service prête de quoi acheter une maison.

## Bibliobus

| | |
|---|---|
| Dépôt | chaussée du Pont 9 |
| Public | tous, dès la naissance |
"""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("guide"), GUIDE, embedder)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Quelle est l'adresse du service Cours d'eau ?", "Adresse : quai des Bateliers 2, Rivage"),
        ("Quelle est l'adresse du service Logement ?", "Adresse : rue Haute 14, Rivage"),
        ("Qui dirige le service Logement ?", "Responsable : Karim Delsaux, chef de division"),
    ],
)
def test_the_line_of_a_block_that_is_asked_for_is_quoted(
    guide: View, question: str, line: str
) -> None:
    assert quotes(converse(guide, question)) == [line]


def test_a_table_without_headings_is_told_as_labels(guide: View) -> None:
    assert "Dépôt : chaussée du Pont 9" in {passage.text for passage in guide.passages}
