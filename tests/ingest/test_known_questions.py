"""Known questions: found from a file, searched like passages, never seen by who may not."""

from pathlib import Path

import pytest

from api.ingestion import file_lines
from index.document import Audience
from index.library import Library
from index.publication import Publication
from index.purge import purge
from index.view import Hit
from ingest.known_questions import KnownQuestionsError, read_known_questions
from ingest.pipeline import IngestReport, ingest
from ingest.question_vectors import QuestionVectors
from tests.fakes import ContextualHashing

PLAN = """---
titre: Plan
public: {audience}
---
# Plan

## Culture

Aider les musées. Soutenir les **théâtres** amateurs.

Développer la lecture publique.
"""
KNOWN = """# Remarque
[plan.md]

« soutenir les théâtres »
Où voir une pièce ?
« lecture publique »
Qui prête des romans ?
« »
Quel est le prix ?
"""
MEANINGS = {"pièce": 0, "comédie": 0, "romans": 1, "bouquins": 1, "prix": 2, "coûte": 2}


class Desk:
    """A corpus with a plan and known questions, and an index folder."""

    def __init__(self, folder: Path) -> None:
        self.corpus, self.index = folder / "corpus", folder / "index"
        self.embedder = ContextualHashing(MEANINGS)
        self.corpus.mkdir()
        self.write("plan.md", PLAN.format(audience="public"))
        self.write("questions-connues.txt", KNOWN)

    def write(self, name: str, text: str) -> None:
        (self.corpus / name).write_text(text, encoding="utf-8")

    def ingest(self) -> IngestReport:
        self.embedder.questions.clear()
        return ingest([self.corpus], self.index, self.embedder)

    def hits(self, question: str, *audiences: Audience) -> list[Hit]:
        view = Library(self.index, self.embedder).view(frozenset(audiences or [Audience.PUBLIC]))
        return view.search(question)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_question_like_a_known_one_finds_the_words_that_answer(desk: Desk) -> None:
    report = desk.ingest()
    assert (report.indexed, report.notes) == (1, ())
    best = desk.hits("On joue une comédie où ?")[0]
    assert best.passage.text.startswith("Aider les musées.")
    ((start, likeness),) = best.known
    assert start - best.passage.start == best.passage.text.index("Soutenir")
    assert likeness == pytest.approx(1, abs=1e-3)
    assert desk.hits("Où trouver des bouquins ?")[0].passage.text.startswith("Développer")


def test_a_question_like_one_without_answer_is_told_so(desk: Desk) -> None:
    desk.ingest()
    hits = desk.hits("Combien coûte la lecture ?")
    assert hits[0].unanswered == pytest.approx(1, abs=1e-3)
    assert all(hit.known == () for hit in hits)
    assert desk.hits("Où lire des bouquins ?")[0].unanswered == 0


def test_who_may_not_read_a_document_learns_nothing_from_its_questions(desk: Desk) -> None:
    desk.write("plan.md", PLAN.format(audience="interne"))
    desk.write("autre.md", PLAN.format(audience="public").replace("théâtres", "jardins"))
    desk.ingest()
    for question in ("Une comédie ?", "Combien coûte la lecture ?"):
        for hit in desk.hits(question):
            assert (hit.known, hit.unanswered) == ((), 0.0)
    assert desk.hits("Une comédie ?", Audience.PUBLIC, Audience.INTERNAL)[0].known


def test_words_and_documents_that_are_not_there_are_told_and_the_rest_is_kept(desk: Desk) -> None:
    more = "« aider les cirques »\nOù voir un clown ?\n[absent.md]\n« rien »\nQuoi ?\n"
    desk.write("questions-connues.txt", KNOWN + more)
    report = desk.ingest()
    missing, lost = report.notes
    assert "ligne 14 : le document « absent.md »" in missing
    assert "ligne 11 : les mots « aider les cirques »" in lost
    assert f"! {lost}" in file_lines(report)
    assert desk.hits("Une comédie ?")[0].known


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Où lire ?\n", "ligne 1 .*document"),
        ("[plan.md]\n# remarque\nOù lire ?\n", "ligne 3 .*entre « et »"),
        ("[plan.md]\n« lecture »\n[plan.md]\nOù lire ?\n", "ligne 4"),
    ],
)
def test_a_faulty_line_is_named(desk: Desk, text: str, told: str) -> None:
    before = desk.ingest()
    desk.write("questions-connues.txt", text)
    with pytest.raises(KnownQuestionsError, match=told):
        desk.ingest()
    assert Publication(desk.index).pointer().build == before.build_id  # type: ignore[union-attr]


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "questions-connues.txt"
    path.write_bytes("[plan.md]\n« été »\nQuand ?\n".encode("latin-1"))
    with pytest.raises(KnownQuestionsError, match=r"ligne 2 .*UTF-8"):
        read_known_questions(path)


def test_only_new_questions_are_read_and_the_same_file_changes_nothing(desk: Desk) -> None:
    first = desk.ingest()
    assert len(desk.embedder.questions) == 3
    assert not desk.ingest().published
    desk.write("questions-connues.txt", KNOWN + "Combien coûte l'entrée ?\n")
    second = desk.ingest()
    assert second.published
    assert second.build_id != first.build_id
    assert desk.embedder.questions == ["Combien coûte l'entrée ?"]
    assert desk.hits("Une comédie ?")[0].known[0][1] == pytest.approx(1, abs=1e-3)


def test_vectors_beside_the_file_spare_reading_unless_another_model_made_them(desk: Desk) -> None:
    texts = ("Où voir une pièce ?", "Qui prête des romans ?", "Quel est le prix ?")
    path = desk.corpus / "questions-connues.npz"
    QuestionVectors(desk.embedder).write(path, texts, desk.embedder.encode_questions(texts))
    desk.ingest()
    assert desk.embedder.questions == []
    assert desk.hits("Une comédie ?")[0].known[0][1] == pytest.approx(1, abs=0.01)
    desk.embedder = ContextualHashing({**MEANINGS, "danse": 3})
    desk.embedder.fingerprint = "another"
    desk.ingest()
    assert sorted(desk.embedder.questions) == sorted(texts)


def test_the_questions_of_a_withdrawn_document_go_with_it(desk: Desk) -> None:
    desk.write("autre.md", PLAN.format(audience="public").replace("théâtres", "jardins"))
    others = "[autre.md]\n« soutenir les jardins »\nQui aime les romans ?\n"
    desk.write("questions-connues.txt", KNOWN + others)
    desk.ingest()
    purge(Publication(desk.index), "plan")
    (hit,) = [hit for hit in desk.hits("Où trouver des bouquins ?") if hit.known]
    assert "jardins" in hit.passage.text
    assert hit.unanswered == 0
    assert not desk.hits("Une comédie ?")[0].known
