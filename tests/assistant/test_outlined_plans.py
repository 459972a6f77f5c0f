"""A plan whose parts have numbers alone, and a name of its own: "le cap 2", "le chantier 2.1"."""

from pathlib import Path

import pytest

from assistant.answer import Answer, ListBlock
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import converse, written

PLAN = """---
titre: Programme de la Province de Rivage
public: public
---

# Programme de la Province de Rivage

## Les deux caps

### 1. Soigner au plus près

Services responsables : Maison des Aînés, Cellule Égalité.

#### 1.1. Accompagner le grand âge

- 1.1.1. Ouvrir trois haltes-répit.
- 1.1.2. Étendre la télévigilance.

#### 1.2. Prévenir les violences

- 1.2.1. Créer huit logements de transit.

### 2. Apprendre et oser

Services responsables : Service Jeunesse, Réseau de lecture, Direction de l'Enseignement.

#### 2.1. Donner envie de lire

- 2.1.1. Prêter des livres dans les villages.

#### 2.2. Relier l'école et les métiers

- 2.2.1. Construire un hall des métiers du bois.

#### 2.3. Laisser la parole aux jeunes

- 2.3.1. Réunir un conseil des jeunes.
"""
LEXICON = """[rubriques]
acteur = acteur, acteurs, services, services responsables
"""


@pytest.fixture(scope="module")
def rivage(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("caps"), PLAN, embedder, LEXICON)


def told(answer: Answer) -> list[str]:
    lists = [block for block in answer.blocks if isinstance(block, ListBlock)]
    return [item.text.rpartition(" [")[0] for block in lists for item in block.items]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Combien de chantiers y a-t-il dans le cap 2 ?",
            [
                "Donner envie de lire",
                "Relier l'école et les métiers",
                "Laisser la parole aux jeunes",
            ],
        ),
        (
            "Quels sont les chantiers du cap « Soigner au plus près » ?",
            ["Accompagner le grand âge", "Prévenir les violences"],
        ),
        ("Quels services sont responsables du cap 1 ?", ["Maison des Aînés", "Cellule Égalité"]),
        (
            "Combien de services sont responsables du cap « Apprendre et oser » ?",
            ["Service Jeunesse", "Réseau de lecture", "Direction de l'Enseignement"],
        ),
    ],
)
def test_parts_with_numbers_alone_are_asked_for_by_them(
    rivage: View, question: str, expected: list[str]
) -> None:
    assert told(converse(rivage, question)) == expected


def test_what_stands_under_the_deepest_number_is_listed(rivage: View) -> None:
    answer = converse(rivage, "Donne tous les jalons du chantier 1.1")
    assert [text.split()[-1] for text in told(answer)] == ["haltes-répit.", "télévigilance."]


REPORT = """---
titre: Rapport sur le plan climat de Rivage
public: public
---

# Rapport sur le plan climat de Rivage

## Le cadre

Le plan climat compte 46 actions, que le Collège a adoptées en 2023.

## Actions menées

- l'isolation de la toiture du lycée ;
- le remplacement de six chaudières ;
- la plantation de 400 mètres de haies.
"""


def test_the_actions_that_a_report_names_are_not_all_there_are(
    tmp_path: Path, embedder: Embedder
) -> None:
    lexicon = "[rubriques]\naction = action, actions\n"
    answer = converse(
        written(tmp_path, REPORT, embedder, lexicon), "Combien d'actions le plan compte-t-il ?"
    )
    assert "46 actions" in answer.text
    assert "il y a 3 actions" not in answer.text
