"""Questions on a corpus get the texts that the product finds for them."""

import json
import random
from pathlib import Path

import pytest

from training.cross_encoder.corpus import Asked, asked_of_corpus
from training.cross_encoder.examples import Examples
from training.cross_encoder.recipe import Recipe, Stage
from training.everyday import Told

HALL = """---
titre: Les salles de Vaurimont
public: public
---

# Les salles de Vaurimont

## La salle des fêtes

La salle des fêtes accueille **120 personnes** au plus.

Elle ouvre de midi à 20 h.

## Le gymnase

Le gymnase est prêté aux clubs de la commune contre une caution de 80 €.
"""
ROWS = {
    "part": "La salle des fêtes",
    "yes": [
        ["Combien de personnes la salle des fêtes accueille-t-elle ?", "accueille 120 personnes"],
        ["Qui a bâti la salle des fêtes ?", "bâtie par les habitants"],
    ],
    "no": [["Combien coûte la salle des fêtes ?", "attribute"]],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "salles.md").write_text(HALL, encoding="utf-8")
    (tmp_path / "asked").mkdir()
    (tmp_path / "asked" / "salles.jsonl").write_text(json.dumps(ROWS) + "\n", encoding="utf-8")
    return tmp_path


def test_texts_found_answer_when_they_have_the_words(folder: Path) -> None:
    kept = folder / "asked.jsonl"
    answered, missed = asked_of_corpus(kept, folder / "asked", folder / "corpus")
    assert answered.question.startswith("Combien de personnes")
    assert answered.answering
    assert all("120 personnes" in text for text in answered.answering)
    assert all("La salle des fêtes" in text for text in answered.answering)
    assert not any("120 personnes" in text for text in answered.others)
    assert missed.question == "Combien coûte la salle des fêtes ?"
    assert not missed.answering
    assert missed.others


def test_a_second_call_reads_what_was_found(folder: Path) -> None:
    kept = folder / "asked.jsonl"
    first = asked_of_corpus(kept, folder / "asked", folder / "corpus")
    assert asked_of_corpus(kept, folder / "nowhere", folder / "nowhere") == first


def test_a_question_of_the_corpus_is_shown_with_both_kinds_of_texts() -> None:
    rows = [Asked(f"quand {n} ?", (f"à midi {n}",), (f"au gymnase {n}",)) for n in range(80)]
    rows += [Asked(f"combien {n} ?", (), (f"à la salle {n}",)) for n in range(80)]
    told = [Told("Salle", "La salle ouvre.", ("ouvre ?",), ("prix ?", "qui ?"))]
    stage = Stage("asked", 1, asked=0.0, unlike=0.0, read=True, falls=False)
    shown = Examples(told, [], rows, Recipe()).of(stage, random.Random(3))
    assert {e.answers for e in shown if "midi" in e.text} == {True}
    assert {e.answers for e in shown if "gymnase" in e.text or "salle" in e.text} == {False}
    assert sum("gymnase" in e.text for e in shown) < sum("midi" in e.text for e in shown)
