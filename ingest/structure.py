"""From blocks to sections: the tree of headings, with the role each plays in a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.document import Block, BlockKind, Role, Section
from index.lexicon import Lexicon
from ingest.headings import HeadingSense, read_heading


@dataclass(frozen=True, slots=True)
class Structure:
    """The sections of a document and, by the same index, what their headings say."""

    sections: tuple[Section, ...]
    senses: tuple[HeadingSense, ...]


def printed_start(text: str, block: Block) -> int:
    """Return where a block starts as printed: its number stands before its span."""
    if block.number is None:
        return block.start
    start = block.start - len(block.number) - 1
    return start if start >= 0 and text[start : block.start - 1] == block.number else block.start


def find_structure(text: str, blocks: Sequence[Block], lexicon: Lexicon) -> Structure:
    """Return the sections of a document, in reading order, with their roles.

    - A section that holds strategic objectives is an enjeu, whatever its wording.
    - A section directly under the title of the values is a value.
    - A heading that only refers to a number plays the part of the section it stands in.
    - The title over the enjeux, or over the values, has no role: what it holds has it.
    """
    sections = _tree(text, blocks)
    senses = tuple(read_heading(section.heading, lexicon) for section in sections)
    titled = _has_title(sections) and senses[0].words is None
    if titled:
        senses = (HeadingSense(), *senses[1:])
    roles = _roles(sections, senses, titled)
    return Structure(
        tuple(
            replace(section, role=roles[section.index], number=section.number or sense.number)
            for section, sense in zip(sections, senses, strict=True)
        ),
        senses,
    )


def _roles(
    sections: Sequence[Section], senses: Sequence[HeadingSense], titled: bool
) -> list[Role | None]:
    said = [sense.role for sense in senses]
    roles = list(said)
    stakes: set[int] = set()
    values: set[int] = set()
    for section in sections:
        parent, sense = section.parent, senses[section.index]
        if parent is None:
            continue
        if sense.is_reference and roles[parent] is not Role.STAKE:
            roles[section.index] = roles[parent] or roles[section.index]
        elif roles[section.index] is None and said[parent] is Role.VALUE:
            roles[section.index] = Role.VALUE
            values.add(parent)
        elif (
            said[section.index] is Role.STRATEGIC_OBJECTIVE
            and said[parent] is not said[section.index]
        ):
            stakes.add(parent)
    for index, role in enumerate(roles):
        if index in stakes and not (index == 0 and titled):
            roles[index] = Role.STAKE
        elif (role is Role.STAKE and senses[index].words is None) or index in values:
            roles[index] = None
    return roles


def _has_title(sections: Sequence[Section]) -> bool:
    """Tell whether the first heading is the document's title: all the rest is under it."""
    return len(sections) > 1 and all(s.level > sections[0].level for s in sections[1:])


def _tree(text: str, blocks: Sequence[Block]) -> list[Section]:
    sections: list[Section] = []
    opened: list[int] = []
    for at, block in enumerate(blocks):
        if block.kind is not BlockKind.HEADING:
            continue
        start = printed_start(text, block)
        while opened and sections[opened[-1]].level >= block.level:
            closed = opened.pop()
            sections[closed] = replace(sections[closed], end=start)
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        section = Section(
            index=len(sections),
            heading=text[block.start : block.end],
            level=block.level,
            start=start,
            body=printed_start(text, following) if following else len(text),
            end=len(text),
            parent=opened[-1] if opened else None,
            number=block.number,
            page=block.page,
        )
        opened.append(section.index)
        sections.append(section)
    return sections
