from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.generation.chat_writer import open_writer
from assistant.generation.options import ChatOptions
from assistant.generation.writer import Writer
from assistant.pipeline import Assistant
from assistant.question import Question
from index.document import Audience
from index.embedder import load_embedder
from index.library import Library
from index.view import View
from ingest.pipeline import ingest
from tests.assistant.generation.chat_server import ChatServer, chat_server

PLAN = Path(__file__).parents[2] / "fixtures" / "other" / "valmont"


@pytest.fixture(scope="session")
def plan_index(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The invented plan of Valmont, indexed once, and an internal note."""
    folder = tmp_path_factory.mktemp("valmont")
    note = folder / "note.md"
    note.write_text(
        "---\ntitre: Note interne\npublic: interne\n---\n\n# Note interne\n\n"
        "La zibeline de Rocheval coûte 1.234 € à la Régie.\n",
        encoding="utf-8",
    )
    embedder = load_embedder(None)
    ingest([PLAN, note], folder / "index", embedder)
    return Library(folder / "index", embedder)


@pytest.fixture
def view(plan_index: Library) -> View:
    return plan_index.view(frozenset({Audience.PUBLIC}))


@pytest.fixture
def agents_view(plan_index: Library) -> View:
    return plan_index.view(frozenset(Audience))


@pytest.fixture
def server() -> Iterator[ChatServer]:
    with chat_server() as running:
        yield running


OpenWriter = Callable[..., Writer]


@pytest.fixture
def writer_for(server: ChatServer) -> Iterator[OpenWriter]:
    """Open writers that ask the server; they are closed at the end."""
    opened: list[Writer] = []

    def make(**chosen: object) -> Writer:
        values: dict[str, object] = {"model": "openai:faux", "base_url": server.url, "timeout": 5.0}
        opened.append(open_writer(ChatOptions(**{**values, **chosen})))  # type: ignore[arg-type]
        return opened[-1]

    yield make
    for writer in opened:
        writer.close()


Ask = Callable[..., Answer]


@pytest.fixture
def ask(writer_for: OpenWriter, view: View) -> Ask:
    """Ask an assistant that has a writer."""

    def asked(question: str | Question, view: View = view, **chosen: object) -> Answer:
        if isinstance(question, str):
            question = Question(question)
        return Assistant(writer=writer_for(**chosen)).answer(question, view)

    return asked
