"""What any document's own structure answers: divisions by their letter, tables, articles."""

import pytest

from assistant.answer import Answer, Status
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import converse, read

PLAN = """---
titre: Plan de la Province de Sorbelle
type: plan
public: public
---

# Plan de la Province de Sorbelle

## Axe C – Apprendre

### C.1 Moderniser les ateliers

Un atelier par canton.

### C.2 Ouvrir des cours du soir

Trois antennes.

## Axe D – Protéger

### D.1 Freiner la boue

Des haies sont plantées.

### D.2 Curer les ruisseaux

Chaque année.

## Moyens

| Axe | Budget (en millions d'euros) |
|---|---|
| C | 17,9 |
| D | 8,6 |

## Suivi

| Indicateur | Valeur 2025 | Cible 2031 |
|---|---|---|
| Ruisseaux curés chaque mois | … | 35 |

## Les décisions

La première décision porte sur les vélos. Ils seront prêtés.

La deuxième décision porte sur les bus. Ils seront gratuits.

La troisième, enfin, est de fermer le quai.

## Nos principes

- Sobriété : dépenser bien.
- Audace : essayer.
"""

RULES = """PROVINCE DE SORBELLE

RÈGLEMENT DU PRÊT DE VÉLOS

TITRE Ier - OBJET

Article 1er - Définitions

Le vélo est celui que la Province prête.

Article 2 - Accès

Le prêt est ouvert aux adultes.

TITRE II - DURÉE

Article 3 - Durée

Le prêt dure deux semaines.
"""


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    folder = tmp_path_factory.mktemp("sorbelle")
    (folder / "corpus" / "public").mkdir(parents=True)
    (folder / "corpus" / "public" / "plan.md").write_text(PLAN, encoding="utf-8")
    (folder / "corpus" / "public" / "velos.txt").write_text(RULES, encoding="utf-8")
    return read(folder / "corpus", folder / "index", embedder)


def ask(view: View, text: str) -> Answer:
    return converse(view, text)


def test_objectives_of_an_axis_named_by_its_letter(view: View) -> None:
    answer = ask(view, "Cite les objectifs de l'axe D.")
    assert [c.quote for c in answer.citations] == ["D.1 Freiner la boue", "D.2 Curer les ruisseaux"]


def test_row_of_the_axis_named_is_the_one_that_answers(view: View) -> None:
    answer = ask(view, "Quel est le budget de l'axe C ?")
    assert answer.status.answered
    assert "17,9" in answer.citations[0].quote


def test_cell_left_blank_for_the_year_asked_is_told_as_such(view: View) -> None:
    answer = ask(view, "Combien de ruisseaux étaient curés chaque mois en 2025 ?")
    assert answer.status is Status.UNANSWERABLE_DETAIL


def test_values_listed_under_one_heading_are_the_values(view: View) -> None:
    answer = ask(view, "Quels sont les principes de la Province ?")
    assert [c.quote.split(" ")[0] for c in answer.citations] == ["Sobriété", "Audace"]


@pytest.mark.parametrize("text", ["Quelles sont les trois décisions ?", "Combien de décisions ?"])
def test_things_told_paragraph_by_paragraph_make_a_list(view: View, text: str) -> None:
    answer = ask(view, text)
    assert len(answer.citations) == 3
    assert "3 sur 3" in answer.text


def test_articles_are_counted_across_chapters(view: View) -> None:
    answer = ask(view, "Combien d'articles le règlement compte-t-il ?")
    assert answer.status is Status.ANSWERED
    assert len(answer.citations) == 3


def test_title_under_the_name_of_the_institution_is_the_documents(view: View) -> None:
    titles = {document.metadata.title for document in view.documents.values()}
    assert "RÈGLEMENT DU PRÊT DE VÉLOS" in titles


@pytest.mark.parametrize("text", ["Que dit l'article 2 ?", "article 2", "l'article 2 sur l'accès"])
def test_a_division_is_told_as_a_whole(view: View, text: str) -> None:
    answer = ask(view, text)
    assert "Le prêt est ouvert aux adultes." in answer.text
    assert "Article 2" in answer.text
    assert "deux semaines" not in answer.text


def test_what_a_division_does_not_say_is_not_told_of_it(view: View) -> None:
    assert "adultes" not in ask(view, "Que dit l'article 2 sur les remorques ?").text


def test_only_what_is_of_the_division_is_told(view: View) -> None:
    answer = ask(view, "Que prévoit l'axe D contre la boue ?")
    assert "Des haies sont plantées." in answer.text
    assert "atelier" not in answer.text
