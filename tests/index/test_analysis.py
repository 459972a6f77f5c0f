import pytest

from index.analysis import analyse, words


@pytest.mark.parametrize("written", ["14 573", "14.573", "14573", "14\u202f573", "14\u00a0573"])
def test_a_number_is_one_term_however_its_thousands_are_written(written: str) -> None:
    assert analyse(f"Le Delta a prêté {written} documents")[-2] == "14573"


def test_a_question_and_a_text_meet_in_their_stems() -> None:
    assert set(analyse("les valeurs provinciales")) == set(analyse("valeur provinciale"))


def test_accents_case_and_typographic_apostrophes_do_not_count() -> None:
    assert analyse("L’ÉCOLE d'Été") == analyse("l'ecole d’ete")


def test_elided_articles_and_stop_words_say_nothing() -> None:
    assert words("Qu'est-ce que l'enjeu d’une province ?") == ["enjeu", "province"]


def test_a_dotted_acronym_is_the_acronym() -> None:
    assert analyse("le P.S.T.") == analyse("PST")


def test_an_article_number_is_found_whole_and_in_parts() -> None:
    assert {"2212-47", "47"} <= set(analyse("article L2212-47, §3"))


def test_a_printed_number_loses_its_leading_zero() -> None:
    assert analyse("01") == analyse("1")


def test_the_euro_sign_is_the_word() -> None:
    assert analyse("50.000 €") == analyse("50 000 euros") == ["50000", "euro"]


def test_a_decimal_stays_whole() -> None:
    assert analyse("12,5 %") == ["12,5"]


def test_no_text_has_no_terms() -> None:
    assert analyse("") == []


def test_a_participle_agrees_with_its_feminine() -> None:
    for one, other in [("rédigé", "rédigée"), ("installés", "installées"), ("musée", "musées")]:
        assert analyse(one) == analyse(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("les mariages célébrés", "les mariages se célèbrent"),
        ("construire", "on construit"),
        ("obtenir", "ils obtiennent"),
        ("les horaires d'ouverture qui ouvrent", "les horaires d'ouverture à ouvrir"),
        ("un travail", "les travaux"),
        ("tenues admises", "tenues : admis"),
        ("prevoir", "prévoit"),
    ],
)
def test_the_forms_of_a_word_are_one_term(one: str, other: str) -> None:
    assert analyse(one) == analyse(other)


def test_words_that_look_alike_stay_apart() -> None:
    assert len(set(analyse("porter portion conte comte construire instruire"))) == 6
