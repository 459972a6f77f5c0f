import pytest

from index.spelling import Spelling, slips, sound

WORDS = {
    "valeurs": 4, "wilway": 2, "enseignement": 9, "gouvernance": 5, "strategiques": 8,
    "bibliotheque": 3, "culture": 7, "citoyens": 6, "aines": 2, "ecole": 3, "pst": 9,
}  # fmt: skip


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("valleurs", "valeurs"),
        ("wilwai", "wilway"),
        ("enseignemant", "enseignement"),
        ("gouvenrance", "gouvernance"),
        ("strategik", "strategiques"),
        ("biblioteque", "bibliotheque"),
        ("kulture", "culture"),
        ("citoiens", "citoyens"),
    ],
)
def test_a_misspelt_word_is_corrected(written: str, meant: str) -> None:
    assert Spelling(WORDS).correct(written) == meant


@pytest.mark.parametrize("word", ["valeurs", "natation", "pts", "1350", "x"])
def test_a_known_far_or_short_word_is_left_alone(word: str) -> None:
    assert Spelling(WORDS).correct(word) is None


def test_a_word_known_elsewhere_is_no_misspelling() -> None:
    assert Spelling(WORDS, is_word=lambda word: word == "couture").correct("couture") is None


def test_swapped_neighbours_are_one_slip() -> None:
    assert slips("gouvenrance", "gouvernance", 2) == 1


def test_a_distance_above_the_most_is_not_counted_further() -> None:
    assert slips("abcdef", "uvwxyz", 2) == 3


def test_words_that_sound_alike_have_one_sound() -> None:
    assert sound("wilwai") == sound("wilway")
    assert sound("kultur") == sound("culture")
