import numpy as np

from index.fusion import fuse


def f32(*values: float) -> np.ndarray:
    return np.array(values, dtype=np.float32)


def test_the_meaning_decides_between_equal_words() -> None:
    assert int(fuse(f32(2, 2, 0), f32(0.1, 0.4, 0.3)).argmax()) == 1


def test_without_any_matching_word_the_meaning_orders_rows() -> None:
    assert fuse(f32(0, 0, 0), f32(0.1, 0.4, 0.3)).argsort().tolist() == [0, 2, 1]


def test_no_row_gives_no_score() -> None:
    assert fuse(f32(), f32()).shape == (0,)


def test_the_further_words_are_from_their_ceiling_the_more_meaning_weighs() -> None:
    lexical, dense = f32(2, 1), f32(0.0, 0.4)
    assert int(fuse(lexical, dense, ceiling=2).argmax()) == 0
    assert int(fuse(lexical, dense, ceiling=20).argmax()) == 1
