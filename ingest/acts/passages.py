"""From acts to sections and passages, so that a citation says "Article 2"."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.document import Audience, Block, Passage, PassageKind, Section
from index.text import fold
from ingest.acts.find import ReadAct
from ingest.acts.parts import Part, PartKind

MAX_PASSAGE = 800
_LABELS = {
    PartKind.SEEN: "Vu",
    PartKind.WHEREAS: "Considérant",
    PartKind.DECISION: "Décision",
    PartKind.VOTE: "Vote",
    PartKind.ANNEX: "Annexe",
}
_KINDS = {
    PartKind.SEEN: PassageKind.RECITAL,
    PartKind.WHEREAS: PassageKind.RECITAL,
    PartKind.DECISION: PassageKind.ARTICLE,
    PartKind.ARTICLE: PassageKind.ARTICLE,
}
_SILENT = (PartKind.LABEL, PartKind.SIGNATURE)
_BODY = re.compile(
    r"(?:le|la) (?:conseil|college|deputation)(?: [a-z]+)?(?: de l'action sociale)?\W*"
    r"(?:en seance publique\W*)?"
)
"""A line that only names who decides, between the labels of an act and its motives."""

_BREAK = re.compile(r"\n|(?<=[.;:!?…])\s+")


@dataclass(frozen=True, slots=True)
class ActText:
    """What the sections and passages of a document of acts are cut from."""

    document_id: str
    text: str
    blocks: Sequence[Block]
    audience: Audience
    acts: tuple[ReadAct, ...]


def act_sections(acts: Sequence[ReadAct]) -> tuple[Section, ...]:
    """Return a section for each act and, under it, one for each of its articles."""
    sections: list[Section] = []
    for read in acts:
        act, parent = read.act, len(sections)
        sections.append(
            Section(
                index=parent,
                heading=act.title,
                level=1,
                start=act.start,
                body=read.parts[0].start if read.parts else act.end,
                end=act.end,
                number=act.point,
                page=act.page,
            )
        )
        articles = [part for part in read.parts if part.kind is PartKind.ARTICLE]
        sections += [_article(part, len(sections) + at, parent) for at, part in enumerate(articles)]
    return tuple(sections)


def _article(part: Part, index: int, parent: int) -> Section:
    return Section(
        index=index,
        heading=f"Article {part.number}",
        level=2,
        start=part.start,
        body=part.start,
        end=part.end,
        parent=parent,
        number=part.number,
        page=part.page,
    )


def act_passages(source: ActText) -> tuple[Passage, ...]:
    """Return the passages of a document of acts, in reading order.

    The text before the first act (who sat, when) is told without act.
    """
    sections = {section.start: section for section in act_sections(source.acts)}
    passages: list[Passage] = []
    seen: dict[str, int] = {}
    for draft in _drafts(source, sections):
        digest = _digest(draft)
        seen[digest] = seen.get(digest, 0) + 1
        suffix = "" if seen[digest] == 1 else f"-{seen[digest]}"
        passages.append(
            replace(draft, id=f"{source.document_id}.{digest}{suffix}", position=len(passages))
        )
    return tuple(passages)


def _drafts(source: ActText, sections: dict[int, Section]) -> Iterator[Passage]:
    first = source.acts[0].act.start if source.acts else len(source.text)
    for start, end in _pieces(source.text, 0, first):
        yield _passage(source, start, end, PassageKind.PROSE, (), None, None, None)
    for read in source.acts:
        home = sections.get(read.act.start)
        at = home.index if home else None
        title = read.title_span
        if title is not None:
            yield _passage(
                source, *title, PassageKind.PROSE, (read.act.title,), at, read.act.id, None
            )
        for part in read.parts:
            if part.kind not in _SILENT and not _only_names_the_body(source.text, part):
                section = sections.get(part.start)
                inner = section.index if section and part.kind is PartKind.ARTICLE else at
                yield from _of_part(source, read, part, inner)


def _only_names_the_body(text: str, part: Part) -> bool:
    told = text[part.start : part.end]
    return part.kind is PartKind.PROSE and _BODY.fullmatch(fold(told)) is not None


def _of_part(source: ActText, read: ReadAct, part: Part, section: int | None) -> Iterator[Passage]:
    label = f"Article {part.number}" if part.kind is PartKind.ARTICLE else _LABELS.get(part.kind)
    path = (read.act.title, label) if label else (read.act.title,)
    kind = _KINDS.get(part.kind, PassageKind.PROSE)
    for start, end in _pieces(source.text, part.start, part.end):
        yield _passage(source, start, end, kind, path, section, read.act.id, part.number)


def _passage(
    source: ActText,
    start: int,
    end: int,
    kind: PassageKind,
    path: tuple[str, ...],
    section: int | None,
    act: str | None,
    number: str | None,
) -> Passage:
    block = _block_at(source.blocks, start)
    return Passage(
        id="",
        document_id=source.document_id,
        position=0,
        start=start,
        end=end,
        text=source.text[start:end],
        kind=kind,
        heading_path=path,
        section=section,
        audience=source.audience,
        number=number,
        page=block.page if block else None,
        act=act,
        recognised=block.recognised if block else False,
    )


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield spans of at most MAX_PASSAGE characters, cut at lines and sentences."""
    piece = start
    last = start
    for match in _BREAK.finditer(text, start, end):
        if match.start() - piece > MAX_PASSAGE and last > piece:
            yield from _trimmed(text, piece, last)
            piece = last
        last = match.end()
    if end - piece > MAX_PASSAGE and last > piece:
        yield from _trimmed(text, piece, last)
        piece = last
    yield from _trimmed(text, piece, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span without the white space at its ends, unless no word is left."""
    words = text[start:end]
    if re.search(r"[^\W\d_]", words):
        left = len(words) - len(words.lstrip())
        yield start + left, start + len(words.rstrip())


def _block_at(blocks: Sequence[Block], start: int) -> Block | None:
    """Return the last block that starts at or before an offset."""
    low, high = 0, len(blocks)
    while low < high:
        middle = (low + high) // 2
        if blocks[middle].start <= start:
            low = middle + 1
        else:
            high = middle
    return blocks[low - 1] if low else None


def _digest(passage: Passage) -> str:
    """Identify a passage by its words and place, so that an edit elsewhere keeps it."""
    told = "\x1f".join((*passage.heading_path, passage.text))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]
