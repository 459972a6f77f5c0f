import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.retrieval.development import half
from benchmarks.retrieval.fitting import fit, signs_of
from benchmarks.retrieval.measure import figures
from benchmarks.retrieval.sets import (
    QUESTIONS,
    RetrievalSet,
    act_titles,
    brochure,
    headings,
    question_sets,
)
from benchmarks.retrieval.systems import every_system
from index.embedder import load_embedder

SMALL = RetrievalSet(
    "small",
    ("Les musées de la Province", "L'entretien des cours d'eau", "La lecture publique"),
    ("Qui nettoie les ruisseaux ?", "musées"),
    (frozenset({1}), frozenset({0})),
)


def lines(path: Path, *rows: dict[str, object]) -> Path:
    text = "".join(json.dumps(row) + "\n" for row in rows).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text) if path.suffix == ".gz" else text)
    return path


def test_a_right_passage_counts_from_its_rank_on() -> None:
    scores = np.array([[0.9, 0.5, 0.1], [0.9, 0.5, 0.1]], dtype=np.float32)
    found = figures(scores, SMALL)
    assert (found.recall_1, found.recall_5, found.mrr_10) == (0.5, 1.0, 0.75)


def test_a_right_passage_after_the_tenth_does_not_count() -> None:
    many = RetrievalSet("many", tuple("abcdefghijkl"), ("q",), (frozenset({11}),))
    found = figures(-np.arange(12, dtype=np.float32)[None], many)
    assert (found.recall_1, found.recall_5, found.mrr_10) == (0.0, 0.0, 0.0)


def test_the_hybrid_finds_what_words_and_meaning_find() -> None:
    systems = every_system(SMALL, {"encoder": load_embedder()})
    hybrids = ["BM25 + encoder", "BM25 + encoder + context"]
    assert list(systems) == ["BM25", "encoder", *hybrids]
    assert not systems["BM25"][0].any()
    for name in hybrids:
        assert systems[name].argmax(axis=1).tolist() == [1, 0]


def test_a_folder_of_questions_is_read(tmp_path: Path) -> None:
    lines(tmp_path / "faq" / "corpus.jsonl", {"id": "7", "title": "Titre", "text": "Texte"})
    lines(tmp_path / "faq" / "queries.jsonl", {"qid": "a", "query": "Quoi ?", "gold": ["7"]})
    (read,) = question_sets(tmp_path)
    assert read == RetrievalSet("faq", ("Titre\nTexte",), ("Quoi ?",), (frozenset({0}),))


def test_only_headings_marked_so_are_questions(tmp_path: Path) -> None:
    row = {"passage": "Texte", "query": "Objet"}
    path = lines(tmp_path / "h.jsonl.gz", {**row, "is_query": False}, {**row, "is_query": True})
    read = headings(path)
    assert (len(read.passages), read.questions, read.gold) == (2, ("Objet",), (frozenset({1}),))


def test_the_title_is_taken_out_of_the_act(tmp_path: Path) -> None:
    row = {
        "titre": "Route d&#x27;Andenne",
        "url": "u",
        "contenu": "Route d&#x27;Andenne\nArticle 1",
    }
    read = act_titles(lines(tmp_path / "a.jsonl", row))
    assert read.questions == ("Route d'Andenne",)
    assert "Andenne" not in read.passages[0]


def test_questions_that_no_passage_answers_are_left_out() -> None:
    sets = {of.name: of for of in brochure(["Wilway suit les actions.", "Nos musées"])}
    everyday = sets["brochure: everyday"]
    assert "Quel programme informatique utilisez-vous pour suivre le plan ?" in everyday.questions
    assert "Où est la gare ?" not in everyday.questions
    assert all(everyday.gold)


def test_there_are_sixty_everyday_questions_each_asked_once() -> None:
    rows = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    assert len({row["q"] for row in rows}) == len({row["id"] for row in rows}) == len(rows)
    assert sum(row["type"] == "everyday" for row in rows) >= 60


def test_each_question_is_in_one_half() -> None:
    halves = [half(SMALL, development=side).questions for side in (True, False)]
    assert sorted(halves[0] + halves[1]) == sorted(SMALL.questions)


def test_the_sign_that_tells_right_rows_gets_the_weight() -> None:
    dice = np.random.default_rng(0)
    signs = dice.normal(size=(40, 8, 7))
    right = signs[:, :, 3] == signs[:, :, 3].max(axis=1, keepdims=True)
    weights = fit([(signs, right)])
    assert weights.argmax() == 3
    assert weights[3] > 5 * np.abs(np.delete(weights, 3)).max()


def test_signs_are_those_of_the_best_rows() -> None:
    signs, right = signs_of(SMALL, load_embedder())
    assert signs.shape == (2, 3, 7)
    assert right.sum(axis=1).tolist() == [1, 1]
    words, covered = signs[1, :, 0], signs[1, :, 3]
    assert words.argmax() == covered.argmax() == right[1].argmax()
    assert covered.max() == pytest.approx(1, abs=1e-4)
