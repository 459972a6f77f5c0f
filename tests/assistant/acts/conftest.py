from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.pipeline import Assistant
from assistant.question import Question
from index.document import Audience
from index.library import Library
from index.view import Filters, View
from tests.fakes import HashingEmbedder
from tests.specimens.library import publish, write_corpus


@pytest.fixture(scope="session")
def index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root, index_dir = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("index")
    write_corpus(root)
    publish(root, index_dir)
    return index_dir


@pytest.fixture(scope="session")
def view(index_dir: Path) -> View:
    """Return the public view of a plan and of the specimens."""
    return Library(index_dir, HashingEmbedder()).view(frozenset({Audience.PUBLIC}))


class Asked:
    """Asks questions of one view."""

    def __init__(self, view: View) -> None:
        self._view = view

    def __call__(self, text: str, filters: Filters | None = None) -> Answer:
        return Assistant().answer(Question(text, filters=filters), self._view)


@pytest.fixture(scope="session")
def ask(view: View) -> Asked:
    return Asked(view)
