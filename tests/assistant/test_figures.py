import pytest

from assistant.figures import dates_in, figures_in, has_number, number_words_in


@pytest.mark.parametrize("text", ["14.573", "14 573", "14\u00a0573", "14\u202f573", "14573"])
def test_thousands_are_one_number_however_written(text: str) -> None:
    assert figures_in(f"soit {text} livres") == {"14573"}


def test_decimals_keep_their_value() -> None:
    assert figures_in("3,50 km, 3,5 km") == {"3.5"}
    assert figures_in("1.350,25 €") == {"1350.25"}


@pytest.mark.parametrize("text", ["31/03/2022", "31.03.2022", "31 mars 2022", "31 Mars 2022"])
def test_dates_are_one_figure(text: str) -> None:
    assert figures_in(f"au {text}") == {"2022-03-31"}
    assert dates_in(text) == {"2022-03-31"}


def test_the_first_of_a_month_is_a_date() -> None:
    assert dates_in("le 1er août 2022") == {"2022-08-01"}


def test_an_article_of_a_code_is_one_figure() -> None:
    assert figures_in("article L2212-47 du CDLD") == {"L2212-47"}


def test_marks_of_sources_are_no_figures() -> None:
    assert figures_in("Ouvrir les musées. [12]") == frozenset()


def test_amounts_and_percentages_are_figures() -> None:
    assert figures_in("50.000 € et 12 %") == {"50000", "12"}


def test_small_numbers_in_letters_count() -> None:
    assert number_words_in("trois barrages et douze bois") == {"3", "12"}


def test_a_year_or_a_rank_is_no_number() -> None:
    assert not has_number("depuis 2019, au 1er semestre")
    assert has_number("84 km")
    assert has_number("trois barrages")
