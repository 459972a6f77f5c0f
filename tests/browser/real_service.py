"""The application as it is served: the project's corpus and a PDF, on loopback."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from api.app import create_app
from api.opening import open_assistant
from api.rooms import assemble
from api.settings import Settings
from index.document import Audience, Document
from index.embedder import Embedder
from index.library import Library
from index.view import View
from ingest.pipeline import ingest
from tests.fakes import HashingEmbedder

CORPUS = Path(__file__).parents[2] / "corpus"
PAYLOAD = '<img src=x onerror="window.hacked=1">'
HOSTILE = f"""---
titre: '{PAYLOAD}'
editeur: '{PAYLOAD}'
public: public
type: rapport
---

# Zibeline {PAYLOAD}

La zibeline {PAYLOAD} mesure 45 centimètres.
"""
"""A document whose every visible part tries to be markup."""

PLAIN_TEXT = """Note d'information

L'œuvre d'art « L'été » est prêtée aux écoles.
Le fonds d'œuvres compte 120 pièces.
Le fonds d'œuvres compte 120 pièces.
"""


@dataclass
class RealService:
    """A running application, and what its index holds."""

    origin: str
    view: View

    def document(self, ending: str) -> Document:
        """Return the document whose id ends so."""
        return next(d for id_, d in self.view.documents.items() if id_.endswith(ending))


@contextmanager
def running(folder: Path, pdf: bytes, embedder: Embedder | None = None) -> Iterator[RealService]:
    """Ingest the corpus, a PDF and a text, and serve them for the time of a block."""
    corpus = folder / "corpus"
    public = corpus / "public"
    public.mkdir(parents=True)
    for path in [*CORPUS.glob("brochure*.md"), *CORPUS.glob("lexique.txt")]:
        shutil.copy(path, corpus)
    (public / "reglement.pdf").write_bytes(pdf)
    (public / "note.txt").write_text(PLAIN_TEXT, encoding="utf-8")
    (public / "<img src=x onerror=alert(1)>.md").write_text(HOSTILE, encoding="utf-8")
    settings = Settings(_env_file=None, corpus_dir=corpus, index_dir=folder / "index")
    embedder = embedder or HashingEmbedder()
    report = ingest([corpus], settings.index_dir, embedder)
    assert report.indexed == 4, [file.message for file in report.files]
    library = Library(settings.index_dir, embedder)
    rooms = assemble(settings, library, open_assistant())
    config = uvicorn.Config(
        create_app(settings, rooms), host="127.0.0.1", port=0, log_level="error", lifespan="on"
    )
    with _serving(uvicorn.Server(config)) as origin:
        yield RealService(origin, library.view(frozenset({Audience.PUBLIC})))


@contextmanager
def _serving(server: uvicorn.Server) -> Iterator[str]:
    ready = threading.Event()
    startup = server.startup

    async def announced_startup(sockets: object = None) -> None:
        await startup(sockets=None)
        ready.set()

    server.startup = announced_startup  # type: ignore[method-assign]
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        assert ready.wait(60), "the service did not start"
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(20)
