"""What goes over the wire: requests as they must be, answers as they are promised."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from urllib.parse import quote

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool

from assistant.answer import Answer, Citation, ListBlock, Notice, Paragraph, Quote, Table
from index.document import Document, DocumentType, LegalStatus
from index.view import Filters

LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"

BlockOut = Annotated[Paragraph | ListBlock | Quote | Table | Notice, Field(discriminator="type")]


def writable(text: str) -> str:
    """Return a text that can be encoded and stored: no lone surrogates, no NUL."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")


Typed = Annotated[str, AfterValidator(writable)]
"""What a person typed."""


class FiltersIn(BaseModel):
    """What to search in: empty fields do not restrict. Dates are ISO 8601, amounts euros."""

    model_config = ConfigDict(extra="forbid")

    document_ids: frozenset[str] = Field(default=frozenset(), max_length=100)
    document_types: frozenset[DocumentType] = frozenset()
    legal_statuses: frozenset[LegalStatus] = frozenset()
    act_ids: frozenset[str] = Field(default=frozenset(), max_length=100)
    institution: str | None = Field(default=None, max_length=200)
    organ: str | None = Field(default=None, max_length=200)
    matter: str | None = Field(default=None, max_length=200)
    date_from: date | None = None
    date_to: date | None = None
    amount_min: float | None = None
    amount_max: float | None = None
    unanimous: bool | None = None

    def filters(self) -> Filters:
        """Return them as the index takes them."""
        given = self.model_dump()
        for name in ("date_from", "date_to"):
            given[name] = given[name].isoformat() if given[name] else None
        return Filters(**given)


class QuestionIn(BaseModel):
    """A question; in a conversation when it has one."""

    model_config = ConfigDict(extra="ignore")

    question: Typed
    conversation_id: Typed | None = Field(default=None, max_length=200)
    language: str | None = Field(default=None, pattern=LANGUAGE, max_length=35)
    filters: FiltersIn | None = None
    plain_language: bool = False


class FeedbackIn(BaseModel):
    """An opinion on an answer."""

    model_config = ConfigDict(extra="ignore")

    useful: StrictBool
    reason: Typed | None = Field(default=None, max_length=200)
    comment: Typed | None = Field(default=None, max_length=2000)


class CitationOut(BaseModel):
    """A source of an answer. `quote` is verbatim; `url` opens the document at the passage."""

    number: int
    document_id: str
    title: str
    document_type: str
    date: str | None
    legal_status: str | None
    section: tuple[str, ...]
    page: int | None
    quote: str
    url: str
    act_id: str | None = None
    recognised: bool = False
    successor: str | None = None


class AnswerOut(BaseModel):
    """An answer. `history_kept` is false while the conversation cannot be stored."""

    answer_id: str | None
    conversation_id: str | None
    status: str
    text: str
    blocks: tuple[BlockOut, ...]
    citations: tuple[CitationOut, ...]
    suggestions: tuple[str, ...]
    mode: str
    language: str
    ai_generated: bool = True
    index_build: str
    understood: str | None = None
    history_kept: bool = True


class DocumentOut(BaseModel):
    """What is declared of a document, and where its parts are."""

    id: str
    title: str
    short_title: str | None
    type: str
    legal_status: str
    audience: str
    publisher: str | None
    responsible: str | None
    period: str | None
    date: str | None
    in_force_from: str | None
    in_force_until: str | None
    language: str
    origin: str | None
    replaced_by: str | None
    annex_of: str | None
    annex_point: str | None
    media_type: str
    page_count: int | None
    sha256: str
    url: str
    text_url: str
    file_url: str


class JobOut(BaseModel):
    """A re-reading of the corpus. `progress` goes from 0 to 1 within the step at hand."""

    job: str
    state: str
    created_at: datetime
    finished_at: datetime | None
    progress: float
    done: int
    total: int
    report: dict[str, Any]


def passage_url(document_id: str, start: int, end: int) -> str:
    """Return the page of a document, opened at a span of its text."""
    return f"/documents/{quote(document_id, safe='')}?debut={start}&fin={end}#passage"


def citation_out(citation: Citation) -> CitationOut:
    """Return a citation as promised."""
    return CitationOut(
        number=citation.number,
        document_id=citation.document_id,
        title=citation.title,
        document_type=citation.document_type,
        date=citation.date,
        legal_status=citation.legal_status,
        section=citation.section,
        page=citation.page,
        quote=citation.quote,
        url=passage_url(citation.document_id, citation.start, citation.end),
        act_id=citation.act_id,
        recognised=citation.recognised,
        successor=citation.successor,
    )


def answer_out(
    answer: Answer,
    build: str,
    answer_id: str | None = None,
    conversation_id: str | None = None,
    history_kept: bool = True,
) -> AnswerOut:
    """Return an answer as promised."""
    return AnswerOut(
        answer_id=answer_id,
        conversation_id=conversation_id,
        status=answer.status.value,
        text=answer.text,
        blocks=answer.blocks,
        citations=tuple(map(citation_out, answer.citations)),
        suggestions=answer.suggestions,
        mode=answer.mode,
        language=answer.language,
        index_build=build,
        understood=answer.understood,
        history_kept=history_kept,
    )


def document_out(document: Document) -> DocumentOut:
    """Return what is declared of a document."""
    metadata = document.metadata
    path = quote(document.id, safe="")
    return DocumentOut(
        id=document.id,
        title=metadata.title,
        short_title=metadata.short_title,
        type=metadata.type.value,
        legal_status=metadata.legal_status.value,
        audience=metadata.audience.value,
        publisher=metadata.publisher,
        responsible=metadata.responsible,
        period=metadata.period,
        date=metadata.date,
        in_force_from=metadata.in_force_from,
        in_force_until=metadata.in_force_until,
        language=metadata.language,
        origin=metadata.origin,
        replaced_by=metadata.replaced_by,
        annex_of=metadata.annex_of,
        annex_point=metadata.annex_point,
        media_type=document.media_type,
        page_count=document.page_count,
        sha256=document.sha256,
        url=f"/documents/{path}",
        text_url=f"/api/v1/documents/{path}/text",
        file_url=f"/api/v1/documents/{path}/file",
    )
