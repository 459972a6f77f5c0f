"""Small documents made by hand, for tests that need no reader."""

from __future__ import annotations

from pathlib import Path

from index.contents import Contents, Maker, Source, write_build
from index.document import (
    Act,
    Audience,
    Document,
    DocumentType,
    LegalStatus,
    Metadata,
    Passage,
    PassageKind,
    Vote,
)
from index.embedder import Embedder
from index.layout import FILES
from index.publication import Publication

LEXICON = "[sigles]\nCHR = Centre hospitalier régional\n[mots courants]\nbagnole = véhicule\n"


def document(
    id_: str,
    *lines: str,
    audience: Audience = Audience.PUBLIC,
    acts: tuple[Act, ...] = (),
    replaced_by: str | None = None,
    type_: DocumentType = DocumentType.BROCHURE,
    date: str | None = None,
) -> Document:
    return Document(
        id=id_,
        metadata=Metadata(
            title=f"Titre de {id_}",
            audience=audience,
            type=type_,
            legal_status=LegalStatus.INFORMATION,
            replaced_by=replaced_by,
            date=date,
        ),
        text="\n".join(lines),
        blocks=(),
        sections=(),
        acts=acts,
        sha256="0" * 64,
        source=f"files/{id_}.md",
        media_type="text/markdown",
    )


def act(
    id_: str,
    document_id: str,
    date: str,
    amount: float,
    unanimous: bool,
    replaced_by: str | None = None,
) -> Act:
    return Act(
        id=id_,
        document_id=document_id,
        start=0,
        end=1,
        title=f"Acte {id_}",
        institution="Conseil provincial",
        matter="Culture et sports" if unanimous else "Finances",
        sitting_date=date,
        legal_status=LegalStatus.ADOPTED,
        vote=Vote(unanimous=unanimous),
        amounts=(amount,),
        replaced_by=replaced_by,
    )


def passages_of(document: Document) -> list[Passage]:
    """One passage a line; line n belongs to act n when there are acts; "Note" lines are notes."""
    passages, start = [], 0
    for position, line in enumerate(document.text.split("\n")):
        passages.append(
            Passage(
                id=f"{document.id}-{position}",
                document_id=document.id,
                position=position,
                start=start,
                end=start + len(line),
                text=line,
                kind=PassageKind.NOTE if line.startswith("Note") else PassageKind.PROSE,
                heading_path=(document.metadata.title,),
                section=None,
                audience=document.metadata.audience,
                act=document.acts[position].id if position < len(document.acts) else None,
            )
        )
        start += len(line) + 1
    return passages


def contents(embedder: Embedder, *documents: Document) -> Contents:
    passages = tuple(p for document in documents for p in passages_of(document))
    return Contents.of(
        [(document, passages_of(document)) for document in documents],
        vectors=embedder.encode_passages([p.search_text for p in passages]),
        context=embedder.encode_context(
            [
                p.search_text
                for document in documents
                if not document.acts
                for p in passages_of(document)
            ]
        ),
        lexicon=LEXICON.encode(),
        sources=tuple(Source(d.source, d.sha256, d.text, d.id) for d in documents),
    )


def publish(index_dir: Path, embedder: Embedder, *documents: Document, keep: int = 5) -> str:
    publication = Publication(index_dir, keep)
    with publication.writing():
        staged = publication.stage()
        maker = Maker(embedder.name, embedder.fingerprint)
        made = contents(embedder, *documents)
        (staged / FILES).mkdir()
        for each in documents:
            (staged / each.source).write_text(each.text)
        build_id = publication.add(staged, write_build(staged, made, maker))
        publication.publish(build_id)
    return build_id
