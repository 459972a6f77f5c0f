"""From blocks and sections to passages: the units that are searched and cited."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from langchain_text_splitters import RecursiveCharacterTextSplitter

from index.document import (
    Audience,
    Block,
    BlockKind,
    Passage,
    PassageKind,
    Role,
    Section,
)
from index.text import fold
from ingest.lists import ListPlace, place_items
from ingest.structure import Structure

MAX_PROSE = 800
_MAX_FIGURE = 200  # longer prose under the figures tells about them, and is no figure
_SPLITTER = RecursiveCharacterTextSplitter(
    chunk_size=MAX_PROSE,
    chunk_overlap=0,
    separators=["\n\n", "\n", r"(?<=[.!?…])\s+", r"(?<=[;:])\s+", r"\s+", ""],
    is_separator_regex=True,
    keep_separator="end",
    add_start_index=True,
)
_KINDS = {
    BlockKind.ITEM: PassageKind.ITEM,
    BlockKind.TABLE_ROW: PassageKind.TABLE_ROW,
    BlockKind.NOTE: PassageKind.NOTE,
}
_LISTED = (PassageKind.ITEM, PassageKind.TABLE_ROW, PassageKind.FIGURE)
# "Département pilote : Action sociale" states no mission, nor do names one after the other.
_NAME = "[A-ZÀÂÇÉÈÊÎÔ]"
_LABELLED = re.compile(rf"[^:.]{{3,40}} : (?:[^.]{{1,100}}$|{_NAME}(?:[^.:]*?, {_NAME}){{2}})")
# "N° : 1.1 ; Action : …", "Action : A3 – Poser un trottoir ; …", "OO 1.2 : …": the code of a row.
_CODED_ROW = re.compile(
    r"(?:(?:n°|num[ée]ro|n[or]?\b|code|r[ée]f|action|mesure|fiche|objectif|axe|projet|o[os]\b)"
    r"[^:;]{0,20} : )?(?:[^\W\d]{1,12}\.? )?"
    r"(\d{1,2}(?:\.(?:\d{1,2}|[a-z]))+|[a-z]\d{1,2}(?:\.\w{1,2})*)\b"
    r"(?=[.)]?(?: [;:–—-]| [^\W\d]))",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"\w")
_CONTENTS = re.compile(
    r"(?:[.…_] ?){5,}\s*\d{1,4}\b(?!\s*(?:[.,/]\d|[€%°-]|(?:eur(?:os?)?|heures?|h|km|m[²2])\b))",
    re.I,
)
"""A line of a table of contents repeats a title, and says nothing of its subject.

