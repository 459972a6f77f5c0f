"""The table that a decision refers to is told with it, after how many rows it has."""

import pytest

from assistant.answer import ListBlock
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import ROOT, converse, read


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    folder = ROOT / "tests" / "fixtures" / "other" / "ordre-du-jour-conseil"
    return read(folder, tmp_path_factory.mktemp("minutes"), embedder)


@pytest.mark.parametrize(
    "question",
    [
        "Quelles associations reçoivent un subside en 2025 ?",
        "Combien d'associations sont subsidiées ?",
    ],
)
def test_the_rows_that_a_decision_refers_to_are_told(minutes: View, question: str) -> None:
    answer = converse(minutes, question)
    rows = [block for block in answer.blocks if isinstance(block, ListBlock)][-1]
    assert len(rows.items) == 7
    assert "Le tableau de la délibération compte 7 lignes" in answer.text
    assert all("Bénéficiaire :" in item.text for item in rows.items)


def test_a_decision_without_a_table_is_told_alone(minutes: View) -> None:
    answer = converse(minutes, "Qu'a décidé le conseil sur la modification budgétaire ?")
    assert "Le tableau" not in answer.text
