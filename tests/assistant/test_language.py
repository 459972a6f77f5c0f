import pytest

from assistant.language import detect_language
from tests.assistant.conftest import Ask


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Quels sont les objectifs stratégiques ?", "fr"),
        ("objectifs culture", "fr"),
        ("PST", "fr"),
        ("1er OS gouvernance", "fr"),
        ("", "fr"),
        ("Quelles délibérations étaient en vigueur en avril 2022 ?", "fr"),
        ("kel é le numéro du muzé", "fr"),
        ("What are the strategic objectives for culture?", "en"),
        ("How many museums are there?", "en"),
        ("Is testing free?", "en"),
        ("Wat zijn de doelstellingen van de provincie?", "nl"),
        ("Hoeveel musea zijn er?", "nl"),
        ("Hoeveel boeken werden uitgeleend?", "nl"),
        ("Was sind die strategischen Ziele der Provinz?", "de"),
        ("Wie viele Museen gibt es?", "de"),
        ("T'es sûr de toi ?", "fr"),
        ("T'es con", "fr"),
    ],
)
def test_the_language_is_told_by_its_small_words(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_french_names_in_an_english_question_leave_it_english() -> None:
    assert detect_language("What does the Conservatoire des fanfares do?") == "en"


def test_the_reader_may_choose(ask: Ask) -> None:
    answer = ask("Quels sont les objectifs stratégiques de la culture ?", language="nl")
    assert answer.language == "nl"
    assert "Volgens" in answer.text


def test_an_unknown_wish_is_left_to_the_question(ask: Ask) -> None:
    assert ask("Quels sont les enjeux ?", language="xx").language == "fr"


def test_the_frame_is_in_the_language_asked_and_the_quotes_in_french(ask: Ask) -> None:
    answer = ask("What are the strategic objectives for forests?")
    assert answer.language == "en"
    assert "According to" in answer.text
    assert "Restaurer les berges des rivières." in [c.quote for c in answer.citations]
    assert "in French" in answer.text
