"""Refusals: what the documents do not say is not answered."""

from pathlib import Path

import pytest

from assistant.answer import Status
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import Ask, converse, read, written


def test_a_label_without_value_is_said_to_have_none(ask: Ask) -> None:
    answer = ask("Combien de visiteurs des musées ?")
    assert answer.status is Status.UNANSWERABLE_DETAIL
    assert "n'en donne pas la valeur" in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "Quel est le numéro de téléphone du Musée de la Tourbe ?",
        "Quels sont les horaires du bibliobus ?",
        "Quel est le prix d'entrée du Musée de la Tourbe ?",
        "Quel est le budget de la Pépinière provinciale ?",
        "Comment s'inscrire au Conservatoire des fanfares ?",
        "À partir de quel âge peut-on visiter le musée ?",
        "Quelles communes participent au comité de pilotage ?",
        "Quelle est la superficie de la Pépinière provinciale ?",
    ],
)
def test_a_detail_that_the_documents_lack_is_not_answered(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert answer.status.value.startswith("unanswerable")
    assert not answer.citations


def test_a_refusal_for_want_of_a_detail_says_where_the_subject_stands(shipped: View) -> None:
    answer = converse(shipped, "Où est-ce que je peux faire un test sida gratuit ?")
    assert answer.status is Status.UNANSWERABLE_DETAIL
    assert "Vivre mieux" in answer.text
    assert not answer.citations


@pytest.mark.parametrize(
    "text",
    [
        "Quelle est la recette des gaufres ?",
        "Quel temps fera-t-il demain ?",
        "Qui a gagné la coupe du monde ?",
        "How tall is the Eiffel tower?",
        "xyzzy plugh",
    ],
)
def test_what_the_documents_do_not_speak_of_is_not_answered(ask: Ask, text: str) -> None:
    assert ask(text).status.value.startswith(("unanswerable", "clarification"))


@pytest.mark.parametrize(
    "text",
    [
        "Pourquoi avez-vous supprimé le bibliobus ?",
        "Pourquoi le Musée de la Tourbe a-t-il fermé ?",
        "Quand avez-vous vendu la Pépinière provinciale ?",
        "Pourquoi le Musée de la Tourbe est-il devenu payant ?",
        "Depuis que le Musée de la Tourbe a fermé, où voir ses collections ?",
        "Après la suppression du bibliobus, où emprunter un livre ?",
        "Maintenant que le bibliobus est piraté, comment emprunter un livre ?",
    ],
)
def test_what_a_question_takes_for_granted_is_not_confirmed(ask: Ask, text: str) -> None:
    assert ask(text).status.value.startswith("unanswerable")


def test_another_year_than_the_documents_is_not_answered(ask: Ask) -> None:
    assert not ask("Combien d'arbres ont été plantés en 1998 ?").status.answered


@pytest.mark.parametrize("text", ["Quelle est la recette des gaufres ?", "Combien de visiteurs ?"])
def test_a_refusal_says_what_can_be_asked(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert answer.suggestions
    assert answer.text.endswith(".")


@pytest.mark.parametrize(
    "text",
    ["Qui dirige le Conservatoire des fanfares ?", "Qui a visité l'Observatoire des marais ?"],
)
def test_who_is_asked_of_the_very_thing_named(ask: Ask, text: str) -> None:
    assert "Ysaline" not in ask(text).text


def test_a_text_that_plainly_answers_is_not_refused_for_its_form(
    tmp_path: Path, embedder: Embedder
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "gare.md").write_text(
        "---\ntitre: La gare d'Aubercy\npublic: public\n---\n\n# La gare\n\n## Rangement\n\n"
        "Les vélos laissés plus d'une nuit devant la gare sont enlevés.\n",
        encoding="utf-8",
    )
    view = read(corpus, tmp_path / "index", embedder)
    text = "En combien de temps les vélos mal garés devant la gare sont-ils enlevés ?"
    answer = converse(view, text)
    assert answer.status.answered
    assert "plus d'une nuit" in answer.citations[0].quote
    assert not converse(view, "Combien coûte la nuit pour un vélo devant la gare ?").status.answered


HALL = """---
titre: Règlement des salles de la commune de Vaubise
public: public
statut: information
---

# Règlement des salles

## Bruit et fumée

Les feux d'artifice et les pétards sont interdits dans les salles et à leurs abords, même lors d'une
fête de famille. Les barbecues sont permis dans la cour, à cinq mètres des façades.

## Casse

Chaque assiette cassée est facturée 4 € à la personne qui a loué la salle, chaque verre 2 €.
"""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    competent = "[autres autorités]\nmariage, se marier = votre commune (service de l'état civil)\n"
    return written(tmp_path_factory.mktemp("hall"), HALL, embedder, competent)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Les feux d'artifice sont-ils permis dans la salle pour un mariage ?", "interdits"),
        ("Des invités au mariage ont cassé une assiette, combien cela coûte-t-il ?", "4 €"),
    ],
)
def test_what_the_documents_say_is_told_whoever_else_is_competent(
    hall: View, text: str, told: str
) -> None:
    answer = converse(hall, text)
    assert answer.status.answered
    assert told in answer.text


def test_what_the_documents_do_not_say_is_left_to_who_is_competent(hall: View) -> None:
    answer = converse(hall, "Quels papiers faut-il pour se marier à l'étranger ?")
    assert answer.status is Status.REDIRECTED_AUTHORITY
