import pytest

from assistant.counted import counts_no_list, repeats_the_number_alone, tells_how_many
from assistant.understanding import understand
from index.view import View


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Combien d'arbres ont été plantés ?", "La Province a planté 120.000 arbres."),
        ("Combien d'arbres ont été plantés ?", "Nombre d'arbres plantés : 120.000"),
        ("Combien de musées compte la province ?", "Nos trois musées ouvrent leurs portes."),
        ("À combien l'entrée des musées est-elle fixée ?", "Musées : entrée à 5 €."),
    ],
)
def test_a_number_beside_the_thing_counted_says_how_many(
    plan: View, question: str, text: str
) -> None:
    assert tells_how_many(understand(question, plan, "fr"), text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Combien d'arbres ont été plantés ?", "Planter un arbre coûte 12 €."),
        ("Combien d'arbres ont été plantés ?", "Article 12 - Les arbres des parcs"),
        ("Combien d'arbres ont été plantés ?", "Les arbres se visitent de 9 h à 17 h."),
        ("Combien de visiteurs ont vu les musées ?", "Les 3 musées de la province."),
        ("Combien de musées compte la province ?", "Les musées, rue du Parc 4 à 5990 Corvelle."),
    ],
)
def test_prices_hours_and_ranks_do_not_count(plan: View, question: str, text: str) -> None:
    assert not tells_how_many(understand(question, plan, "fr"), text)


def test_the_number_said_again_does_not_tell_which() -> None:
    asked = "quelles sont les quatre communes pilotes ?"
    assert repeats_the_number_alone(asked, "un essai dans quatre communes pilotes, en 2031.")
    assert not repeats_the_number_alone(asked, "dans quatre communes : aubel, dison et huy.")
    assert not repeats_the_number_alone(asked, "dans trois communes pilotes")
    assert not repeats_the_number_alone("quelles sont les communes ?", "quatre communes")
    rent = "quel est le loyer d'un appartement de deux chambres ?"
    assert not repeats_the_number_alone(rent, "1.040 euros pour deux chambres.")


@pytest.mark.parametrize(
    ("question", "none"),
    [
        ("Combien de gens travaillent au musée ?", True),
        ("Combien de choses fait la Province ?", True),
        ("Combien de musées en 2030 ?", True),
        ("Combien de musées compte la province ?", False),
        ("Combien y a-t-il de musées ?", False),
        ("Combien de valeurs ?", False),
        ("How many museums are there?", False),
    ],
)
def test_a_list_is_counted_by_the_thing_that_is_named(
    plan: View, question: str, none: bool
) -> None:
    language = "en" if question.startswith("How") else "fr"
    assert counts_no_list(understand(question, plan, language)) is none
