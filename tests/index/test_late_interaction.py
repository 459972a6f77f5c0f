import numpy as np
import pytest

from index.late_interaction import Asked, Interaction, interact
from index.static_encoder import StaticEncoder
from tests.index.static_model import static_model


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> StaticEncoder:
    return StaticEncoder(static_model(tmp_path_factory.mktemp("static")))


def look(encoder: StaticEncoder, question: str, *passages: str) -> Interaction:
    return interact(encoder, Asked(encoder.encode([question])[0], (question,)), passages)


def test_the_window_of_a_short_text_is_the_text(encoder: StaticEncoder) -> None:
    texts = ["le musée prête un livre", "musée", "", "livre"]
    query = encoder.encode(["livre"])[0]
    assert np.allclose(
        look(encoder, "livre", *texts).window, encoder.encode(texts) @ query, atol=1e-5
    )


def test_a_long_text_is_as_near_as_its_nearest_sentence(encoder: StaticEncoder) -> None:
    long = "le musée " * 30 + "livre " * 24 + "un musée " * 30
    query = encoder.encode(["livre"])[0]
    (near,) = look(encoder, "livre", long).window
    assert near > 0.99 > float(encoder.encode([long])[0] @ query)


def test_every_window_belongs_to_its_own_text(encoder: StaticEncoder) -> None:
    long = "un musée " * 20
    (alone,) = look(encoder, "livre", long).window
    between = look(encoder, "livre", "livre " * 20, long, "livre " * 20).window
    assert between[1] == pytest.approx(alone, abs=1e-5)


def test_a_passage_with_every_word_covers_the_question_in_any_order(
    encoder: StaticEncoder,
) -> None:
    seen = look(encoder, "livre musée", "un musée " * 9 + "prête un livre", "musée", "")
    assert seen.covered[0] == pytest.approx(1, abs=1e-5)
    assert seen.covered[0] > seen.covered[1] > seen.covered[2] == 0


def test_words_count_by_the_length_of_their_vectors(encoder: StaticEncoder) -> None:
    (book,), (museum,) = encoder.subwords("livre"), encoder.subwords("musee")
    (covered,) = look(encoder, "livre musee", "livre").covered
    shared = max(float(encoder.table[book] @ encoder.table[museum]), 0.0) / (
        encoder.lengths[book] * encoder.lengths[museum]
    )
    lengths = encoder.lengths[[book, museum]]
    assert covered == pytest.approx((lengths[0] + shared * lengths[1]) / lengths.sum(), abs=1e-5)


def test_a_heading_is_compared_apart_from_what_is_under_it(encoder: StaticEncoder) -> None:
    under = look(encoder, "livre", "livre\nle musée un musée", "le musée\nlivre")
    assert under.heading[0] == pytest.approx(1, abs=1e-5)
    assert under.echoed[0] == pytest.approx(1, abs=1e-5)
    assert under.heading[1] < 1
    assert under.echoed[1] < 1


@pytest.mark.parametrize("question", ["", "livre"])
def test_nothing_to_look_at_gives_nothing(encoder: StaticEncoder, question: str) -> None:
    seen = look(encoder, question)
    assert seen.window.shape == seen.covered.shape == seen.heading.shape == (0,)


def test_a_question_without_a_word_meets_no_passage(encoder: StaticEncoder) -> None:
    seen = look(encoder, "", "livre", "musée")
    assert not seen.covered.any()
    assert not seen.echoed.any()


def test_the_wording_that_suits_a_passage_best_counts(encoder: StaticEncoder) -> None:
    vector = encoder.encode(["un"])[0]
    both = interact(encoder, Asked(vector, ("un", "livre")), ["le livre", "un musée"])
    assert both.covered == pytest.approx([1, 1], abs=1e-5)


def test_words_that_follow_each_other_there_too_make_a_phrase(encoder: StaticEncoder) -> None:
    seen = look(encoder, "livre prête", "un livre prête", "prête un livre", "livre", "")
    assert seen.phrased[0] == pytest.approx(1, abs=1e-5)
    assert seen.phrased[0] > seen.phrased[1] >= seen.phrased[2] == seen.phrased[3] == 0


def test_a_phrase_does_not_run_from_one_passage_into_the_next(encoder: StaticEncoder) -> None:
    assert look(encoder, "livre prête", "livre", "prête").phrased.tolist() == [0, 0]
