"""From acts to sections and passages, so that a citation says "Article 2"."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.document import Audience, Block, Passage, PassageKind, Section
from index.sentences import paragraphs
from index.text import fold
from ingest.acts.find import ReadAct
from ingest.acts.parts import Part, PartKind
from ingest.structure import printed_start

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

_SAT = re.compile(r"\b(?:pr[ée]sents?|excus[ée]e?s?|pr[ée]sidente?)\b", re.I)
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
    """Return a section for each act and, under it, one for each of its chapters and articles."""
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
        chapter = None
        for at, part in enumerate(read.parts):
            if part.kind is PartKind.DIVISION:
                chapter = len(sections)
                sections.append(_division(read, at, chapter, parent))
            elif part.kind is PartKind.ARTICLE:
                above = parent if chapter is None else chapter
                sections.append(_article(part, len(sections), above, 2 if chapter is None else 3))
    return tuple(sections)


def _division(read: ReadAct, at: int, index: int, parent: int) -> Section:
    part, after = read.parts[at], read.parts[at + 1 :]
    following = (p.start for p in after if p.kind is PartKind.DIVISION)
    return Section(
        index=index,
        heading=part.heading or "",
        level=2,
        start=part.start,
        body=part.end,
        end=next(following, max((p.end for p in after), default=part.end)),
        parent=parent,
        page=part.page,
    )


def _article(part: Part, index: int, parent: int, level: int) -> Section:
    return Section(
        index=index,
        heading=_article_name(part),
        level=level,
        start=part.start,
        body=part.start if part.body is None else part.body,
        end=part.end,
        parent=parent,
        number=part.number,
        page=part.page,
    )


def _article_name(part: Part) -> str:
    """Return how a citation names an article: by its heading ("Article 4 – Exclusions"), if any."""
    return part.heading or f"Article {part.number}"


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
    first = _printed_start(source, source.acts[0].act.start) if source.acts else len(source.text)
    for start, end in _pieces(source.text, 0, first):
        yield _passage(source, start, end, PassageKind.PROSE, (), None, None, None)
    for read in source.acts:
        home = sections.get(read.act.start)
        title = read.title_span
        at = home.index if home else None
        for start, end in _attendance(source.text, read.act.start, title):
            yield _passage(
                source, start, end, PassageKind.PROSE, (read.act.title,), at, read.act.id, None
            )
        if title is not None:
            yield _passage(
                source, *title, PassageKind.PROSE, (read.act.title,), at, read.act.id, None
            )
        chapter: tuple[str, ...] = ()
        for part in read.parts:
            section = sections.get(part.start)
            if part.kind is PartKind.DIVISION:
                chapter, home = (part.heading or "",), section
            elif part.kind not in _SILENT and not _only_names_the_body(source.text, part):
                inner = section if section and part.kind is PartKind.ARTICLE else home
                yield from _of_part(source, read, part, chapter, inner)


def _attendance(text: str, start: int, title: tuple[int, int] | None) -> Iterator[tuple[int, int]]:
    """Yield what stands over the title of the one act of a document, where it tells who sat."""
    if title is not None and _SAT.search(text, start, title[0]):
        yield from _pieces(text, start, title[0])


def _printed_start(source: ActText, start: int) -> int:
    """Return where an act starts as printed: the number of its point is no end of what precedes."""
    block = _block_at(source.blocks, start)
    return printed_start(source.text, block) if block and block.start == start else start


def _only_names_the_body(text: str, part: Part) -> bool:
    told = text[part.start : part.end]
    return part.kind is PartKind.PROSE and _BODY.fullmatch(fold(told)) is not None


def _of_part(
    source: ActText, read: ReadAct, part: Part, chapter: tuple[str, ...], section: Section | None
) -> Iterator[Passage]:
    article = part.kind is PartKind.ARTICLE
    label = _article_name(part) if article else _LABELS.get(part.kind)
    path = (read.act.title, *chapter, *([label] if label else []))
    kind = _KINDS.get(part.kind, PassageKind.PROSE)
    at = section.index if section else None
    # An article that is its heading alone is told by it.
    body = part.body if part.body is not None and part.body < part.end else part.start
    for start, end in _pieces(source.text, body, part.end):
        yield _passage(source, start, end, kind, path, at, read.act.id, part.number)


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
    """Yield spans of at most MAX_PASSAGE characters, cut between paragraphs where that is enough.

    A longer paragraph, or list, is cut at its lines and sentences.
    """
    kept: list[tuple[int, int]] = []
    for begin, stop in paragraphs(text[start:end]):
        span = (start + begin, start + stop)
        if kept and span[1] - kept[0][0] > MAX_PASSAGE:
            yield from _cut(text, kept[0][0], kept[-1][1])
            kept = []
        kept.append(span)
    if kept:
        yield from _cut(text, kept[0][0], kept[-1][1])


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
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
