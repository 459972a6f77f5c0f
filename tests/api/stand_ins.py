"""An application assembled from small things: two documents, an assistant that quotes."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import create_app
from api.rooms import assemble
from api.settings import Settings
from assistant.answer import Answer, Citation, ListBlock, ListItem, Notice, Paragraph, Status
from assistant.question import Question
from index.contents import Contents, Maker, Source, write_build
from index.document import (
    Audience,
    Block,
    BlockKind,
    Document,
    DocumentType,
    Metadata,
    Passage,
    PassageKind,
    Role,
    Section,
)
from index.library import Library
from index.publication import Publication
from index.view import View
from tests.fakes import HashingEmbedder

CANARY = "zibeline"
AGENT = {"Authorization": "Bearer clef-des-agents-0123456789"}
STAFF = {"Authorization": "Bearer clef-de-la-communication-0123"}
EMBEDDER = HashingEmbedder()

LINES = (
    (BlockKind.HEADING, "Culture", 1, None),
    (BlockKind.HEADING, "Objectifs stratégiques", 2, None),
    (BlockKind.ITEM, "Soutenir les bibliothèques de l'œuvre publique.", 1, "01"),
    (BlockKind.ITEM, "Ouvrir les musées à tous.", 1, "02"),
    (BlockKind.PARAGRAPH, "Ouvrir les musées à tous, <b>chaque</b> dimanche.", 0, None),
    (BlockKind.TABLE_ROW, "Année : 2022 ; Prêts : 14.573", 0, None),
    (BlockKind.NOTE, "Note de l'édition : tiré de la brochure.", 0, None),
)


def document(id_: str, audience: Audience, extra: str = "") -> Document:
    """A small plan: a heading, a numbered list, a paragraph, a table, a note."""
    blocks: list[Block] = []
    text = ""
    for kind, words, level, number in (*LINES, (BlockKind.PARAGRAPH, extra or "Fin.", 0, None)):
        blocks.append(Block(kind, len(text), len(text) + len(words), level, number))
        text += words + "\n"
    sections = (
        Section(0, "Culture", 1, 0, 8, len(text), None, Role.STAKE),
        Section(1, "Objectifs stratégiques", 2, 8, 31, len(text), 0, Role.STRATEGIC_OBJECTIVE),
    )
    return Document(
        id=id_,
        metadata=Metadata(title=f"Plan {id_}", audience=audience, type=DocumentType.PLAN),
        text=text,
        blocks=tuple(blocks),
        sections=sections,
        sha256="0" * 64,
        source=f"files/{id_}.md",
        media_type="text/markdown",
    )


def passages_of(document: Document) -> list[Passage]:
    """One passage per block that is not a heading."""
    return [
        Passage(
            id=f"{document.id}-{position}",
            document_id=document.id,
            position=position,
            start=block.start,
            end=block.end,
            text=document.text[block.start : block.end],
            kind=PassageKind.ITEM if block.kind is BlockKind.ITEM else PassageKind.PROSE,
            heading_path=("Culture", "Objectifs stratégiques"),
            section=1,
            audience=document.metadata.audience,
            role=Role.STRATEGIC_OBJECTIVE if block.kind is BlockKind.ITEM else None,
            number=block.number,
        )
        for position, block in enumerate(document.blocks)
        if block.kind is not BlockKind.HEADING
    ]


def publish(index_dir: Path, *documents: Document) -> str:
    """Publish a build of these documents."""
    passages = tuple(p for document in documents for p in passages_of(document))
    contents = Contents.of(
        [(document, passages_of(document)) for document in documents],
        vectors=EMBEDDER.encode_passages([p.search_text for p in passages]),
        lexicon=b"",
        sources=tuple(Source(d.source, d.sha256, d.id, d.id) for d in documents),
    )
    maker = Maker(EMBEDDER.name, EMBEDDER.fingerprint)
    publication = Publication(index_dir)
    with publication.writing():
        staged = publication.stage()
        (staged / "files").mkdir()
        for each in documents:
            (staged / each.source).write_text(each.text, encoding="utf-8")
        build_id = publication.add(staged, write_build(staged, contents, maker))
        publication.publish(build_id)
    return build_id


class QuotingAssistant:
    """Quotes the best passage that shares a word with the question; remembers questions."""

    def __init__(self) -> None:
        self.asked: list[Question] = []

    def answer(self, question: Question, view: View) -> Answer:
        """Quote, or say that nothing was found."""
        self.asked.append(question)
        if "85.07.30" in question.text:
            return Answer(Status.REFUSED_PERSONAL_DATA, (Notice("Pas de données personnelles."),))
        if len(question.text) > 500:
            return Answer(Status.REFUSED_TOO_LONG, (Notice("Trop long."),))
        hits = [hit for hit in view.search(question.text, 3) if hit.lexical > 0]
        if not hits:
            return Answer(Status.UNANSWERABLE_NOT_FOUND, (Notice("Rien trouvé."),), standalone="-")
        found = hits[0].passage
        citation = Citation(
            number=1,
            document_id=found.document_id,
            title=view.documents[found.document_id].metadata.title,
            document_type="plan",
            quote=found.text,
            start=found.start,
            end=found.end,
            section=found.heading_path,
            legal_status="information",
            passage_id=found.id,
        )
        blocks = (
            Paragraph("Selon le plan :"),
            ListBlock((ListItem(f"{found.text} [1]", found.number),)),
        )
        return Answer(
            Status.ANSWERED,
            blocks,
            (citation,),
            ("Et les musées ?",),
            standalone=question.text,
            options=(found.text,),
        )


def settings(folder: Path, **chosen: object) -> Settings:
    """Settings for a folder, untouched by the environment's."""
    values: dict[str, object] = {
        "corpus_dir": folder / "corpus",
        "index_dir": folder / "index",
        "agent_token": AGENT["Authorization"].removeprefix("Bearer "),
        "admin_token": STAFF["Authorization"].removeprefix("Bearer "),
        **chosen,
    }
    return Settings(_env_file=None, **values)


def application(
    chosen: Settings, assistant: QuotingAssistant | None = None, *documents: Document
) -> FastAPI:
    """The application on a build of these documents, by default a public and an internal one."""
    shelved = documents or (
        document("pst", Audience.PUBLIC),
        document("note-interne", Audience.INTERNAL, f"La {CANARY} est pour les agents."),
    )
    publish(chosen.index_dir, *shelved)
    library = Library(chosen.index_dir, EMBEDDER)
    return create_app(chosen, assemble(chosen, library, assistant or QuotingAssistant()))


def served(chosen: Settings) -> FastAPI:
    """The application as `pst-assistant serve` makes it."""
    return create_app(chosen)


def client(app: FastAPI) -> TestClient:
    """A client that gets error pages rather than exceptions."""
    return TestClient(app, raise_server_exceptions=False)
