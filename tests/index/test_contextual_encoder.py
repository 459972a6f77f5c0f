"""The bundled contextual encoder, asked about texts of no document."""

import numpy as np
import pytest

from index.contextual_encoder import ContextualEncoder, bundled_contextual_encoder

HALL = "Salle polyvalente › Location"
TEXTS = (
    f"{HALL}\nLa location de la salle revient à 180 euros par jour.",
    f"{HALL}\nLa salle peut accueillir 120 personnes assises.",
    "Parc\nLe gazon est entretenu par les ouvriers de la voirie.",
    "Stages\nLes stages sont accessibles dès six ans.",
)


@pytest.fixture(scope="module")
def model() -> ContextualEncoder:
    return bundled_contextual_encoder()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("je dois débourser combien pour fêter mon mariage chez vous ?", 0),
        ("on sera 150, on tiendra tous ?", 1),
        ("Qui tond les pelouses ?", 2),
        ("ma fille n'a que cinq ans, vous la prenez ?", 3),
    ],
)
def test_everyday_words_are_nearest_to_what_answers_them(
    model: ContextualEncoder, question: str, answer: int
) -> None:
    likeness = model.encode_passages(TEXTS) @ model.encode_question(question)
    assert int(likeness.argmax()) == answer


def test_vectors_have_unit_length_and_do_not_depend_on_what_else_is_read(
    model: ContextualEncoder,
) -> None:
    together = model.encode_passages(TEXTS)
    assert together.shape == (len(TEXTS), model.dimension)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-3)
    np.testing.assert_array_equal(together[1], model.encode_passages(TEXTS[1:2])[0])


def test_nothing_to_read_has_no_row(model: ContextualEncoder) -> None:
    assert model.encode_passages([]).shape == (0, model.dimension)
