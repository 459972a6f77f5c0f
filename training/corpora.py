"""Questions on whole documents, each with the texts that the product finds for it.

The rows are the project's own: questions that a document answers, with the few words that
answer, and questions that it only seems to answer; on the corpus (its known questions), and on
documents that the project has invented (`training/documents`, a Markdown file and its rows).
The texts are found by the product's own search and told as an answer would show them: what the
model sees in training is what it sees at work.
"""

from __future__ import annotations

import json
import logging
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

import numpy as np

from assistant.catalogue import Collection, catalogue_of
from assistant.evidence import find_evidence
from assistant.language import detect_language
from assistant.reading import listed_under_headings, told_under_headings
from assistant.understanding import understand
from index.document import Audience
from index.embedder import load_embedder
from index.library import Library
from index.view import Hit, View
from ingest import known_questions
from ingest.corpus_files import find_files, find_lexicon
from ingest.known_questions import read_known_questions
from ingest.pipeline import IngestOptions, ingest
from training.everyday import read_rows

DOCUMENTS = Path(__file__).parent / "documents"
LISTS = Path(__file__).parent / "lists"
CORPUS = Path(__file__).parents[1] / "corpus"
_HITS, _TEXTS = 30, 8
"""Passages looked at, and texts of each kind kept for a question."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the texts found for it, best first: those that answer, and the others.

    `document` names the invented document that it is on; it is empty for the corpus.
    """

    question: str
    answering: tuple[str, ...]
    others: tuple[str, ...]
    document: str = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """A document's or a corpus's passages, as the index has them, with the questions on it.

    `answered` are questions with the places of the passages that have the words that answer, and
    these words; `unanswered` the questions that it does not answer.
    """

    passages: tuple[str, ...]
    answered: tuple[tuple[str, tuple[int, ...], str], ...]
    unanswered: tuple[str, ...]


def whole_corpus(corpus: Path = CORPUS) -> Whole:
    """Return the passages of the corpus with its known questions."""
    known = read_known_questions(corpus / known_questions.FILE).questions
    return _whole(corpus, ((each.text, each.words or None) for each in known))


def whole_documents(folder: Path = DOCUMENTS) -> list[Whole]:
    """Return each invented document with its questions."""
    return [
        _whole(each, _asked(read_rows(each.with_suffix(".jsonl"))))
        for each in sorted(folder.glob("*.md"))
    ]


def _whole(corpus: Path, asked: Iterable[tuple[str, str | None]]) -> Whole:
    with _view_of(corpus) as view:
        passages = [(p.search_text, _plain(p.text)) for p in view.passages]
    rows = list(asked)
    answered = (
        (
            question,
            tuple(at for at, (_, text) in enumerate(passages) if _plain(words) in text),
            words,
        )
        for question, words in rows
        if words
    )
    return Whole(
        tuple(text for text, _ in passages),
        tuple(row for row in answered if row[1]),
        tuple(question for question, words in rows if not words),
    )


def asked_of_corpus(kept: Path, corpus: Path = CORPUS) -> list[Asked]:
    """Return the known questions of the corpus with their texts.

    They are kept in the file `kept`, which a second call reads: searching takes minutes.
    Questions whose answering words no passage has are left out.
    """
    known = corpus / known_questions.FILE
    return _kept(
        kept,
        lambda: _found(
            corpus,
            ((each.text, each.words or None) for each in read_known_questions(known).questions),
        ),
    )


def asked_of_documents(kept: Path, folder: Path = DOCUMENTS) -> list[Asked]:
    """Return the questions on each invented document with its texts, kept in the same way.

    Each document is a corpus of its own, as a new one is on the day that it is published.
    """
    documents = sorted(folder.glob("*.md"))
    return _kept(
        kept,
        lambda: chain.from_iterable(
            _found(each, _asked(read_rows(each.with_suffix(".jsonl"))), each.stem)
            for each in documents
        ),
    )


def asked_of_lists(kept: Path, folder: Path = LISTS, documents: Path = DOCUMENTS) -> list[Asked]:
    """Return the questions that whole lists of the invented documents answer, kept in the same way.

    A list is named by its label and its first member. What does not answer are the other lists of
    its document, those like the question first, and the texts found that are none of its members.
    """
    rows: dict[str, list[dict[str, Any]]] = {}
    for file in sorted(folder.glob("*.jsonl")):
        for row in read_rows(file):
            rows.setdefault(row["document"], []).append(row)
    return _kept(
        kept,
        lambda: chain.from_iterable(
            _of_lists(documents / f"{document}.md", asked) for document, asked in rows.items()
        ),
    )


