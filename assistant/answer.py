"""What the assistant gives back: a status, blocks of text, and the sources of each claim."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal


class Status(StrEnum):
    """How a question ended. The first word is the family; the set is closed."""

    ANSWERED = "answered"
    ANSWERED_PARTIAL = "answered_partial"
    CLARIFICATION = "clarification"
    UNANSWERABLE_NOT_FOUND = "unanswerable_not_found"
    UNANSWERABLE_DETAIL = "unanswerable_detail"
    UNANSWERABLE_INSTITUTION = "unanswerable_institution"
    UNANSWERABLE_PREMISE = "unanswerable_premise"
    REDIRECTED_AUTHORITY = "redirected_authority"
    SMALLTALK = "smalltalk"
    REFUSED_ATTACK = "refused_attack"
    REFUSED_PERSONAL_DATA = "refused_personal_data"
    REFUSED_OPINION = "refused_opinion"
    REFUSED_TASK = "refused_task"
    REFUSED_TOO_LONG = "refused_too_long"
    REFUSED_EMPTY = "refused_empty"
    ERROR_INDEX = "error_index"
    ERROR_INTERNAL = "error_internal"

    @property
    def answered(self) -> bool:
        """Tell whether this status carries an answer with citations."""
        return self in (Status.ANSWERED, Status.ANSWERED_PARTIAL)


@dataclass(frozen=True, slots=True)
class Citation:
    """A source of the answer. `quote` is `document.text[start:end]`, word for word.

    `section` is the heading path; `page` counts from 1. `recognised` marks words read by
    optical character recognition. `successor` is the id of the text that replaces this one.
    """

    number: int
    document_id: str
    title: str
    document_type: str
    quote: str
    start: int
    end: int
    section: tuple[str, ...] = ()
    page: int | None = None
    date: str | None = None
    legal_status: str | None = None
    passage_id: str | None = None
    act_id: str | None = None
    recognised: bool = False
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, with [n] after each claim."""

    text: str
    type: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list; `number` as printed in the source."""

    text: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list, complete or said to be partial by the text around it."""

    items: tuple[ListItem, ...]
    title: str | None = None
    ordered: bool = False
    type: Literal["list"] = "list"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source, shown as such."""

    text: str
    citation: int
    type: Literal["quote"] = "quote"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under a header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str | None = None
    type: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark about the answer, not part of it."""

    text: str
    level: Literal["info", "warning"] = "info"
    type: Literal["notice"] = "notice"


Block = Paragraph | ListBlock | Quote | Table | Notice


def plain_text(blocks: tuple[Block, ...]) -> str:
    """Write blocks as plain text, one block per paragraph, one item per line."""
    return "\n\n".join(filter(None, (_block_text(block) for block in blocks)))


def _block_text(block: Block) -> str:
    match block:
        case ListBlock():
            lines = [block.title] if block.title else []
            lines += [f"{item.number}. {item.text}" if item.number else f"- {item.text}"
                      for item in block.items]  # fmt: skip
            return "\n".join(lines)
        case Quote():
            return f"« {block.text} » [{block.citation}]"
        case Table():
            head = [block.caption] if block.caption else []
            return "\n".join([*head, *(" | ".join(row) for row in (block.header, *block.rows))])
        case _:
            return block.text


@dataclass(frozen=True, slots=True)
class Answer:
    """The end of a question.

    `understood` is the question as it was understood, standing on its own: it is shown to
    the reader when it differs from what was asked, and resolves the next follow-up.
    `options` are the readings offered by a clarification, or the items listed, in order:
    what "le deuxième" refers to next.
    """

    status: Status
    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...] = ()
    suggestions: tuple[str, ...] = ()
    mode: Literal["extractive", "generated"] = "extractive"
    language: str = "fr"
    understood: str | None = None
    standalone: str = ""
    options: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the whole answer as plain text."""
        return plain_text(self.blocks)

    def with_suggestions(self, suggestions: tuple[str, ...]) -> Answer:
        """Return the same answer with what to ask next."""
        return replace(self, suggestions=suggestions)
