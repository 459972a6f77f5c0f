"""An answer being made: what each step has learnt so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from assistant.answer import Answer, Block, Citation, Notice, Paragraph, Status
from assistant.catalogue import Collection
from assistant.evidence import Evidence
from assistant.generation.writer import Writer
from assistant.judgement import Judgement
from assistant.question import Question
from assistant.understanding import Understanding
from index.view import Hit, View


@dataclass(frozen=True, slots=True)
class Composition:
    """An answer written and not yet verified.

    `computed` are the figures that the assistant counted itself from a document's
    structure; every other figure must stand in the passage that is cited for it.
    """

    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...]
    status: Status = Status.ANSWERED
    computed: frozenset[str] = frozenset()
    options: tuple[str, ...] = ()
    understood: str | None = None
    mode: Literal["extractive", "generated"] = "extractive"


@dataclass(slots=True)
class Draft:
    """What is known of a question and its answer. Steps improve it, one after the other.

    `text` is the question cleaned; `standalone` the same, standing on its own when it
    followed up on an earlier one. `writer` is the chat model's, None without one. `listed` are
    the lists written, when words have chosen them and nobody has read them with the question.
    """

    question: Question
    view: View
    writer: Writer | None = None
    text: str = ""
    language: str = "fr"
    standalone: str = ""
    followed_up: bool = False
    understood: Understanding | None = None
    hits: list[Hit] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    judgement: Judgement | None = None
    composition: Composition | None = None
    listed: tuple[Collection, ...] = ()

    @property
    def reading(self) -> Understanding:
        """Return the understanding, which every step after `understand` may rely on."""
        if self.understood is None:
            raise LookupError("the question has not been understood yet")
        return self.understood

    def end(
        self, status: Status, text: str, *notices: str, options: tuple[str, ...] = ()
    ) -> Answer:
        """Return an answer without sources: a refusal, a greeting, an error."""
        blocks: tuple[Block, ...] = (Paragraph(text), *(Notice(n) for n in notices))
        return Answer(
            status=status, blocks=blocks, language=self.language,
            standalone=self.standalone or self.text, options=options,
        )  # fmt: skip
