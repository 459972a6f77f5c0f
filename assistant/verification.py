"""Check what was written against what is cited, whoever wrote it.

No composition reaches a reader without passing here: each quote is the document's own
words, each mark has its source, each figure stands in a passage cited beside it (or was
counted by the assistant from the document's structure).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Block, Citation, ListBlock, ListItem, Notice, Paragraph, Quote, Table
from assistant.draft import Composition
from assistant.figures import figures_in, number_words_in
from index.text import fold
from index.view import View

_MARK = re.compile(r"\[(\d{1,3})\]")


def verify(composition: Composition, view: View) -> Composition | None:
    """Return the composition without what its sources do not support; None if nothing is left.

    Citations that are no longer used go, and the rest is numbered again.
    """
    valid = {c.number: c for c in composition.citations if _is_verbatim(c, view)}
    cited = {c.document_id: view.documents[c.document_id] for c in valid.values()}
    names = frozenset().union(*(figures_in(d.metadata.name) | figures_in(d.metadata.title)
                                | {d.metadata.date or ""}
                                for d in cited.values()))  # fmt: skip
    allowed = composition.computed | names
    blocks = tuple(
        checked for b in composition.blocks if (checked := _checked(b, valid, allowed)) is not None
    )
    used = _numbers_of(blocks)
    if not used:
        return None
    kept = [c for c in composition.citations if c.number in used]
    renumbered = {c.number: i for i, c in enumerate(kept, 1)}
    return replace(
        composition,
        blocks=tuple(_renumber(b, renumbered) for b in blocks),
        citations=tuple(replace(c, number=renumbered[c.number]) for c in kept),
    )


def _is_verbatim(citation: Citation, view: View) -> bool:
    document = view.documents.get(citation.document_id)
    return (
        document is not None
        and bool(citation.quote.strip())
        and document.quote(citation.start, citation.end) == citation.quote
    )


def supported(text: str, citations: Sequence[Citation], allowed: frozenset[str]) -> bool:
    """Tell whether every figure of a text stands in its citations or is allowed."""
    figures = figures_in(text) - allowed
    if not figures:
        return True
    quoted = " \n ".join(c.quote for c in citations)
    known = figures_in(quoted) | number_words_in(fold(quoted)) | _section_figures(citations)
    return figures <= known


def _section_figures(citations: Sequence[Citation]) -> frozenset[str]:
    return frozenset().union(*(figures_in(" ".join(c.section)) for c in citations))


def _checked(block: Block, valid: dict[int, Citation], allowed: frozenset[str]) -> Block | None:
    match block:
        case Notice():
            return block
        case Quote():
            return block if block.citation in valid else None
        case Paragraph():
            return block if _holds(block.text, valid, allowed) else None
        case ListBlock():
            items = tuple(i for i in block.items if _holds(i.text, valid, allowed))
            return replace(block, items=items) if items else None
        case Table():
            rows = tuple(r for r in block.rows if _holds(" | ".join(r), valid, allowed))
            return replace(block, rows=rows) if rows else None


def _holds(text: str, valid: dict[int, Citation], allowed: frozenset[str]) -> bool:
    numbers = [int(n) for n in _MARK.findall(text)]
    if any(n not in valid for n in numbers):
        return False
    return supported(text, [valid[n] for n in numbers], allowed)


def _texts(block: Block) -> list[str]:
    match block:
        case ListBlock():
            return [item.text for item in block.items]
        case Table():
            return [" | ".join(row) for row in block.rows]
        case Quote():
            return [f"[{block.citation}]"]
        case Paragraph() | Notice():
            return [block.text]


def _numbers_of(blocks: Sequence[Block]) -> set[int]:
    return {int(n) for block in blocks for text in _texts(block) for n in _MARK.findall(text)}


def _renumber(block: Block, numbers: dict[int, int]) -> Block:
    def text(value: str) -> str:
        return _MARK.sub(lambda m: f"[{numbers.get(int(m[1]), int(m[1]))}]", value)

    match block:
        case ListBlock():
            return replace(
                block, items=tuple(ListItem(text(i.text), i.number) for i in block.items)
            )
        case Table():
            return replace(block, rows=tuple(tuple(map(text, row)) for row in block.rows))
        case Quote():
            return replace(block, citation=numbers[block.citation])
        case Paragraph():
            return Paragraph(text(block.text))
        case Notice():
            return block
