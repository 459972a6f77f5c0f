import pytest

from index.french.numerals import number_value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12", 12),
        ("aucune", 0),
        ("vingt et un", 21),
        ("trente-sept", 37),
        ("septante-deux", 72),
        ("quatre-vingt-dix-sept", 97),
        ("nonante-neuf", 99),
        ("cent vingt", 120),
        ("deux mil vingt-deux", 2022),
        ("deux mille vingt-quatre", 2024),
    ],
)
def test_number_in_words_has_its_value(words: str, value: int) -> None:
    assert number_value(words) == value


def test_other_words_are_no_number() -> None:
    assert number_value("conseil") is None
