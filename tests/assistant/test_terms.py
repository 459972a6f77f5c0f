import pytest

from assistant.stems import akin, stems_of
from assistant.terms import Term, coverage, read_terms
from index.view import View


def words(text: str, view: View, language: str = "fr") -> list[str]:
    return [term.word for term in read_terms(text, view, language)]


def only(text: str, view: View) -> Term:
    (term,) = read_terms(text, view, "fr")
    return term


def test_words_that_only_ask_are_left_out(plan: View) -> None:
    assert words("Pouvez-vous me dire quels sont les musées ?", plan) == ["musees"]


@pytest.mark.parametrize("text", ["lecole", "decole", "l'école", "l’école"])
def test_a_lost_apostrophe_is_put_back(plan: View, text: str) -> None:
    assert only(text, plan).known
    assert only(text, plan).match(stems_of("Ouvrir les musées aux écoles"))


@pytest.mark.parametrize("text", ["bibliotheqe", "bibiobus", "fanfarres", "patrimone"])
def test_a_misspelt_word_is_corrected_and_said_so(plan: View, text: str) -> None:
    term = only(text, plan)
    assert term.corrected
    assert term.known


def test_a_plural_is_no_misspelling(plan: View) -> None:
    assert not only("barrage", plan).corrected


def test_a_word_that_nobody_knows_stays_unknown(plan: View) -> None:
    assert not only("xylophoniste", plan).known


@pytest.mark.parametrize("text", ["31/03/2031", "31 mars 2031", "31-03-2031"])
def test_a_date_is_one_word(plan: View, text: str) -> None:
    assert words(text, plan) == ["2031-03-31"]


def test_an_acronym_and_what_it_stands_for_match_both_ways(plan: View) -> None:
    acronym, spelt = only("Copil", plan), only("comité de pilotage", plan)
    assert acronym.match(stems_of("Le comité de pilotage se réunit"))
    assert spelt.match(stems_of("Le Copil se réunit"))
    assert acronym.entity


def test_a_phrase_of_the_lexicon_needs_all_its_words(plan: View) -> None:
    term = only("comité de pilotage", plan)
    assert term.match(stems_of("Un comité")) < term.match(stems_of("Un comité de pilotage"))


def test_an_everyday_word_stands_for_the_administrations(plan: View) -> None:
    term = only("bouquins", plan)
    assert 0 < term.match(stems_of("Livres prêtés par les bibliobus")) < 1


def test_the_institutions_own_name_weighs_little(plan: View) -> None:
    terms = read_terms("les musées de la Province de Corvelle", plan, "fr")
    weights = {term.word: term.weight for term in terms}
    assert weights["corvelle"] < weights["musees"]


def test_a_name_asked_alone_is_the_subject(plan: View) -> None:
    terms = read_terms("le Plan Corvelle", plan, "fr")
    assert any(not term.name for term in terms)


def test_coverage_is_the_share_of_what_is_rare(plan: View) -> None:
    terms = read_terms("fanfares et musées", plan, "fr")
    assert coverage(terms, stems_of("les musées et les fanfares")) == 1
    assert 0 < coverage(terms, stems_of("les musées")) < 1
    assert coverage(terms, stems_of("les barrages")) == 0


def test_forms_of_one_word_are_akin() -> None:
    assert akin("poursuit", "poursuivr")
    assert not akin("culture", "cultiv")
    assert not akin("2022", "2023")


def test_a_word_beside_its_acronym_is_said_by_it(plan: View) -> None:
    assert words("le comité Copil", plan) == ["copil"]


@pytest.mark.parametrize("text", ["comités de pilotages", "comité de pilotaje"])
def test_a_phrase_is_known_in_other_forms_of_its_words(plan: View, text: str) -> None:
    assert only(text, plan).match(stems_of("Le Copil se réunit"))
