"""Open the library and the assistant that the settings name."""

from __future__ import annotations

from api.access import PUBLIC
from api.settings import Settings
from assistant.generation.writer import Writer
from assistant.pipeline import Assistant
from assistant.readiness import prepare
from index.build import open_build
from index.document import Audience
from index.embedder import Embedder, load_embedder
from index.errors import UnknownBuildError
from index.library import Library
from index.publication import Publication
from index.reading_view import ReadingView


def open_embedder(settings: Settings) -> Embedder:
    """Return the embedder; the bundled one when none is named."""
    return load_embedder(settings.embedding_model)


def open_library(settings: Settings) -> Library:
    """Return the library of the builds on disk, for one question; it may be empty."""
    return Library(settings.index_dir, open_embedder(settings))


def open_ready_library(settings: Settings, embedder: Embedder) -> Library:
    """Return the library of a service: a build is made ready before its first question."""
    return Library(settings.index_dir, embedder, prepare)


def open_build_of(settings: Settings, build_id: str, embedder: Embedder) -> ReadingView:
    """Return the public view of a kept build, which need not be the published one.

    Raises UnknownBuildError when it is not kept.
    """
    publication = Publication(settings.index_dir)
    pointer = publication.pointer()
    if pointer is None or build_id not in pointer.kept:
        raise UnknownBuildError(
            "Cette version n'est pas conservée : voyez « pst-assistant builds »."
        )
    build = open_build(publication.folder(build_id), embedder)
    return ReadingView(build, embedder, internal=Audience.INTERNAL in PUBLIC)


def open_writer(settings: Settings) -> Writer | None:
    """Return the writer that asks the chat model; None, and nothing loaded, without one."""
    if settings.chat_model is None:
        return None
    from assistant.generation import chat_writer
    from assistant.generation.options import ChatOptions

    key = settings.chat_api_key
    return chat_writer.open_writer(
        ChatOptions(
            model=settings.chat_model,
            base_url=settings.chat_base_url,
            api_key=key.get_secret_value() if key else None,
            timeout=settings.chat_timeout,
            budget=settings.chat_budget,
            parallel=settings.chat_parallel,
            plain_language=settings.chat_plain_language,
            internal=settings.chat_internal,
        )
    )


def open_assistant(writer: Writer | None = None) -> Assistant:
    """Return the assistant; it quotes when it has no writer."""
    return Assistant(writer=writer)
