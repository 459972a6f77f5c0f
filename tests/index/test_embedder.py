from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

from index.embedder import BUNDLED, Embedder, SentenceTransformerEmbedder, load_embedder
from tests.fakes import HashingEmbedder


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


def test_vectors_are_unit_rows_of_the_dimension(embedder: Embedder) -> None:
    vectors = embedder.encode_passages(["Un musée provincial", "La lecture publique"])
    assert vectors.shape == (2, embedder.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_nothing_to_encode_gives_no_row(embedder: Embedder) -> None:
    assert embedder.encode_passages([]).shape == (0, embedder.dimension)


def test_langchain_sees_the_same_vectors(embedder: Embedder) -> None:
    row = embedder.encode_queries(["le musée"])[0]
    assert np.allclose(embedder.embed_query("le musée"), row, atol=1e-5)
    passage = embedder.encode_passages(["le musée"])[0]
    assert np.allclose(embedder.embed_documents(["le musée"])[0], passage, atol=1e-5)


def test_the_fingerprint_is_the_models(embedder: Embedder) -> None:
    assert embedder.fingerprint == load_embedder().fingerprint
    assert len(embedder.fingerprint) == 64


def test_a_model_that_is_nowhere_is_an_error(tmp_path: object) -> None:
    with pytest.raises((OSError, ValueError)):
        load_embedder(f"{tmp_path}/absent")


def test_the_bundled_model_is_the_default_and_small() -> None:
    assert load_embedder().name == "french_encoder"
    assert sum(path.stat().st_size for path in BUNDLED.rglob("*") if path.is_file()) <= 25_000_000
    assert "Licence" in (BUNDLED / "README.md").read_text("utf-8")


def test_the_bundled_vectors_equal_those_of_sentence_transformers(embedder: Embedder) -> None:
    texts = ["Qui entretient les cours d’eau ?", "Who looks after the elderly?", "", "14.573 €"]
    expected = SentenceTransformer(str(BUNDLED), device="cpu").encode(texts)
    assert np.allclose(embedder.encode_passages(texts), expected, atol=1e-5)


def test_a_question_finds_its_passage_in_other_words_and_in_english(embedder: Embedder) -> None:
    passages = embedder.encode_passages(
        ["Accompagner les aînés", "Entretenir les cours d’eau", "Soutenir l’agriculture"]
    )
    asked = ["Que faites-vous pour les personnes âgées ?", "river maintenance", "les fermiers"]
    assert (embedder.encode_queries(asked) @ passages.T).argmax(axis=1).tolist() == [0, 1, 2]


def test_e5_models_get_their_prefixes(tmp_path: Path) -> None:
    model = SentenceTransformer(str(BUNDLED), device="cpu")
    model.save(str(tmp_path / "my-e5-small"), create_model_card=False)
    plain = SentenceTransformerEmbedder(str(tmp_path / "my-e5-small"))
    expected = model.encode(["query: le musée", "passage: le musée"])
    assert np.allclose(plain.encode_queries(["le musée"])[0], expected[0], atol=1e-5)
    assert np.allclose(plain.encode_passages(["le musée"])[0], expected[1], atol=1e-5)


def test_declared_prompts_are_used(tmp_path: Path) -> None:
    prompts = {"query": "question ", "document": "texte "}
    model = SentenceTransformer(str(BUNDLED), device="cpu", prompts=prompts)
    model.save(str(tmp_path / "prompted"), create_model_card=False)
    prompted = load_embedder(str(tmp_path / "prompted"))
    expected = SentenceTransformer(str(BUNDLED), device="cpu").encode(["question le musée"])
    assert np.allclose(prompted.encode_queries(["le musée"]), expected, atol=1e-5)


def test_an_open_question_is_told_from_one_after_a_detail(embedder: Embedder) -> None:
    asked = embedder.openness("Vous faites quelque chose pour les jeunes ?")
    assert asked > 0 > embedder.openness("Quel est le numéro de téléphone de la directrice ?")


def test_openness_is_not_told_without_a_contextual_encoder() -> None:
    assert HashingEmbedder().openness("le musée ?") == 0
