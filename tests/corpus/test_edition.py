"""The edition of the brochure: the source's words, all of them, and no others.

The comparison needs the source, which lies beside the project and not in it; the tests of
structure need the edition alone.
"""

import itertools

import pytest

from tests.corpus import edition

needs_source = pytest.mark.skipif(
    not edition.SOURCE.exists(), reason="le texte source (../shared) est absent"
)

# Paragraphs of the source whose words stand otherwise in the edition, and why.
MOVED = {
    "en action s en action s": "a heading that the layout repeats",
    "dans nos musees des programmes": "its fragments become a lead-in and three items",
    "editeur responsable valery zuinen": "the lines of an address",
}


@needs_source
def test_at_least_99_5_percent_of_the_source_words_are_there() -> None:
    source = edition.sections(edition.source_text(), 0)
    ours = edition.sections(edition.body(), 1)
    lacking = {name: edition.missing(source[name], ours[name]) for name in source}
    total = len(edition.words(edition.source_text()))
    share = 1 - sum(sum(lack.values()) for lack in lacking.values()) / total
    assert total > 3000
    assert share >= 0.995, {name: dict(lack) for name, lack in lacking.items() if lack}


@needs_source
def test_nothing_is_invented() -> None:
    source = edition.sections(edition.source_text(), 0)
    ours = edition.sections(edition.body(), 1)
    for name, text in ours.items():
        own = edition.without_added_headings(edition.without_notes(text))
        invented = edition.missing(own, source[name])
        assert not invented, f"{name} : {dict(invented)}"


@needs_source
@pytest.mark.parametrize("name", edition.STARTS)
def test_each_paragraph_keeps_its_words_in_order(name: str) -> None:
    source = edition.sections(edition.source_text(), 0)[name]
    ours = edition.words(edition.sections(edition.body(), 1)[name])
    for paragraph in edition.paragraphs(source):
        start = " ".join(paragraph)
        if not start.startswith(tuple(MOVED)):
            assert edition.position(paragraph, ours) is not None, start


@needs_source
@pytest.mark.parametrize("name", edition.STARTS)
def test_paragraphs_follow_each_other_as_in_the_source(name: str) -> None:
    source = edition.sections(edition.source_text(), 0)[name]
    ours = edition.words(edition.sections(edition.body(), 1)[name])
    found = (edition.position(paragraph, ours) for paragraph in edition.paragraphs(source))
    positions = [at for at in found if at is not None]
    # A repeated objective is found at its first place: the only one that may go back.
    backwards = sum(after < before for before, after in itertools.pairwise(positions))
    assert backwards <= 1, positions


def test_a_word_left_out_or_added_is_seen() -> None:
    assert edition.missing("Les cours d’eau, les berges", "LES COURS D'EAU") == {
        "les": 1,
        "berges": 1,
    }
    assert edition.position(["deux", "trois"], ["un", "deux", "trois"]) == 1
    assert edition.position(["trois", "deux"], ["un", "deux", "trois"]) is None
