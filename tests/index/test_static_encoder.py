import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from index.static_encoder import StaticEncoder, is_static

TEXTS = ["le musée prête un livre", "Livre", "", "inconnu", "le le le musée " * 40]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    words = ["[UNK]", "le", "un", "musee", "livre", "prete", "##s"]
    wordpiece = models.WordPiece({word: at for at, word in enumerate(words)}, unk_token="[UNK]")
    tokenizer = Tokenizer(wordpiece)
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    weights = np.random.default_rng(7).normal(size=(len(words), 16)).astype(np.float32)
    model = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=weights), Normalize()]
    )
    path = tmp_path_factory.mktemp("static")
    model.save(str(path), create_model_card=False)
    return path


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


def test_the_nearest_window_of_a_short_text_is_the_text(folder: Path) -> None:
    encoder = StaticEncoder(folder)
    query = encoder.encode(["livre"])[0]
    texts = ["le musée prête un livre", "musée", "", "livre"]
    assert np.allclose(
        encoder.nearest_windows(query, texts), encoder.encode(texts) @ query, atol=1e-5
    )


def test_a_long_text_is_as_near_as_its_nearest_sentence(folder: Path) -> None:
    encoder = StaticEncoder(folder)
    query = encoder.encode(["livre"])[0]
    long = "le musée " * 30 + "livre " * 24 + "un musée " * 30
    (near,) = encoder.nearest_windows(query, [long])
    assert near > 0.99 > float(encoder.encode([long])[0] @ query)


def test_every_window_belongs_to_its_own_text(folder: Path) -> None:
    encoder = StaticEncoder(folder)
    query = encoder.encode(["livre"])[0]
    long = "un musée " * 20
    (alone,) = encoder.nearest_windows(query, [long])
    between = encoder.nearest_windows(query, ["livre " * 20, long, "livre " * 20])
    assert between[1] == pytest.approx(alone, abs=1e-5)


def test_no_texts_have_no_windows(folder: Path) -> None:
    encoder = StaticEncoder(folder)
    assert encoder.nearest_windows(encoder.encode(["livre"])[0], []).shape == (0,)
