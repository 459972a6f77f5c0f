from pathlib import Path

import numpy as np
import pytest

from index.vectors import VectorIndex, Vectors


def unit_rows(rows: int, dimension: int = 16) -> Vectors:
    vectors = np.random.default_rng(7).normal(size=(rows, dimension)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def test_search_is_exact() -> None:
    vectors = unit_rows(500)
    rows, scores = VectorIndex.build(vectors).search(vectors[3], 10)
    expected = np.argsort(-(vectors @ vectors[3]))[:10]
    assert rows.tolist() == expected.tolist()
    assert scores == pytest.approx(vectors[expected] @ vectors[3], abs=1e-6)


def test_rows_that_are_not_allowed_are_never_found() -> None:
    vectors = unit_rows(101)
    allowed = np.arange(101) % 3 == 0
    allowed[3] = False
    rows, _ = VectorIndex.build(vectors).search(vectors[3], 101, allowed)
    assert sorted(rows) == np.flatnonzero(allowed).tolist()


def test_nothing_allowed_finds_nothing() -> None:
    vectors = unit_rows(5)
    rows, scores = VectorIndex.build(vectors).search(vectors[0], 3, np.zeros(5, dtype=np.bool_))
    assert rows.size == scores.size == 0


def test_an_empty_index_finds_nothing() -> None:
    index = VectorIndex.build(np.empty((0, 8), dtype=np.float32))
    assert index.search(np.ones(8, dtype=np.float32), 3)[0].size == 0
    assert index.take([]).shape == (0, 8)


def test_a_saved_index_is_read_back(tmp_path: Path) -> None:
    vectors = unit_rows(20)
    VectorIndex.build(vectors).save(tmp_path / "vectors.faiss")
    again = VectorIndex.load(tmp_path / "vectors.faiss")
    assert (again.rows, again.dimension) == (20, 16)
    assert np.array_equal(again.take([4, 2]), vectors[[4, 2]])
    assert again.similarity(vectors[2], [2, 4])[0] == pytest.approx(1)


def test_a_file_that_cannot_be_written_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"vectors\.faiss"):
        VectorIndex.build(unit_rows(2)).save(tmp_path / "absent" / "vectors.faiss")
