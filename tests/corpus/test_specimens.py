"""The specimens of other documents: invented, said to be so, with questions that are fair."""

import json
import re
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from index.text import fold

OTHER = Path(__file__).parents[1] / "fixtures" / "other"
FOLDERS = sorted(path for path in OTHER.iterdir() if path.is_dir())


def _document(folder: Path) -> str:
    files = [p for p in folder.rglob("*") if p.is_file() and p.name != "questions.jsonl"]
    assert len(files) == 1
    if files[0].suffix == ".pdf":
        pages = PdfReader(files[0]).pages
        return fold("\n".join(page.extract_text() for page in pages))
    if files[0].suffix == ".docx":
        body = docx.Document(str(files[0]))
        cells = (c.text for t in body.tables for row in t.rows for c in row.cells)
        return fold("\n".join([*(p.text for p in body.paragraphs), *cells]))
    shown = re.sub(r"<(style|script)\b.*?</\1>", " ", files[0].read_text("utf-8"), flags=re.S)
    text = re.sub(r"<[^>]+>", " ", shown)
    return fold(text.replace("&nbsp;", " "))


def _questions(folder: Path) -> list[dict[str, object]]:
    return [
        json.loads(line)
        for line in (folder / "questions.jsonl").read_text("utf-8").split("\n")
        if line
    ]


def test_they_are_of_different_natures() -> None:
    suffixes = {p.suffix for folder in FOLDERS for p in folder.rglob("*") if p.is_file()}
    assert suffixes == {".md", ".txt", ".html", ".docx", ".pdf", ".jsonl"}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_specimen_says_that_it_is_one(folder: Path) -> None:
    assert "specimen" in _document(folder)[:400]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_its_questions_are_answered_by_its_words(folder: Path) -> None:
    text = _document(folder)
    questions = _questions(folder)
    assert len(questions) >= 25
    assert sum("abstain" in question for question in questions) >= 6
    for question in questions:
        golds = question.get("gold", [])
        assert isinstance(golds, list)
        for gold in golds:
            assert r"\b(" in gold or re.search(gold, text), (question["id"], gold)
