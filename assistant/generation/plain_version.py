"""A plain-language (FALC) version of an answer, beside it, with the same sources."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Notice, Paragraph
from assistant.draft import Composition
from assistant.figures import figures_in
from assistant.frames import say
from assistant.generation.answering import Given, held_claims, marked
from assistant.generation.prompts import limit
from assistant.generation.writer import Setback, Writer, WriterSetback
from index.view import View

_MOST_SOURCES = 12


def with_plain_version(
    composition: Composition, question: str, writer: Writer, view: View, language: str
) -> Composition:
    """Return the composition with its plain version, or with a notice that there is none.

    The composition is one that was verified. Its sources are those of the plain version:
    the same numbers, and every figure of a short answer must be there again.
    """
    try:
        paragraph = _plain_paragraph(composition, question, writer, view, language)
    except WriterSetback:
        return without_plain_version(composition, language)
    lead = Notice(say(language, "plain_lead"))
    return replace(
        composition, blocks=(*composition.blocks, lead, paragraph), mode="generated"
    )  # fmt: skip


def without_plain_version(composition: Composition, language: str) -> Composition:
    """Return the composition with a notice that it has no plain version."""
    missing = Notice(say(language, "plain_missing"))
    return replace(composition, blocks=(*composition.blocks, missing))


def _plain_paragraph(
    composition: Composition, question: str, writer: Writer, view: View, language: str
) -> Paragraph:
    given = [
        Given(c.number, view.documents[c.document_id], c.start, c.end,
              view.passage(c.passage_id) if c.passage_id else None)
        for c in composition.citations
    ]  # fmt: skip
    size = sum(g.end - g.start for g in given)
    if len(given) > _MOST_SOURCES or size > limit("characters"):
        raise WriterSetback(Setback.UNSUPPORTED)
    if not writer.reads_internal and any(g.internal for g in given):
        raise WriterSetback(Setback.INTERNAL)
    claims = writer.simplify(question, [g.extract() for g in given], language)
    held = held_claims(claims, given, view, language, plain=True)
    written = " ".join(marked(h.text, [f"[{g.number}]" for g in h.spans]) for h in held)
    if not _figures(composition) <= figures_in(written):
        raise WriterSetback(Setback.UNSUPPORTED)
    return Paragraph(written)


def _figures(composition: Composition) -> frozenset[str]:
    """Return the figures that the answer quotes; those of a list are too many to repeat."""
    told = figures_in(" ".join(b.text for b in composition.blocks if isinstance(b, Paragraph)))
    return told & figures_in(" ".join(c.quote for c in composition.citations))
