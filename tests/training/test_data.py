from pathlib import Path

import pytest

from tests.training.acts import write_data
from training.data import is_development, law_pairs, law_texts, lexicon_pairs, sections


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_data(tmp_path_factory.mktemp("data"), acts=100)


def test_a_section_is_a_heading_and_the_text_under_it(data: Path) -> None:
    first, second = [s for s in sections(data, longest=50) if s.act == "X-0"]
    assert first.heading.french == "Entretien : musée"
    assert first.body.french == "On entretient : musée. Chaque année."
    assert first.body.english == "One keeps the museum. Every year."
    assert second.heading.english == "Visits"


def test_a_long_section_is_cut(data: Path) -> None:
    assert all(len(s.body.french.split()) <= 3 for s in sections(data, longest=3))


def test_development_acts_are_never_trained_on(data: Path) -> None:
    kept_out = {text.act for text in law_texts(data) if is_development(text.act)}
    assert kept_out
    trained = sections(data, longest=50)
    assert not kept_out & {section.act for section in trained}
    assert {s.act for s in sections(data, longest=50, development=True)} == kept_out
    titles = {
        text.english
        for text in law_texts(data)
        if text.act in kept_out and text.kind == "ShortTitle"
    }
    assert not titles & {pair.english for pair in law_pairs(data, longest=50)}


def test_parallel_texts_are_distinct_and_short(data: Path) -> None:
    pairs = law_pairs(data, longest=3)
    assert len(pairs) == len(set(pairs))
    assert all(len(pair.english.split()) <= 3 for pair in pairs)


def test_the_quote_marks_of_the_lexicon_go(data: Path) -> None:
    assert lexicon_pairs(data)[0].english == "museum"
