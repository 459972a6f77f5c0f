"""Find the acts of a document: one deliberation, or minutes with many points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.document import Act, Block, LegalStatus, Metadata, Vote
from index.text import fold
from ingest.acts.cuts import find_cuts
from ingest.acts.facts import amounts_of, annexes_of, listed, standing_of, vote_of, vote_told
from ingest.acts.families import Cut
from ingest.acts.labels import Labels, read_labels
from ingest.acts.lines import Line, read_lines
from ingest.acts.openers import CLOSING
from ingest.acts.parts import Part, PartKind, read_parts
from ingest.acts.portal import institution_of_page
from ingest.acts.sitting import (
    Sitting,
    declared_sitting,
    find_organ,
    named_organ,
    read_sitting,
)
from ingest.acts.solo import moved_at, read_solo
from ingest.acts.status import Standing
from ingest.acts.titles import Title, read_title

_OPENING = 600
_LABELS_AFTER = 4
_SHORT = 100


@dataclass(frozen=True, slots=True)
class ReadAct:
    """An act and its parts, all spans of the document's text."""

    act: Act
    parts: tuple[Part, ...]
    title_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Source:
    document_id: str
    text: str
    metadata: Metadata
    head: str
    sitting: Sitting


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    title: Title
    number: str | None
    body: list[Line]
    labels: Labels
    labelled: frozenset[int] = frozenset()


def find_acts(
    document_id: str, text: str, blocks: Sequence[Block], metadata: Metadata
) -> tuple[ReadAct, ...]:
    """Return the acts of a document in order; none when it holds no trace of one.

    Minutes are cut at the points they announce; any other text with motives or a
    decision is one act.
    """
    lines = read_lines(text, blocks)
    cuts = [] if _is_page_of_one(lines) else find_cuts(lines)
    places = _points(lines, cuts) if cuts else _whole(lines, metadata)
    if not places:
        return ()
    head = text[: _head_end(places[0], bool(cuts))]
    opening = Sitting(organ=find_organ(text[len(head) : len(head) + _OPENING]))
    preamble = Sitting() if cuts else _preamble(places[0])
    told = Sitting(organ=named_organ(head, text)).over(read_sitting(head)).over(preamble)
    page = Sitting(institution_of_page(text))
    sitting = told.over(page).over(opening).over(declared_sitting(metadata))
    source = _Source(document_id, text, metadata, fold(head), sitting)
    return tuple(_act(source, place, rank) for rank, place in enumerate(places, start=1))


def _is_page_of_one(lines: list[Line]) -> bool:
    """Tell a page that shows one point, with its number and state beside labels."""
    labels = read_labels(lines[:60])
    return "point" in labels and ("state" in labels or "matter" in labels)


def _whole(lines: list[Line], metadata: Metadata) -> list[_Place]:
    title = read_solo(lines, metadata)
    if title is None:
        return []
    body = lines[title.after :]
    labels = read_labels(lines[: title.after + max(_LABELS_AFTER, moved_at(body))])
    labelled = frozenset(at - title.after for at in labels.lines)
    return [_Place(lines[0].start, title, None, body, labels, labelled)]


def _preamble(place: _Place) -> Sitting:
    """Return the sitting told between the title of the one act and its motives."""
    told = place.body[: moved_at(place.body)]
    lines = [line.text for line in told if len(line.text) <= _SHORT]
    return read_sitting("\n".join(lines)) if lines else Sitting()


def _points(lines: list[Line], cuts: list[Cut]) -> list[_Place]:
    places = []
    ends = [cut.at for cut in cuts[1:]] + [max(cuts[-1].at + 1, _last(lines))]
    for cut, end in zip(cuts, ends, strict=True):
        title = read_title(lines, cut.at, cut.skip, end)
        body = lines[title.after : end]
        labels = read_labels(body[:_LABELS_AFTER])
        start = lines[cut.at].start
        places.append(_Place(start, title, cut.number, body, labels, labels.lines))
    return places


def _last(lines: list[Line]) -> int:
    """Return the line where the sitting closes: what follows belongs to no act."""
    closing = (at for at, line in enumerate(lines) if CLOSING.match(line.folded))
    return next((at for at in closing if at > len(lines) * 0.5), len(lines))


def _head_end(place: _Place, many: bool) -> int:
    """Return where the text that tells of the sitting ends: at the first act or its body."""
    if many or not place.body:
        return place.start if many else place.title.end
    return place.body[0].start


def _act(source: _Source, place: _Place, rank: int) -> ReadAct:
    text, labels = source.text, place.labels
    end = place.body[-1].end if place.body else place.title.end
    parts = tuple(read_parts(place.body, place.labelled))
    vote = vote_of(text, parts)
    standing = _standing(source, parts, labels, vote)
    act = Act(
        id=f"{source.document_id}#{rank}",
        document_id=source.document_id,
        start=place.start,
        end=max(end, place.title.end),
        title=place.title.words or source.metadata.title,
        institution=source.sitting.institution,
        organ=source.sitting.organ,
        sitting_date=source.sitting.date,
        point=labels.get("point", place.number),
        matter=labels.get("matter"),
        representative=labels.get("representative"),
        legal_status=standing.status,
        vote=vote_told(vote, standing.status),
        amounts=amounts_of(text[place.start : end]),
        annexes=annexes_of(text, parts, end),
        signatures=listed(text, parts, PartKind.SIGNATURE),
        replaced_by=standing.replaced_by,
        reference=labels.get("reference"),
        page=place.body[0].page if place.body else None,
    )
    return ReadAct(act, parts, place.title.span)


def _standing(
    source: _Source, parts: tuple[Part, ...], labels: Labels, vote: Vote | None
) -> Standing:
    declared = source.metadata.legal_status
    if declared is not LegalStatus.INFORMATION:
        return Standing(declared, source.metadata.replaced_by)
    state = fold(labels.get("state") or "")
    return standing_of(source.text, parts, source.head, state, vote)
