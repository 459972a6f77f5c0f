"""Questions about acts as regression guards: floors below what is measured."""

import shutil
from pathlib import Path

import pytest

from assistant.evaluation.questions import load_cases
from assistant.evaluation.report import Report, summarise
from assistant.evaluation.run import run_cases
from assistant.pipeline import Assistant
from index.embedder import Embedder
from tests.assistant.conftest import ROOT, read
from tests.specimens.library import write_corpus

FOLDER = ROOT / "tests" / "fixtures" / "acts"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Report:
    root: Path = tmp_path_factory.mktemp("acts")
    write_corpus(root)
    shutil.copytree(FOLDER / "public", root / "public", dirs_exist_ok=True)
    view = read(root, tmp_path_factory.mktemp("index"), embedder)
    return summarise(run_cases(load_cases(FOLDER / "questions.jsonl"), view, Assistant()), "acts")


def test_nearly_every_question_about_acts_is_answered_rightly(report: Report) -> None:
    assert report.in_scope.share >= 0.99


def test_what_the_acts_do_not_hold_is_refused(report: Report) -> None:
    assert report.abstention_recall.share == 1


def test_every_citation_is_verbatim(report: Report) -> None:
    assert report.verbatim_citations.share == 1
