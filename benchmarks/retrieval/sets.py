"""Retrieval sets: questions, passages, and which passages answer each question."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.text import fold

QUESTIONS = Path(__file__).parent / "brochure_questions.jsonl"


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """Questions over passages; `gold` are the rows that answer each question."""

    name: str
    passages: tuple[str, ...]
    questions: tuple[str, ...]
    gold: tuple[frozenset[int], ...]


def question_sets(folder: Path) -> Iterator[RetrievalSet]:
    """Yield each set kept as `corpus.jsonl` and `queries.jsonl` under a folder."""
    for home in sorted(path.parent for path in folder.glob("*/queries.jsonl")):
        corpus = list(_rows(home / "corpus.jsonl"))
        row_of = {row["id"]: at for at, row in enumerate(corpus)}
        queries = list(_rows(home / "queries.jsonl"))
        yield RetrievalSet(
            home.name,
            tuple(f"{row.get('title') or ''}\n{row['text']}".strip() for row in corpus),
            tuple(query["query"] for query in queries),
            tuple(frozenset(row_of[id_] for id_ in query["gold"]) for query in queries),
        )


def headings(path: Path) -> RetrievalSet:
    """Return headings as questions for the sections of acts that were not trained on."""
    rows = list(_rows(path))
    asked = [at for at, row in enumerate(rows) if row["is_query"]]
    return RetrievalSet(
        "justice heldout",
        tuple(row["passage"] for row in rows),
        tuple(rows[at]["query"] for at in asked),
        tuple(frozenset({at}) for at in asked),
    )


def act_titles(path: Path) -> RetrievalSet:
    """Return the titles of acts as questions for their bodies, the title taken out."""
    rows = list(_rows(path))
    titles = [html.unescape(row["titre"]).strip() for row in rows]
    bodies = [
        html.unescape(row["contenu"]).replace(title, " ").replace(row["url"], " ")
        for row, title in zip(rows, titles, strict=True)
    ]
    one_each = tuple(frozenset({at}) for at in range(len(rows)))
    return RetrievalSet("titres d’actes", tuple(bodies), tuple(titles), one_each)


def translations(english: Path, french: Path) -> RetrievalSet:
    """Return English sentences as questions for their French translations."""
    questions = english.read_text("utf-8").splitlines()
    passages = french.read_text("utf-8").splitlines()
    one_each = tuple(frozenset({at}) for at in range(len(passages)))
    return RetrievalSet("tatoeba en→fr", tuple(passages), tuple(questions), one_each)


def brochure(passages: Iterable[str]) -> Iterator[RetrievalSet]:
    """Yield our own questions on the brochure, one set per type of question.

    A passage answers a question when the question's expression is found in its folded text;
    questions that no passage can answer are left out.
    """
    texts = tuple(passages)
    folded = [fold(text) for text in texts]
    questions = list(_rows(QUESTIONS))
    for kind in dict.fromkeys(question["type"] for question in questions):
        pairs = [
            (question["q"], frozenset(_matching(question["gold"], folded)))
            for question in questions
            if question["type"] == kind
        ]
        asked = [(question, gold) for question, gold in pairs if gold]
        yield RetrievalSet(
            f"brochure: {kind}", texts, tuple(q for q, _ in asked), tuple(g for _, g in asked)
        )


def _matching(expression: str, texts: list[str]) -> list[int]:
    return [at for at, text in enumerate(texts) if re.search(expression, text)]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    packed = path.read_bytes()
    text = (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode("utf-8")
    for line in text.split("\n"):
        if line.strip():
            yield json.loads(line)
