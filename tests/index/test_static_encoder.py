import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file
from sentence_transformers import SentenceTransformer

from index.static_encoder import StaticEncoder, is_static
from tests.index.static_model import static_model

TEXTS = ["le musée prête un livre", "Livre", "", "inconnu", "le le le musée " * 40]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return static_model(tmp_path_factory.mktemp("static"))


@pytest.fixture(scope="module")
def quantised(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("quantised")
    for file in folder.rglob("*"):
        if file.is_file():
            target = path / file.relative_to(folder)
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(file.read_bytes())
    (weights,) = path.rglob("model.safetensors")
    table = load_file(weights)["embedding.weight"]
    scales = np.abs(table).max(axis=1) / 127
    rows = np.round(table / scales[:, None]).astype(np.int8)
    mapping = np.arange(len(rows))[::-1].copy()
    save_file({"embeddings": rows[::-1].copy(), "mapping": mapping, "weights": scales}, weights)
    return path


@pytest.mark.parametrize("kind", ["folder", "quantised"])
def test_vectors_equal_those_of_sentence_transformers(
    kind: str, request: pytest.FixtureRequest
) -> None:
    path = request.getfixturevalue(kind)
    expected = SentenceTransformer(str(path), device="cpu").encode(TEXTS)
    assert np.allclose(StaticEncoder(path).encode(TEXTS), expected, atol=1e-6)


def test_a_text_without_any_token_is_all_zeros(folder: Path) -> None:
    assert not StaticEncoder(folder).encode(["", " "]).any()


def test_no_texts_give_no_rows(folder: Path) -> None:
    assert StaticEncoder(folder).encode([]).shape == (0, 16)


def test_whole_words_are_known_pieces_are_not(folder: Path) -> None:
    encoder = StaticEncoder(folder)
    assert encoder.is_word("musee")
    assert not encoder.is_word("muse")


def test_a_transformer_folder_is_not_static(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text('[{"type": "x.Transformer", "path": ""}]', "utf-8")
    assert not is_static(tmp_path)
    assert not is_static(tmp_path / "absent")


def test_loading_imports_no_torch(folder: Path) -> None:
    code = (
        "import sys; from index.embedder import load_embedder; "
        f"load_embedder({str(folder)!r}).encode_queries(['livre']); "
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_subwords_of_a_text_add_up_to_its_direction(folder: Path) -> None:
    encoder = StaticEncoder(folder)
    sums = np.zeros((2, encoder.dimension), dtype=np.float32)
    encoder.add_up([encoder.subwords("le musée prête un livre"), encoder.subwords("")], sums)
    unit = sums[0] / np.linalg.norm(sums[0])
    assert np.allclose(unit, encoder.encode(["le musée prête un livre"])[0], atol=1e-6)
    assert not sums[1].any()
