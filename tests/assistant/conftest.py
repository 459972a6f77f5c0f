"""Two corpora read once: an invented plan, and the corpus that is shipped."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.pipeline import Assistant
from assistant.question import Question, Turn
from index.document import Audience
from index.embedder import Embedder, load_embedder
from index.library import Library
from index.view import View
from ingest.pipeline import ingest

ROOT = Path(__file__).parents[2]
Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    return load_embedder()


def read(corpus: Path, index_dir: Path, embedder: Embedder) -> View:
    """Ingest a folder and return what a citizen sees of it."""
    ingest([corpus], index_dir, embedder)
    return Library(index_dir, embedder).view(frozenset({Audience.PUBLIC}))


def written(folder: Path, text: str, embedder: Embedder, lexicon: str = "") -> View:
    """Ingest one Markdown text, with a lexicon where it needs one."""
    (folder / "corpus").mkdir()
    (folder / "corpus" / "plan.md").write_text(text, encoding="utf-8")
    if lexicon:
        (folder / "corpus" / "lexique.txt").write_text(lexicon, encoding="utf-8")
    return read(folder / "corpus", folder / "index", embedder)


@pytest.fixture(scope="session")
def plan(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    """The invented plan of Corvelle."""
    corpus = ROOT / "tests" / "fixtures" / "corvelle"
    return read(corpus, tmp_path_factory.mktemp("corvelle"), embedder)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    """The corpus of the repository."""
    return read(ROOT / "corpus", tmp_path_factory.mktemp("shipped"), embedder)


def quotes(answer: Answer) -> list[str]:
    """The words that an answer quotes, in order."""
    return [citation.quote for citation in answer.citations]


def converse(view: View, *questions: str, language: str | None = None) -> Answer:
    """Ask questions one after the other, and return the last answer."""
    turns: list[Turn] = []
    for text in questions:
        answer = Assistant().answer(Question(text, tuple(turns), language), view)
        turns.append(Turn(text, answer.standalone, answer.status.value, answer.options))
    return answer


@pytest.fixture(scope="session")
def ask(plan: View) -> Ask:
    """Ask the invented plan one question, or several in one conversation."""
    return lambda *questions, **wishes: converse(plan, *questions, **wishes)
