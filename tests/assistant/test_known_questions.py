"""Known questions lead to what answers them, and to refusals, in documents nobody has seen."""

from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.evidence import find_evidence
from assistant.judgement import FEATURES, features_of
from assistant.understanding import understand
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import converse, read

TEXT = """---
titre: Vivre à Brévaux
public: public
---
# Vivre à Brévaux

## Le soir

La brigade mauve sillonne les quartiers.

## Le jour

La maison des aînés sert un repas chaud. Le jardin partagé prête ses outils.
"""
KNOWN = """[brevaux.md]
« brigade mauve »
Qui vient quand les voisins font la fête jusqu'à 3 heures ?
Quelqu'un peut faire taire la musique d'à côté ?
Un chien aboie toute la nuit, qui prévenir ?
« »
Quelle amende pour une fête trop bruyante ?
"""
ASKED = "Les voisins font la fête, qui fait taire leur musique ?"


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> tuple[View, View]:
    """The same document without and with its known questions."""
    found = []
    for known in ("", KNOWN):
        folder = tmp_path_factory.mktemp("brevaux")
        corpus = folder / "corpus"
        corpus.mkdir()
        (corpus / "brevaux.md").write_text(TEXT, encoding="utf-8")
        if known:
            (corpus / "questions-connues.txt").write_text(known, encoding="utf-8")
        found.append(read(corpus, Path(folder / "index"), embedder))
    return found[0], found[1]


def signs(text: str, view: View) -> dict[str, float]:
    reading = understand(text, view, "fr")
    evidence = find_evidence(reading, view.search(reading.search_text), view)
    return dict(zip(FEATURES, features_of(reading, evidence, view), strict=True))


def quotes(answer: Answer) -> str:
    return " ".join(citation.quote for citation in answer.citations)


def test_words_of_people_are_answered_once_they_are_known(views: tuple[View, View]) -> None:
    asked = "Qui prévenir quand un chien aboie la nuit ?"
    without, with_them = (converse(view, asked) for view in views)
    assert not without.status.answered
    assert with_them.status.answered
    assert "brigade mauve" in quotes(with_them)


def test_a_known_question_without_answer_speaks_against_answering(
    views: tuple[View, View],
) -> None:
    assert signs(ASKED, views[1])["known"] > 0
    assert signs("Une fête trop bruyante, quelle amende ?", views[1])["known"] < 0


def test_how_openly_it_is_asked_counts_where_no_known_question_is_near(
    views: tuple[View, View],
) -> None:
    assert signs(ASKED, views[0])["open"] != 0
    assert signs(ASKED, views[1])["open"] == 0


def test_known_questions_are_never_shown(views: tuple[View, View]) -> None:
    answer = converse(views[1], ASKED)
    told = answer.text + quotes(answer) + " ".join(answer.suggestions)
    assert "jusqu'à 3 heures" not in told
    assert "d'à côté" not in told
