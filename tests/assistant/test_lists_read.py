"""Lists that no word of a question names, read whole with it: papers to bring, rows of an act."""

import pytest

from assistant.answer import Answer, ListBlock
from assistant.lists_near import lists_near
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import ROOT, converse, read, written

CARD = """---
titre: La carte de lecteur de la Ville de Rivage
public: public
---

# La carte de lecteur

## S'inscrire

Présentez-vous au comptoir avec :

- une photo d'identité ;
- la composition de ménage ;
- la carte d'étudiant, si vous en avez une.

La carte est faite en dix minutes.

## Ce qu'elle permet

Le lecteur peut :

- emprunter dix livres ;
- entrer gratuitement au musée ;
- utiliser les ordinateurs.
"""


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("card"), CARD, embedder)


@pytest.fixture(scope="module")
def deliberation(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    folder = ROOT / "tests" / "fixtures" / "other" / "deliberation-college"
    return read(folder, tmp_path_factory.mktemp("deliberation"), embedder)


def told(answer: Answer) -> list[str]:
    lists = [block for block in answer.blocks if isinstance(block, ListBlock)]
    return [item.text.rpartition(" [")[0] for block in lists for item in block.items]


@pytest.mark.parametrize(
    "question",
    ["Quels papiers faut-il pour s'inscrire ?", "papiers à apporter pour la carte"],
)
def test_a_list_answers_that_no_word_of_the_question_names(card: View, question: str) -> None:
    assert [text.split()[0:3] for text in told(converse(card, question))] == [
        ["une", "photo", "d'identité"],
        ["la", "composition", "de"],
        ["la", "carte", "d'étudiant,"],
    ]


LETTERED = """\
LA CARTE DE LECTEUR DE LA VILLE DE RIVAGE

S'INSCRIRE

Pour s'inscrire, présentez-vous au comptoir avec les papiers suivants :

a) une photo d'identité ;
b) la composition de ménage ;
c) la carte d'étudiant, si vous en avez une.
"""


def test_letters_of_items_are_told_whatever_letters_their_words_have(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> None:
    folder = tmp_path_factory.mktemp("letters")
    (folder / "public").mkdir()
    (folder / "public" / "carte.txt").write_text(LETTERED, encoding="utf-8")
    view = read(folder, folder / "index", embedder)
    answer = converse(view, "Quels papiers faut-il pour s'inscrire ?")
    lists = [block for block in answer.blocks if isinstance(block, ListBlock)]
    assert [item.number for block in lists for item in block.items] == ["a", "b", "c"]


def test_a_list_of_something_else_is_not_told(card: View) -> None:
    assert not told(converse(card, "Combien de bibliothèques la Ville compte-t-elle ?"))


def test_the_rows_of_the_table_of_an_act_are_a_list_without_their_sum(deliberation: View) -> None:
    row = next(p for p in deliberation.passages if "Régie des quartiers" in p.text)
    (rows,) = lists_near([row], deliberation)
    assert len(rows.entries) == 10
    assert all("Bénéficiaire : " in entry.text for entry in rows.entries)


def test_items_that_an_article_announces_are_a_list(deliberation: View) -> None:
    announcing = next(p for p in deliberation.passages if "Article 5. —" in p.text)
    (papers,) = lists_near([announcing], deliberation)
    assert papers.label.startswith("Article 5. — Le bénéficiaire transmet")
    assert len(papers.entries) == 4


ROADS = """---
titre: Plan de mobilité de la commune de Vaubise
public: public
---

# Plan de mobilité

## Les points noirs

Les habitants ont signalé 412 problèmes sur la carte. Quatre lieux reviennent le plus souvent :

- le carrefour de la Barrière, où 17 accidents ont été recensés ;
- la rue de l'Église, dépourvue de trottoirs ;
- les abords de l'école des Tilleuls, saturés à 8 h 20 ;
- la traversée du hameau de Thy, où l'on roule trop vite.
"""


def test_a_list_that_is_asked_for_is_told_rather_than_what_introduces_it(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> None:
    view = written(tmp_path_factory.mktemp("roads"), ROADS, embedder)
    answer = converse(view, "Quels sont les points noirs signalés par les habitants ?")
    assert [text.split()[1] for text in told(answer)] == ["carrefour", "rue", "abords", "traversée"]


def test_a_list_needs_no_name_of_who_publishes_it(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> None:
    named = ROADS.replace("# Plan de mobilité\n", "# Plan de mobilité\n\nCommune de Vaubise\n")
    view = written(tmp_path_factory.mktemp("named"), named, embedder)
    assert len(told(converse(view, "Quels lieux sont des points noirs à Vaubise ?"))) == 4
