"""A list that a question only names is given up for the text that answers."""

from pathlib import Path

import pytest

from assistant.answer import ListBlock
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import converse, read

PLAN = """---
titre: Plan de Vaurimont
public: public
---

# Plan de Vaurimont

## Suivi

Les actions sont évaluées chaque printemps par un jury de sept habitants tirés au sort.

Le bureau d'architecture Delorme a dressé les plans de la nouvelle crèche de la rue du Moulin.

## Nos 2 enjeux

### Petite enfance

Être une commune où chaque enfant trouve une place.

#### Nos acteurs

- Crèche Les Loupiots
- Service des accueillantes
- Maison des parents

#### Actions

- Ouvrir une crèche de vingt places
- Former dix accueillantes

### Eau

Être une commune qui protège ses ruisseaux.

#### Nos acteurs

- Service des cours d'eau
- Contrat de rivière

#### Actions

- Planter des haies le long des ruisseaux
- Poser trois échelles à poissons
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    folder: Path = tmp_path_factory.mktemp("confirm")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "plan.md").write_text(PLAN, encoding="utf-8")
    return read(folder / "corpus", folder / "index", embedder)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Par qui les actions sont-elles évaluées ?", "jury de sept habitants"),
        ("Quand les actions sont-elles évaluées ?", "chaque printemps"),
        ("Quel service a dressé les plans de la crèche ?", "Delorme"),
    ],
)
def test_the_text_that_answers_is_told_and_not_the_list(
    plan: View, question: str, told: str
) -> None:
    answer = converse(plan, question)
    assert told in answer.text
    assert not any(isinstance(block, ListBlock) and len(block.items) > 1 for block in answer.blocks)


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("Quelles sont les actions pour l'eau ?", ["haies", "échelles à poissons"]),
        ("Quels acteurs pour la petite enfance ?", ["Loupiots", "accueillantes", "parents"]),
        ("Donnez toutes les actions", ["vingt places", "accueillantes", "haies", "poissons"]),
        ("Quels services s'occupent des cours d'eau ?", ["Service des cours d'eau"]),
    ],
)
def test_a_list_that_is_asked_for_is_told(plan: View, question: str, members: list[str]) -> None:
    answer = converse(plan, question)
    assert answer.status.value == "answered"
    assert all(member in answer.text for member in members)
