"""The shared vocabulary: what a document is made of, and who may read it.

A document keeps one plain text. Everything else (blocks, sections, passages,
acts) is a half-open character span `[start, end)` of that text, which is what
makes verbatim quotes, complete lists and exact highlights possible.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Audience(StrEnum):
    """Who may read a document. What is not declared public is internal."""

    PUBLIC = "public"
    INTERNAL = "internal"


class DocumentType(StrEnum):
    """What a document is, as told to the reader of a citation."""

    BROCHURE = "brochure"
    PLAN = "plan"
    DELIBERATION = "deliberation"
    MINUTES = "proces-verbal"
    REGULATION = "reglement"
    REPORT = "rapport"
    PAGE = "page"
    NOTE = "note"
    ANNEX = "annexe"
    OTHER = "autre"


ACT_TYPES = frozenset({DocumentType.DELIBERATION, DocumentType.MINUTES})
"""The types of documents that hold acts of a council or college."""

OF_ACTS = ACT_TYPES | {DocumentType.ANNEX}
"""The types of documents that hold acts, or go with one."""


class LegalStatus(StrEnum):
    """What a text is worth in law. A draft is never told as a decision."""

    INFORMATION = "information"
    DRAFT = "projet"
    ADOPTED = "adopte"
    UNDER_SUPERVISION = "soumis_a_tutelle"
    APPROVED = "approuve"
    CANCELLED = "annule"
    REPLACED = "remplace"
    ARCHIVED = "archive"


class Role(StrEnum):
    """The part a passage or a section plays in a strategic plan (PST)."""

    STAKE = "enjeu"
    MISSION = "mission"
    STRATEGIC_OBJECTIVE = "objectif_strategique"
    OPERATIONAL_OBJECTIVE = "objectif_operationnel"
    ACTION = "action"
    ACTOR = "acteur"
    FIGURE = "chiffre"
    VALUE = "valeur"


class BlockKind(StrEnum):
    """The typographic nature of a block of text."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    TABLE_ROW = "table_row"
    NOTE = "note"
    """An editor's note: shown to readers, never quoted as the document's own words."""


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item… in reading order.

    `level` is the heading level (1 to 6) or the depth of a list item (1 is the
    outermost); 0 otherwise. `number` is the printed number ("01", "3.2"), which is
    not part of the span. `page` counts from 1; None where there are no pages.
    `recognised` marks text read by optical character recognition.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    number: str | None = None
    page: int | None = None
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading of its level or above.

    `index` is its rank in `Document.sections`; `parent` the index of the enclosing
    section. `start` is where the heading starts, `body` where the text after it starts.
    """

    index: int
    heading: str
    level: int
    start: int
    body: int
    end: int
    parent: int | None = None
    role: Role | None = None
    number: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote as recorded in an act. `None` counts were not recorded."""

    unanimous: bool = False
    in_favour: int | None = None
    against: int | None = None
    abstentions: int | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a council or college inside a document (minutes hold many).

    Dates are ISO 8601 (`2022-03-31`), local. `amounts` are euros in the order of the
    text. `start`/`end` delimit the act in the document's text. `replaced_by` is the id of
    its successor, or the words that name it. `reference` is the institution's own number
    of the act, `url` where it was published.
    """

    id: str
    document_id: str
    start: int
    end: int
    title: str
    institution: str | None = None
    organ: str | None = None
    sitting_date: str | None = None
    point: str | None = None
    matter: str | None = None
    representative: str | None = None
    legal_status: LegalStatus = LegalStatus.DRAFT
    vote: Vote | None = None
    amounts: tuple[float, ...] = ()
    annexes: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    replaced_by: str | None = None
    page: int | None = None
    reference: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What staff declare of a document (front matter, form or ingest command).

    Dates are ISO 8601. `period` is free text ("2022-2024"). `replaced_by` is the id of
    the document that takes its place. `annex_of` is the document of the act that an annex
    goes with; when it may hold many acts, `annex_point` is the act's point.
    """

    title: str
    audience: Audience = Audience.INTERNAL
    type: DocumentType = DocumentType.OTHER
    legal_status: LegalStatus = LegalStatus.INFORMATION
    short_title: str | None = None
    publisher: str | None = None
    responsible: str | None = None
    period: str | None = None
    date: str | None = None
    in_force_from: str | None = None
    in_force_until: str | None = None
    language: str = "fr"
    origin: str | None = None
    replaced_by: str | None = None
    annex_of: str | None = None
    annex_point: str | None = None

    @property
    def name(self) -> str:
        """Return the short title, which staff give with its article ("le PST 2022-2024")."""
        return self.short_title or self.title


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: its text, structure and metadata.

    `id` is a stable slug made from the file's path inside the corpus. `sha256` is the
    digest of the source file; `source` its path inside the build's `files/` folder.
    """

    id: str
    metadata: Metadata
    text: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    sha256: str
    source: str
    media_type: str
    acts: tuple[Act, ...] = ()
    page_count: int | None = None

    def quote(self, start: int, end: int) -> str:
        """Return the document's own words between two offsets."""
        return self.text[start:end]


class PassageKind(StrEnum):
    """What a passage is, for search and composition."""

    PROSE = "prose"
    ITEM = "item"
    FIGURE = "figure"
    """A label and its value, or a label the source leaves without value."""
    TABLE_ROW = "table_row"
    ARTICLE = "article"
    RECITAL = "recital"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is searched and cited: `document.text[start:end] == text`.

    `position` is its rank in the document. `section` indexes `Document.sections`.
    Siblings of one list share `group` and follow each other by position; `lead_in` is
    the sentence that introduces the list ("Le PST est basé sur :"). `number` is the
    printed number of the item, or of the numbered heading it stands under when it has
    none itself. `act` is the id of the act it belongs to.
    """

    id: str
    document_id: str
    position: int
    start: int
    end: int
    text: str
    kind: PassageKind
    heading_path: tuple[str, ...]
    section: int | None
    audience: Audience
    role: Role | None = None
    number: str | None = None
    group: str | None = None
    lead_in: str | None = None
    page: int | None = None
    act: str | None = None
    recognised: bool = False

    @property
    def search_text(self) -> str:
        """Return what is indexed: headings and lead-in give a short item its meaning."""
        context = [*self.heading_path, *([self.lead_in] if self.lead_in else [])]
        return "\n".join([" › ".join(context), self.text]) if context else self.text
