"""The bundled cross-encoder, asked about texts of no document."""

import pytest

from index.cross_encoder import CrossEncoder, bundled_cross_encoder

HALL = "Salle polyvalente › Location"
PRICE = f"{HALL}. La location de la salle revient à 180 euros par jour."
ROOM = f"{HALL}. La salle peut accueillir 120 personnes assises."


@pytest.fixture(scope="module")
def model() -> CrossEncoder:
    return bundled_cross_encoder()


@pytest.mark.parametrize(
    ("question", "answer", "other"),
    [
        ("Combien coûte la salle ?", PRICE, ROOM),
        ("On peut inviter combien de gens ?", ROOM, PRICE),
        (
            "Qui tond les pelouses du parc ?",
            "Parc. Le gazon est entretenu par les ouvriers de la voirie.",
            "Parc. Les pelouses du parc sont ouvertes aux pique-niques.",
        ),
        (
            "À partir de quel âge peut-on s'inscrire ?",
            "Stages. Les stages sont accessibles dès six ans.",
            "Stages. Les inscriptions aux stages se prennent en ligne.",
        ),
    ],
)
def test_a_text_that_answers_is_above_one_with_the_same_words(
    model: CrossEncoder, question: str, answer: str, other: str
) -> None:
    told, beside = model.scores([(question, answer), (question, other)])
    assert told > beside


def test_a_score_does_not_depend_on_what_else_is_read(model: CrossEncoder) -> None:
    question = "Combien coûte la salle ?"
    pairs = [(question, text) for text in (PRICE, ROOM, PRICE * 9)]
    assert model.scores(pairs) == [model.scores([pair])[0] for pair in pairs]


def test_nothing_to_read_has_no_score(model: CrossEncoder) -> None:
    assert model.scores([]) == []


def test_a_long_text_is_cut_and_the_question_is_not(model: CrossEncoder) -> None:
    text = "Le conseil a délibéré. " * 2000
    asked = "Combien coûte la salle ?"
    price, day = model.scores([(asked, text), (asked, text + PRICE)])
    assert price == day
    assert model.scores([("Quel jour siège le conseil ?", text)]) != [price]


def test_of_a_question_longer_than_any_it_learnt_nothing_is_said(model: CrossEncoder) -> None:
    letter = "Bonjour, j'organise une fête avec mes voisins. " * 8
    asked = letter + "Combien coûte la salle ?"
    assert model.scores([(asked, PRICE), (asked, ROOM)]) is None
    assert model.scores([("Combien coûte la salle ?", PRICE)]) is not None
