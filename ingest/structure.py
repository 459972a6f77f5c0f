"""From blocks to sections: the tree of headings, with the role each plays in a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.document import Block, BlockKind, Role, Section
from index.lexicon import Lexicon
from ingest.headings import HeadingSense, read_heading

# A longer paragraph that opens with a code is no heading.
_LONGEST = 300
_MAY_BE_CODED = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_CODED = frozenset({Role.STRATEGIC_OBJECTIVE, Role.OPERATIONAL_OBJECTIVE, Role.ACTION})


@dataclass(frozen=True, slots=True)
class Structure:
    """The sections of a document and, by the same index, what their headings say.

    `coded` has what the paragraphs and items that open with a code of their own say ("OO 1.2.
    Planter des haies"), by where they start.
    """

    sections: tuple[Section, ...]
    senses: tuple[HeadingSense, ...]
    coded: Mapping[int, HeadingSense] = field(default_factory=dict)


def with_coded_headings(
    text: str, blocks: Sequence[Block], lexicon: Lexicon
) -> tuple[tuple[Block, ...], Mapping[int, HeadingSense]]:
    """Return the blocks, those that open with the code of a strategic objective as headings.

    Plans print "OS 1.1. Protéger les habitants" as a bold paragraph or an item, what stands under
    it below; also what every block that opens with a code says, by where it starts. One block
    alone is a sentence.
    """
    # Under the line with the code may stand the fields of a record.
    opening = {b.start: text[b.start : b.end].partition("\n")[0] for b in blocks}
    said = {
        block.start: sense
        for block in blocks
        if block.kind in _MAY_BE_CODED and len(opening[block.start]) <= _LONGEST
        and (sense := read_heading(opening[block.start], lexicon)).role in _CODED
        and sense.number and sense.words
    }  # fmt: skip
    several = Counter(sense.role for sense in said.values())
    coded = {start: sense for start, sense in said.items() if several[sense.role] > 1}
    marked: list[Block] = []
    base = above = 0
    for block in blocks:
        own = coded.get(block.start)
        if block.kind is BlockKind.HEADING:
            sense = read_heading(text[block.start : block.end], lexicon)
            if sense.role is not Role.OPERATIONAL_OBJECTIVE:
                base, above = block.level, 0
            # Headings of what stands under a coded objective are below it.
            marked.append(replace(block, level=max(block.level, above + 1)) if above else block)
        elif own is not None and own.role is Role.STRATEGIC_OBJECTIVE:
            above = base + 1
            marked.append(replace(block, kind=BlockKind.HEADING, level=above))
        else:
            marked.append(block)
    return tuple(marked), coded


def printed_start(text: str, block: Block) -> int:
    """Return where a block starts as printed: its number stands before its span."""
    if block.number is None:
        return block.start
    start = block.start - len(block.number) - 1
    return start if start >= 0 and text[start : block.start - 1] == block.number else block.start


def find_structure(
    text: str,
    blocks: Sequence[Block],
    lexicon: Lexicon,
    coded: Mapping[int, HeadingSense] | None = None,
) -> Structure:
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
            replace(section, role=roles[section.index], number=_number(section, sense))
            for section, sense in zip(sections, senses, strict=True)
        ),
        senses,
        coded or {},
    )


def _number(section: Section, sense: HeadingSense) -> str | None:
    """Return the number of the thing that a heading is ("5. Enjeu 3 – …"), else the heading's."""
    own = sense.number if sense.words else None
    return own or section.number or sense.number


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
