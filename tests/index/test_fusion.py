import numpy as np

from index.fusion import REFINED, fuse, refine
from index.late_interaction import Interaction


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


def seen(rows: np.ndarray, covered: np.ndarray) -> Interaction:
    nothing = np.zeros(len(rows), dtype=np.float32)
    return Interaction(
        window=nothing, covered=covered[rows], phrased=nothing, heading=nothing, echoed=nothing
    )


def test_a_closer_look_reorders_the_best_rows() -> None:
    fused, dense, covered = f32(1.0, 0.9), f32(0.2, 0.2), f32(0.1, 0.9)
    again, met = refine(fused, dense, lambda rows: seen(rows, covered))
    assert 0 < met[0] < met[1] < 1
    assert again.argsort().tolist() == [0, 1]


def test_rows_that_were_not_looked_at_stay_behind_in_their_order() -> None:
    fused = np.linspace(2, 1, REFINED + 3, dtype=np.float32)
    against = np.full(len(fused), -1, dtype=np.float32)
    again, _ = refine(fused, np.zeros_like(fused), lambda rows: seen(rows, against))
    assert again.argsort()[::-1].tolist() == list(range(REFINED + 3))


def test_without_a_closer_look_scores_stay_as_they_are() -> None:
    fused = f32(0.3, 0.6)
    again, met = refine(fused, f32(0.5, -0.2), lambda rows: None)
    assert again.tolist() == fused.tolist()
    assert met.tolist() == [0.5, 0.0]