def _of_lists(document: Path, rows: Iterable[dict[str, Any]]) -> Iterator[Asked]:
    with _view_of(document) as view:
        lists = {
            _name_of(each.label, each.entries[0].text): each
            for each in catalogue_of(view).collections
            if len(each.entries) > 1
        }
        told = {name: listed_under_headings(each, view)[1] for name, each in lists.items()}
        for row in rows:
            name = _name_of(row["label"], row["first"])
            if name not in lists:
                logging.info("%s: no list is called %s", document.stem, name)
                continue
            for question in chain(row["asks"], row["counts"]):
                others = _beside(question, name, lists, told, view)
                yield Asked(question, (told[name],), others, document.stem)
            # Another list or text of the document may answer what this list does not.
            for question in row["misses"]:
                yield Asked(question, (), (told[name],), document.stem)


def _name_of(label: str, first: str) -> tuple[str, str]:
    return _plain(label), _plain(first)


def _beside(
    question: str, name: tuple[str, str], lists: Mapping[tuple[str, str], Collection],
    told: Mapping[tuple[str, str], str], view: View,
) -> tuple[str, ...]:  # fmt: skip
    """Return texts that do not answer what a list answers: lists and found texts, in turns."""
    members = {_plain(each.text) for each in lists[name].entries}
    strange = [
        told[other] for other, each in lists.items()
        if members.isdisjoint(_plain(entry.text) for entry in each.entries)
    ]  # fmt: skip
    others = list(dict.fromkeys(strange))
    if others:
        encoder = load_embedder()
        likeness = encoder.encode_passages(others) @ encoder.encode_queries([question])[0]
        others = [others[int(at)] for at in np.argsort(-likeness)]
    found = [
        text for text in _texts_for(question, None, view)
        if not any(member in _plain(text) for member in members)
    ]  # fmt: skip
    turns = chain.from_iterable(zip_longest(others, found))
    return tuple(text for text in turns if text is not None)[:_TEXTS]


def _kept(kept: Path, find: Callable[[], Iterable[Asked]]) -> list[Asked]:
    if not kept.exists():
        lines = [json.dumps(asdict(asked), ensure_ascii=False) for asked in find()]
        kept.write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = (json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines())
    return [
        Asked(r["question"], tuple(r["answering"]), tuple(r["others"]), r["document"]) for r in rows
    ]


def _found(corpus: Path, asked: Iterable[tuple[str, str | None]], name: str = "") -> list[Asked]:
    """Return questions, given as `with_texts` takes them, with what is found in a corpus."""
    with _view_of(corpus) as view:
        return [replace(each, document=name) for each in with_texts(asked, view)]


@contextmanager
def _view_of(corpus: Path) -> Iterator[View]:
    """Index a corpus for a while, without its known questions, which would find themselves."""
    with tempfile.TemporaryDirectory() as index:
        embedder = load_embedder()
        files = [file.path for file in find_files([corpus])]
        ingest(files, Path(index), embedder, IngestOptions(lexicon=find_lexicon([corpus])))
        yield Library(Path(index), embedder).view(frozenset({Audience.PUBLIC}))


def with_texts(rows: Iterable[tuple[str, str | None]], view: View) -> Iterable[Asked]:
    """Yield questions, given with the words that answer or None, with texts of the view."""
    lost = 0
    for question, words in rows:
        texts = _texts_for(question, words, view)
        answering = [text for text in texts if words and _plain(words) in _plain(text)]
        if words and not answering:
            lost += 1
            continue
        others = [text for text in texts if text not in answering][:_TEXTS]
        yield Asked(question, tuple(answering[:_TEXTS]), tuple(others))
    logging.info("%d questions are left out: no passage has the words that answer", lost)


def _asked(rows: Iterable[dict[str, Any]]) -> Iterable[tuple[str, str | None]]:
    for row in rows:
        yield from ((question, words) for question, words in row["yes"])
        yield from ((question, None) for question, _ in row["no"])


def _texts_for(question: str, words: str | None, view: View) -> list[str]:
    """Return the texts found and those with the words that answer, as the model is shown them."""
    reading = understand(question, view, detect_language(question))
    hits = view.search(reading.search_text, _HITS)
    known = {hit.passage.id for hit in hits}
    hits += [
        Hit(passage, 0.0, 0.0, 0.0)
        for passage in view.passages
        if words and passage.id not in known and _plain(words) in _plain(passage.text)
    ]
    found = find_evidence(reading, hits, view)
    return list(dict.fromkeys(told_under_headings(each, view) for each in found))


def _plain(text: str) -> str:
    """Return a text without marks of emphasis nor differences of space."""
    return " ".join(text.replace("*", "").replace("’", "'").split())
