"""A regulation that a council adopts: chapters, articles with a title, lists and tables in them."""

import pytest

from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import converse, quotes, written

REGULATION = """---
public: public
---

# Règlement communal sur le prêt de matériel de fête

Le Conseil communal,

Vu le Code de la démocratie locale et de la décentralisation ;

Considérant que les associations demandent du matériel ;

ARRÊTE, à l'unanimité :

## Chapitre I – Demandes

### Article 1 – Objet

La commune prête des tentes, des bancs et des gobelets aux associations.

### Article 2 – Exclusions

Ne peuvent emprunter de matériel :

- les entreprises commerciales ;
- les partis politiques.

## Chapitre II – Conditions

### Article 3 – Caution et retour

§ 1er. Une caution est versée au service des Fêtes avant l'enlèvement du matériel. Elle est rendue
au retour, quand rien ne manque et que tout est propre. Le service tient un registre des prêts.

§ 2. Le montant de la caution dépend du matériel :

| Matériel | Caution |
|---|---|
| Tente | 150 € |
| Bancs | 40 € |

§ 3. Le matériel est rendu le lundi avant midi. Tout retard est compté par jour entamé, et la
commune peut refuser un nouveau prêt pendant un an à qui ne respecte pas ce délai.
"""


@pytest.fixture(scope="module")
def lending(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("lending"), REGULATION, embedder)


def test_chapters_are_divisions_of_one_act(lending: View) -> None:
    (act,) = lending.acts.values()
    assert act.title == "Règlement communal sur le prêt de matériel de fête"
    paths = {p.heading_path[1:] for p in lending.passages if p.number}
    assert paths == {
        ("Chapitre I – Demandes", "Article 1 – Objet"),
        ("Chapitre I – Demandes", "Article 2 – Exclusions"),
        ("Chapitre II – Conditions", "Article 3 – Caution et retour"),
    }


def test_no_heading_stands_in_a_passage(lending: View) -> None:
    texts = [p.text for p in lending.passages]
    assert not [t for t in texts if "Chapitre" in t or "Article" in t]


def test_an_article_is_cited_by_its_heading(lending: View) -> None:
    answer = converse(lending, "Qui ne peut pas emprunter de matériel ?")
    assert answer.citations[0].section[-1] == "Article 2 – Exclusions"
    assert "les partis politiques" in quotes(answer)[0]


def test_of_a_long_article_the_paragraph_that_answers_is_quoted(lending: View) -> None:
    (quote,) = quotes(converse(lending, "Quel est le montant de la caution pour une tente ?"))
    assert "150 €" in quote
    assert "§ 1er" not in quote
    assert "§ 3" not in quote
