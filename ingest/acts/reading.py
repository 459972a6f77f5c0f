"""What reading a file of acts adds to the reading of any file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.document import ACT_TYPES, Act, DocumentType, LegalStatus, Metadata, Passage, Section
from ingest.acts.find import find_acts
from ingest.acts.passages import ActText, act_passages, act_sections
from ingest.acts.recognition import are_minutes, is_act
from ingest.acts.stated import stated_acts
from ingest.articles import is_regulation
from ingest.metadata import Declared
from ingest.read_result import ReadResult

_MINUTES = re.compile(r"procès-verbal|compte[- ]rendu", re.I)
_HEAD = 1500
# Signs of an act that is not decided, that the page of a portal shows with its state, or that is
# an extract of the register.
_OF_AN_ACT = re.compile(
    r"\b(?:projets? de|point n ?°|[ée]tat ?:|statut ?:|objet ?:|extraits? d|refus|annul|retir)",
    re.I,
)
_REGULATION = re.compile(r"r[èe]glement|ordonnance", re.I)


@dataclass(frozen=True, slots=True)
class ActReading:
    """The acts of a document, with the sections, passages and metadata they make."""

    acts: tuple[Act, ...]
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    metadata: Metadata


def recognise_type(said: Declared, result: ReadResult) -> Declared:
    """Return the declarations, with the type of a text of acts when nobody said it.

    A regulation in force is read for what its articles say, whatever moved the council that
    adopted it; the draft of one, or its extract from the register, is an act.
    """
    if said.type is not None:
        return said
    if result.given or is_act(result.printed):
        regulation = not result.given and _is_regulation_in_force(result.printed)
        kind = DocumentType.REGULATION if regulation else DocumentType.DELIBERATION
        return replace(said, type=kind)
    return replace(said, type=DocumentType.MINUTES) if are_minutes(result.printed) else said


def _is_regulation_in_force(printed: str) -> bool:
    head = printed[:_HEAD]
    named = _REGULATION.search(head) is not None and _OF_AN_ACT.search(head) is None
    return named and is_regulation(printed)


def read_acts(
    document_id: str, result: ReadResult, metadata: Metadata, *, titled: bool
) -> ActReading | None:
    """Return the acts of a document, None when it is no document of acts or holds none.

    A document of one act that has no declared title (`titled`) takes the act's.
    """
    if metadata.type not in ACT_TYPES:
        return None
    printed = result.printed
    found = (
        stated_acts(document_id, printed, result.blocks, result.given)
        if result.given
        else find_acts(document_id, printed, result.blocks, metadata)
    )
    if not found:
        return None
    source = ActText(document_id, result.text, result.blocks, metadata.audience, found)
    acts = tuple(read.act for read in found)
    if not titled and len(acts) == 1:
        metadata = replace(metadata, title=acts[0].title)
    told = _told(metadata, acts, bool(_MINUTES.search(printed[:_HEAD])))
    return ActReading(acts, act_sections(found), act_passages(source), told)


def _told(metadata: Metadata, acts: Sequence[Act], minutes: bool) -> Metadata:
    """Return the metadata, with what the acts tell of the whole document."""
    dates = {act.sitting_date for act in acts}
    statuses = {act.legal_status for act in acts}
    if metadata.legal_status is LegalStatus.INFORMATION and len(statuses) == 1:
        metadata = replace(metadata, legal_status=statuses.pop())
    return replace(
        metadata,
        type=DocumentType.MINUTES if minutes and len(acts) > 1 else metadata.type,
        date=metadata.date or (dates.pop() if len(dates) == 1 else None),
        publisher=metadata.publisher or acts[0].institution,
    )
