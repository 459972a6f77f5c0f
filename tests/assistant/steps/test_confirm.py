"""A list whose word a question only has is given up for the text that answers."""

from pathlib import Path

import pytest

from assistant.answer import ListBlock
from index.embedder import Embedder
from tests.assistant.conftest import Ask, converse, written

ENTRAIDE = """---
titre: Plan d'entraide 2026-2031
public: public
---

# Commune de Vaurimont

## Introduction

Le plan d'entraide rassemble, pour six ans, les actions que la Commune de Vaurimont et ses
partenaires mènent pour que chacun vive dans la dignité, quels que soient son âge et ses revenus.

## Objectif 1 – Rompre l'isolement

Action 1.1 – Visites. Des bénévoles rendent visite aux aînés deux fois par mois.

## Objectif 2 – Bien manger

Action 2.1 – Épicerie. L'épicerie sociale ouvre le mardi et le jeudi.

## Objectif 3 – Se déplacer

Action 3.1 – Taxi. Le taxi social roule du lundi au vendredi.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Qui fixe les priorités de la Province ?", "feuille de route qui fixe les priorités"),
        ("Que publie l'Observatoire, des chiffres ou un bulletin ?", "Il publie un bulletin"),
        ("Chaque service aide qui ?", "Chaque service aide les autres services"),
    ],
)
def test_the_text_that_answers_is_told_and_not_the_list(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert told in answer.text
    assert not any(isinstance(block, ListBlock) for block in answer.blocks)


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("Quelles actions pour les fanfares ?", ["Nuit des fanfares"]),
        ("Quels acteurs pour la culture vivante ?", ["Musée de la Tourbe", "Bibliobus provincial"]),
        # What stands under the objective that opens the museums, though only it says so.
        (
            "Objectifs opérationnels pour l'ouverture des musées aux écoles ?",
            ["visite guidée", "mallette pédagogique"],
        ),
        ("Quelles sont les valeurs ?", ["Franchise", "Entraide"]),
        ("Quels sont les enjeux ?", ["Culture vivante", "Eau"]),
    ],
)
def test_a_list_that_is_asked_for_is_told(ask: Ask, question: str, members: list[str]) -> None:
    answer = ask(question)
    assert answer.status.value == "answered"
    assert any(isinstance(block, ListBlock) for block in answer.blocks)
    assert all(member in answer.text for member in members)


def test_what_introduces_a_plan_does_not_take_the_place_of_its_list(
    tmp_path: Path, embedder: Embedder
) -> None:
    view = written(tmp_path, ENTRAIDE, embedder)
    answer = converse(view, "Quels sont les objectifs du plan d'entraide ?")
    assert "(3 sur 3)" in answer.text
    for told in ("Rompre l'isolement", "Bien manger", "Se déplacer"):
        assert told in answer.text
