"""From the acts a structured source gives to acts with their parts."""

from __future__ import annotations

from collections.abc import Sequence

from index.document import Act, Block
from ingest.acts.facts import amounts_of, listed, standing_of, vote_of, vote_told
from ingest.acts.find import ReadAct
from ingest.acts.given import GivenAct
from ingest.acts.lines import read_lines
from ingest.acts.parts import PartKind, read_parts
from ingest.acts.status import Standing


def stated_acts(
    document_id: str, text: str, blocks: Sequence[Block], given: Sequence[GivenAct]
) -> tuple[ReadAct, ...]:
    """Return the acts given, their parts read in their blocks."""
    return tuple(
        _stated(document_id, text, blocks, act, rank) for rank, act in enumerate(given, start=1)
    )


def _stated(
    document_id: str, text: str, blocks: Sequence[Block], given: GivenAct, rank: int
) -> ReadAct:
    title, body = blocks[given.first], blocks[given.first + 1 : given.last]
    start, end = title.start, body[-1].end if body else title.end
    parts = tuple(read_parts(read_lines(text, body, title.end, end)))
    vote = given.vote or vote_of(text, parts)
    standing = (
        Standing(given.legal_status)
        if given.legal_status is not None
        else standing_of(text, parts, "", given.state, vote)
    )
    act = Act(
        id=f"{document_id}#{rank}",
        document_id=document_id,
        start=start,
        end=end,
        title=text[title.start : title.end],
        institution=given.institution,
        organ=given.organ,
        sitting_date=given.sitting_date,
        point=given.point,
        matter=given.matter,
        representative=given.representative,
        legal_status=standing.status,
        vote=vote_told(vote, standing.status),
        amounts=amounts_of(text[start:end]),
        annexes=given.annexes or listed(text, parts, PartKind.ANNEX),
        signatures=given.signatures or listed(text, parts, PartKind.SIGNATURE),
        replaced_by=standing.replaced_by,
        reference=given.reference,
        url=given.url,
    )
    return ReadAct(act, parts, (title.start, title.end))
