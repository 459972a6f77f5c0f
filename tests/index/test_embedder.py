import numpy as np
import pytest

from index.embedder import Embedder, load_embedder


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
