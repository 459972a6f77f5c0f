"""The whole recipe on made-up data, with the teacher's vectors replaced by random ones."""

import random
from pathlib import Path

import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from index.static_encoder import StaticEncoder
from tests.training.acts import write_data
from training.data import everyday_pairs, law_pairs
from training.distil import Parallel
from training.export import export, quantise
from training.preparation import headings, vocabulary
from training.questions import ask, misspell
from training.recipe import Recipe
from training.student import Student, Tokens, counts_of

RECIPE = Recipe(vocabulary=120, dimension=16, contrast_batch=32, neighbours=4)
TEXTS = ["le musée", "Upkeep of the river", "", "L’école d'été ; œuvres"]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_data(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def tokenizer(data: Path) -> Tokenizer:
    return vocabulary(data, data, RECIPE)


@pytest.fixture(scope="module")
def pairs(data: Path, tokenizer: Tokenizer) -> Parallel:
    texts = everyday_pairs(data) + law_pairs(data, 32)
    teacher = np.random.default_rng(3).normal(size=(len(texts), RECIPE.dimension))
    unit = teacher / np.linalg.norm(teacher, axis=1, keepdims=True)
    french = Tokens(tokenizer, [pair.french for pair in texts])
    english = Tokens(tokenizer, [pair.english for pair in texts])
    return Parallel(french, english, torch.from_numpy(unit.astype(np.float16)))


def a_student(pairs: Parallel, tokenizer: Tokenizer) -> Student:
    counts = counts_of(tokenizer.get_vocab_size(), pairs.french, pairs.english)
    return Student(counts, RECIPE.dimension, seed=0)


def descend(student: Student, loss: object, steps: int) -> list[float]:
    adam = torch.optim.Adam(student.parameters(), lr=0.05)
    losses = []
    for _ in range(steps):
        value = loss()  # type: ignore[operator]
        adam.zero_grad()
        value.backward()
        adam.step()
        losses.append(value.item())
    return losses


def test_distillation_brings_texts_nearer_to_the_teacher(
    pairs: Parallel, tokenizer: Tokenizer
) -> None:
    student, dice = a_student(pairs, tokenizer), np.random.default_rng(0)
    losses = descend(student, lambda: pairs.loss(student, 64, RECIPE, dice), 30)
    assert losses[-1] < 0.8 * losses[0]


def test_headings_learn_to_find_their_sections(
    data: Path, pairs: Parallel, tokenizer: Tokenizer
) -> None:
    questions = headings(data, RECIPE, tokenizer)
    student, dice = a_student(pairs, tokenizer), np.random.default_rng(0)
    losses = descend(student, lambda: questions.loss(student, RECIPE, dice), 30)
    assert np.mean(losses[-5:]) < 0.9 * np.mean(losses[:5])


def test_the_same_seed_gives_the_same_student(pairs: Parallel, tokenizer: Tokenizer) -> None:
    tables = []
    for _ in range(2):
        student, dice = a_student(pairs, tokenizer), np.random.default_rng(1)
        descend(student, lambda s=student, d=dice: pairs.loss(s, 16, RECIPE, d), 3)
        tables.append(student.table())
    assert np.allclose(*tables, atol=1e-5)


def test_bm25_knows_the_section_that_has_the_headings_words(
    data: Path, tokenizer: Tokenizer
) -> None:
    questions = headings(data, RECIPE, tokenizer)
    rows = np.array([0, 2])
    signal = questions.signal.between(rows)
    assert signal[0, 0] > signal[0, 1]
    assert signal.max() <= 1.0


def test_the_exported_model_loads_in_sentence_transformers(
    pairs: Parallel, tokenizer: Tokenizer, tmp_path: Path
) -> None:
    student = a_student(pairs, tokenizer)
    export(tokenizer, student.table(), tmp_path / "model", "# Card\n")
    expected = SentenceTransformer(str(tmp_path / "model"), device="cpu").encode(TEXTS)
    assert np.allclose(StaticEncoder(tmp_path / "model").encode(TEXTS), expected, atol=1e-5)
    assert (tmp_path / "model" / "README.md").read_text() == "# Card\n"


def test_eight_bits_lose_little(pairs: Parallel, tokenizer: Tokenizer) -> None:
    table = a_student(pairs, tokenizer).table()
    rows, scales = quantise(table)
    assert np.allclose(rows * scales[:, None], table, atol=np.abs(table).max() / 200)


def test_the_vocabulary_is_trained_once(data: Path, tokenizer: Tokenizer) -> None:
    again = vocabulary(data / "absent", data, RECIPE)
    assert again.get_vocab() == tokenizer.get_vocab()


def test_headings_become_questions_and_slips_change_one_word() -> None:
    chance = random.Random(5)
    assert ask("Visites", chance, frames=0, slips=0) == "Visites"
    assert "Visites" in ask("Visites", chance, frames=1, slips=0) != "Visites"
    assert misspell("bibliothèque", chance) != "bibliothèque"
    assert misspell("loi", chance) == "loi"
