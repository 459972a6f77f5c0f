"""Questions on whole documents get the texts that the product finds for them."""

import json
from pathlib import Path

import pytest

from training.corpora import asked_of_corpus, asked_of_documents, asked_of_lists

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
KNOWN = """[salles.md]
« accueille 120 personnes »
Combien de personnes la salle des fêtes accueille-t-elle ?
« bâtie par les habitants »
Qui a bâti la salle des fêtes ?
« »
Combien coûte la salle des fêtes ?
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "salles.md").write_text(HALL, encoding="utf-8")
    (folder / "questions-connues.txt").write_text(KNOWN, encoding="utf-8")
    return folder


def test_texts_found_answer_when_they_have_the_words(corpus: Path, tmp_path: Path) -> None:
    answered, missed = asked_of_corpus(tmp_path / "asked.jsonl", corpus)
    assert answered.question.startswith("Combien de personnes")
    assert answered.answering
    assert all("120 personnes" in text for text in answered.answering)
    assert all("La salle des fêtes" in text for text in answered.answering)
    assert not any("120 personnes" in text for text in answered.others)
    assert missed.question == "Combien coûte la salle des fêtes ?"
    assert not missed.answering
    assert missed.others


def test_a_second_call_reads_what_was_found(corpus: Path, tmp_path: Path) -> None:
    kept = tmp_path / "asked.jsonl"
    first = asked_of_corpus(kept, corpus)
    assert asked_of_corpus(kept, tmp_path / "nowhere") == first


def test_each_invented_document_is_a_corpus_of_its_own(tmp_path: Path) -> None:
    other = HALL.replace("Vaurimont", "Sart-Bléhen").replace("120", "75")
    for name, text, words in (("a", HALL, "accueille 120 personnes"), ("b", other, "75")):
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
        rows = {"yes": [["Combien de personnes tiennent dans la salle ?", words]], "no": []}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(rows) + "\n", encoding="utf-8")
    first, second = asked_of_documents(tmp_path / "kept.jsonl", tmp_path)
    assert first.question == second.question
    assert all("120 personnes" in text for text in first.answering)
    assert all("75 personnes" in text for text in second.answering)
    assert not any("75 personnes" in text for text in first.others)


CARD = """---
titre: La carte de lecteur de Vaurimont
public: public
---

# La carte de lecteur

## Le dossier

Votre dossier contient :

- une photo d'identité ;
- la composition de ménage ;
- deux euros.

## Les avantages

La carte donne droit :

- au prêt de dix livres ;
- à l'entrée du musée.
"""


def test_a_whole_list_answers_and_what_it_does_not_answer_has_it_alone(tmp_path: Path) -> None:
    (tmp_path / "carte.md").write_text(CARD, encoding="utf-8")
    row = {
        "document": "carte", "label": "Votre dossier contient :", "first": "une photo d'identité ;",
        "asks": ["Quels papiers faut-il ?"], "counts": [], "misses": ["Quels sont les prix ?"],
    }  # fmt: skip
    lists = tmp_path / "lists"
    lists.mkdir()
    (lists / "rows.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    answered, missed = asked_of_lists(tmp_path / "kept.jsonl", lists, tmp_path)
    (told,) = answered.answering
    assert "une photo d'identité" in told
    assert "deux euros" in told
    assert any("dix livres" in text for text in answered.others)
    assert not any("deux euros" in text for text in answered.others)
    assert missed.answering == ()
    assert missed.others == (told,)
