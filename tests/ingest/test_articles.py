from pathlib import Path

import pytest

from index.lexicon import Lexicon
from ingest.reading import ReadDocument, read_document

RUN_IN = """# Règlement de travail

## Chapitre 1er – Horaires

**Article 1er. Champ d'application.** Le règlement s'applique à tous les agents. Il ne s'applique
pas :

- aux volontaires.

**Article 2.** Les agents pointent quatre fois par jour. Un oubli est signalé.

## Chapitre 2 – Congés

**Article 3. Vacances.**

- vingt-six jours ;
- trente jours après cinquante ans.
"""
OVER_LINES = """RÈGLEMENT DE TRAVAIL

TITRE I - PRINCIPES

Article 1 - Objet
Le présent règlement fixe les conditions du télétravail des agents de l'Office.
Article 2 - Qui peut télétravailler
L'agent doit compter quatre mois d'ancienneté et exercer une fonction qui s'y prête.

TITRE II - CONGÉS

Article 3 - Vacances

Le congé est demandé cinq jours à l'avance au chef de service, par écrit.
"""


def read(folder: Path, content: str, name: str = "reglement.md") -> ReadDocument:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return read_document(path, document_id="r", lexicon=Lexicon())


def told(document: ReadDocument) -> list[tuple[tuple[str, ...], str]]:
    return [(p.heading_path, p.text) for p in document.passages]


def test_an_article_that_opens_a_paragraph_is_the_heading_of_what_it_says(tmp_path: Path) -> None:
    first = ("Chapitre 1er – Horaires", "Article 1er. Champ d'application")
    third = ("Chapitre 2 – Congés", "Article 3. Vacances")
    document = read(tmp_path, RUN_IN)
    assert told(document) == [
        (first, "Le règlement s'applique à tous les agents. Il ne s'applique pas :"),
        (first, "aux volontaires."),
        (
            ("Chapitre 1er – Horaires", "Article 2"),
            "Les agents pointent quatre fois par jour. Un oubli est signalé.",
        ),
        (third, "vingt-six jours ;"),
        (third, "trente jours après cinquante ans."),
    ]
    assert all(s.heading in document.document.text for s in document.document.sections)


def test_an_article_over_its_text_stands_under_its_chapter(tmp_path: Path) -> None:
    paths = [path for path, _ in told(read(tmp_path, OVER_LINES, "reglement.txt"))]
    assert paths == [
        ("TITRE I - PRINCIPES", "Article 1 - Objet"),
        ("TITRE I - PRINCIPES", "Article 2 - Qui peut télétravailler"),
        ("TITRE II - CONGÉS", "Article 3 - Vacances"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "La bibliothèque est ouverte à tous.",
        "Chaque lecteur emprunte dix livres.",
        "En cas de perte, le lecteur paie.",
        "Sont exclus les mineurs.",
        "Abrogé.",
    ],
)
def test_the_first_sentence_of_an_article_without_title_stays_its_text(
    tmp_path: Path, sentence: str
) -> None:
    articles = "\n\n".join(f"Article {n}. {sentence}" for n in (1, 2, 3))
    assert told(read(tmp_path, f"# Règlement\n\n{articles}\n")) == [
        ((f"Article {n}",), sentence) for n in (1, 2, 3)
    ]


def test_articles_that_a_text_quotes_are_no_headings(tmp_path: Path) -> None:
    quoted = "Article 5. Le décret fixe le montant.\n\nArticle 27 : un ticket à 1,25 euro."
    assert [path for path, _ in told(read(tmp_path, f"# Guide\n\n{quoted}\n"))] == [(), ()]
