from pathlib import Path

import pytest

from index.lexicon import Lexicon, load_lexicon
from index.query import EXPANSION, STAND_IN, SYNONYM, Query, understand
from index.thesaurus import Thesaurus, french_thesaurus

WORDS = """[sigles]
PST = Programme Stratégique Transversal
[mots courants]
bagnole, auto = véhicules
[mots étrangers]
en: library = bibliothèque
"""
NONE = Thesaurus({}, {})
KNOWN = {"musees", "vehicules", "bibliotheque", "pst"}
CORRECTIONS = {"musees": None, "museze": "musées"}


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    path = tmp_path / "lexique.txt"
    path.write_text(WORDS)
    return load_lexicon(path)


def read(text: str, lexicon: Lexicon, thesaurus: Thesaurus = NONE) -> Query:
    return understand(text, lexicon, thesaurus, KNOWN.__contains__, CORRECTIONS.get)


def test_own_words_weigh_most(lexicon: Lexicon) -> None:
    query = read("les musées", lexicon)
    assert query.weights == query.essential == {"mus": 1.0}
    assert query.text == query.wider == "les musées"


def test_a_known_acronym_is_helped_by_its_expansion(lexicon: Lexicon) -> None:
    query = read("le PST", lexicon)
    assert query.essential == {"pst": 1.0}
    assert query.weights["programm"] == EXPANSION
    assert query.wider == "le PST Programme Stratégique Transversal"


def test_an_unknown_everyday_word_is_replaced_by_the_administrations(lexicon: Lexicon) -> None:
    query = read("ma bagnole", lexicon)
    assert query.essential == {"vehicul": STAND_IN}
    assert "bagnol" not in query.weights


def test_a_misspelt_word_is_replaced_by_the_right_one(lexicon: Lexicon) -> None:
    query = read("museze", lexicon)
    assert query.essential == {"mus": STAND_IN}
    assert query.text == "museze musées"


def test_a_foreign_word_is_translated(lexicon: Lexicon) -> None:
    query = read("library", lexicon)
    assert query.essential == {"bibliothequ": STAND_IN}
    assert query.wider == "library bibliothèque"


def test_a_word_that_nobody_knows_stays_essential(lexicon: Lexicon) -> None:
    assert read("zorglub", lexicon).essential == {"zorglub": 1.0}


def test_a_word_of_the_language_is_helped_by_what_it_stands_for(lexicon: Lexicon) -> None:
    query = read("les gosses", lexicon, french_thesaurus().kept({"enfant"}.__contains__))
    assert query.essential == {"enfant": STAND_IN}
    query = read("les musées des gosses", lexicon, french_thesaurus().kept({"musée"}.__contains__))
    assert query.weights["goss"] == 1.0
    assert SYNONYM < EXPANSION