What leads to an amount ("Adultes ........ 5 €") is a price, not a page.
"""


@dataclass(frozen=True, slots=True)
class PassageSource:
    """What passages are cut from."""

    document_id: str
    title: str
    audience: Audience
    text: str
    blocks: Sequence[Block]
    structure: Structure


def cut_passages(source: PassageSource) -> tuple[Passage, ...]:
    """Return the passages of a document, in reading order.

    A list item, table row or note is one passage; so is a heading that is itself an
    objective or an action. Prose is one passage a paragraph, long prose several.
    """
    passages: list[Passage] = []
    seen: dict[str, int] = {}
    places = place_items(source.document_id, source.text, source.blocks)
    sections = _sections_of_blocks(source)
    for at, block in enumerate(source.blocks):
        for passage in _passages_of(source, block, sections[at], places.get(at)):
            digest = _digest(passage)
            seen[digest] = seen.get(digest, 0) + 1
            suffix = "" if seen[digest] == 1 else f"-{seen[digest]}"
            passages.append(
                replace(
                    passage,
                    id=f"{source.document_id}.{digest}{suffix}",
                    position=len(passages),
                )
            )
    return tuple(passages)


def _digest(passage: Passage) -> str:
    """Identify a passage by its words and its place, so that an edit elsewhere keeps it."""
    told = "\x1f".join((*passage.heading_path, "\x1e", passage.lead_in or "", passage.text))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _sections_of_blocks(source: PassageSource) -> list[Section | None]:
    """Return the innermost section of each block."""
    found: list[Section | None] = []
    current, following = None, iter(source.structure.sections)
    for block in source.blocks:
        if block.kind is BlockKind.HEADING:
            current = next(following)
        found.append(current)
    return found


def _passages_of(
    source: PassageSource, block: Block, section: Section | None, place: ListPlace | None
) -> Iterator[Passage]:
    if block.kind is BlockKind.HEADING:
        yield from _heading_passage(source, block, section)
        return
    kind = _KINDS.get(block.kind, PassageKind.PROSE)
    coded = source.structure.coded.get(block.start)
    role = coded.role if coded else _role(source, block, section, kind)
    if role is Role.FIGURE and kind is not PassageKind.NOTE:
        kind = PassageKind.FIGURE
    for start, end in _spans(source.text, block, kind):
        yield Passage(
            id="",
            document_id=source.document_id,
            position=0,
            start=start,
            end=end,
            text=source.text[start:end],
            kind=kind,
            heading_path=_path(source, section),
            section=section.index if section else None,
            audience=source.audience,
            role=role,
            number=coded.number if coded else _number(source, block, section),
            group=place.group if place else None,
            lead_in=place.lead_in if place else None,
            page=block.page,
            recognised=block.recognised,
        )


def _heading_passage(
    source: PassageSource, block: Block, section: Section | None
) -> Iterator[Passage]:
    """Yield the passage of a heading that is itself an objective or an action."""
    words = source.structure.senses[section.index].words if section else None
    if section is None or words is None or section.role is None:
        return
    start, end = block.start + words[0], block.start + words[1]
    parent = source.structure.sections[section.parent] if section.parent is not None else None
    yield Passage(
        id="",
        document_id=source.document_id,
        position=0,
        start=start,
        end=end,
        text=source.text[start:end],
        kind=PassageKind.ITEM,
        heading_path=_path(source, parent),
        section=section.index,
        audience=source.audience,
        role=section.role,
        number=section.number,
        group=f"{source.document_id}.t{section.parent}-{section.role}",
        page=block.page,
        recognised=block.recognised,
    )


def _spans(text: str, block: Block, kind: PassageKind) -> Iterator[tuple[int, int]]:
    if not _SPOKEN.search(text, block.start, block.end):
        return
    if _CONTENTS.search(text, block.start, block.end):
        return
    if kind is not PassageKind.PROSE or block.end - block.start <= MAX_PROSE:
        yield block.start, block.end
        return
    for piece in _SPLITTER.create_documents([text[block.start : block.end]]):
        start = block.start + int(piece.metadata["start_index"])
        yield start, start + len(piece.page_content)


def _path(source: PassageSource, section: Section | None) -> tuple[str, ...]:
    """Return the headings from the top down, without the document's own title."""
    path: list[str] = []
    while section is not None:
        path.append(section.heading)
        section = None if section.parent is None else source.structure.sections[section.parent]
    if path and fold(path[-1]) == fold(source.title):
        path.pop()
    return tuple(reversed(path))


def _role(
    source: PassageSource, block: Block, section: Section | None, kind: PassageKind
) -> Role | None:
    if section is None or kind is PassageKind.NOTE:
        return None
    if section.role is Role.STAKE:
        first = block.start == section.body and block.kind is not BlockKind.ITEM
        told = source.text[block.start : block.end]
        other = _LABELLED.match(told) or told.rstrip().endswith(":")
        return Role.MISSION if first and not other else None
    if kind in _LISTED:
        if source.structure.senses[section.index].words is not None:
            return None  # what an objective lists are its details, no objectives
        said = section.role or _role_above(source, section)
        # A table under the missions ("Horaire") states none.
        return None if said is Role.MISSION and kind is PassageKind.TABLE_ROW else said
    told_in_prose = section.role is Role.VALUE or (
        section.role is Role.FIGURE
        and block.end - block.start <= _MAX_FIGURE
        and not _holds_list(source, section)
    )
    return section.role if told_in_prose else None


def _holds_list(source: PassageSource, section: Section) -> bool:
    """Tell whether a section lists its figures: then its prose only comments on them."""
    return any(
        block.kind in (BlockKind.ITEM, BlockKind.TABLE_ROW)
        for block in source.blocks
        if section.body <= block.start < section.end
    )


def _role_above(source: PassageSource, section: Section) -> Role | None:
    """Return the role an item takes from its section's wording, else from above."""
    said = source.structure.senses[section.index].role
    if said is not None or section.parent is None:
        return said
    above = source.structure.sections[section.parent]
    return above.role if above.role is not Role.STAKE else None


def _number(source: PassageSource, block: Block, section: Section | None) -> str | None:
    """Return the number of a block: its own, or that of the heading that is its number.

    What stands under a heading with words of its own ("OS 1 – Se déplacer") is a part of that,
    and not numbered so; a row may open with its code.
    """
    if block.kind is BlockKind.TABLE_ROW:
        coded = _CODED_ROW.match(source.text, block.start, block.end)
        return coded[1] if coded else None
    if block.number or section is None:
        return block.number
    sense = source.structure.senses[section.index]
    return section.number if sense.number is not None and sense.words is None else None
