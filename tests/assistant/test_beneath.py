"""What stands under an objective that is no heading, in rows or in prose."""

from pathlib import Path

import pytest

from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import converse, written

PLAN = """---
titre: Programme stratégique transversal 2025-2030
public: public
statut: information
---

# Commune de Valcendre

La commune compte neuf villages et 6.300 habitants.

## Les enjeux

### Enjeu 1 – Une commune prête aux inondations

**OS 1. Être une commune dont les maisons restent au sec.**

*OO 1.1 Ralentir l'eau en amont de Brisemont*

| Code | Action | Pilote | Échéance |
|---|---|---|---|
| A 1.1.1 | Creuser deux bassins | Travaux | 06/2027 |
| A 1.1.2 | Planter des haies | Environnement | 03/2028 |

*OO 1.2 Alerter les riverains*

Poser trois sondes sur la Bise (A 1.2.1, Secours) ; tenir un registre des personnes isolées
(A 1.2.2, CPAS).

### Enjeu 2 – Des villages vivants

**OS 2. Être une commune où l'on se rencontre.**

*OO 2.1 Rénover les salles*

| Code | Action | Pilote | Échéance |
|---|---|---|---|
| A 2.1.1 | Isoler la salle de Brisemont | Travaux | 01/2026 |
| A 2.1.2 | Rouvrir le foyer de Hautepierre | Culture | 09/2026 |

## Budget

| Enjeu | Part communale | Subsides attendus |
|---|---|---|
| 1. Inondations | 740.000 | 910.000 |
| 2. Villages | 120.000 | 85.000 |
"""
LEXICON = """[rubriques]
enjeu = enjeu, enjeux, les enjeux
objectif_strategique = objectif stratégique, objectifs stratégiques, OS
objectif_operationnel = objectif opérationnel, objectifs opérationnels, OO
action = action, actions
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("plan"), PLAN, embedder, LEXICON)


def test_the_rows_under_an_objective_are_told(plan: View) -> None:
    answer = converse(plan, "Quelles actions sont prévues à l'OO 1.1 en amont de Brisemont ?")
    assert "deux bassins" in answer.text
    assert "des haies" in answer.text
    assert "Isoler la salle" not in answer.text


def test_the_text_under_an_objective_is_told(plan: View) -> None:
    answer = converse(plan, "Qu'est-ce qui est prévu sous l'objectif 1.2 ?")
    assert "trois sondes" in answer.text
    assert "bassins" not in answer.text


def test_all_that_stands_under_an_objective_is_told(tmp_path: Path, embedder: Embedder) -> None:
    rows = "\n".join(f"| A 2.1.{n} | Poser le banc {n:02} | Travaux | 2027 |" for n in range(3, 20))
    told = PLAN.replace("| 09/2026 |", f"| 09/2026 |\n{rows}", 1)
    answer = converse(written(tmp_path, told, embedder, LEXICON), "Quelles actions à l'OO 2.1 ?")
    assert all(f"le banc {n:02}" in answer.text for n in range(3, 20))


def test_a_thing_counted_is_no_objective_of_the_enjeu_with_its_name(plan: View) -> None:
    answer = converse(plan, "Combien de villages compte la commune ?")
    assert "neuf villages" in answer.text
    assert "objectif" not in answer.text


def test_what_is_looked_for_in_an_enjeu_is_not_the_enjeu(plan: View) -> None:
    answer = converse(plan, "Subsides attendus pour l'enjeu 2 ?")
    assert "85.000" in answer.text
