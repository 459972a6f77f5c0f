"""The words that stand for one another in French at large."""

from __future__ import annotations

import pytest

from index.thesaurus import french_thesaurus


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("gosse", "enfant"),
        ("Gosses", "enfant"),
        ("ado", "adolescent"),
        ("resto", "restaurant"),
        ("bosser", "travailler"),
        ("vendre", "vente"),
    ],
)
def test_an_everyday_word_stands_for_that_of_documents(words: str, told: str) -> None:
    assert told in french_thesaurus().of(words)


def test_a_form_of_a_word_is_looked_up_as_the_word() -> None:
    assert french_thesaurus().of("travaille") == french_thesaurus().of("travailler")


def test_a_word_does_not_stand_for_itself() -> None:
    thesaurus = french_thesaurus()
    assert all(
        word not in wordings for word, wordings in thesaurus.tables["fr"].items() if " " not in word
    )


def test_words_of_other_languages_stand_for_french_ones() -> None:
    thesaurus = french_thesaurus()
    assert "bibliothèque" in thesaurus.of("library", "en")
    assert "bibliothèque" in thesaurus.of("bibliotheek", "nl")
    assert "bibliothèque" in thesaurus.of("Bücherei", "de")
    assert thesaurus.of("library") == ()


def test_only_what_the_documents_have_is_kept() -> None:
    kept = french_thesaurus().kept({"enfant"}.__contains__)
    assert kept.of("gosse") == ("enfant",)
    assert kept.of("resto") == ()


def test_the_longest_phrase_is_found() -> None:
    words = "un coup de main pour mon fils".split()
    length, told = french_thesaurus().phrase_at(words, 1)
    assert length == 3
    assert "aide" in told or "soutien" in told


def test_unknown_words_stand_for_nothing() -> None:
    assert french_thesaurus().of("zorglub") == ()
    assert french_thesaurus().phrase_at(["zorglub", "bulgroz"], 0) == (0, ())
