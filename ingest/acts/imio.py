"""Read the answers of iMio's deliberation software (iA.Délib, PloneMeeting REST).

Only `motivation` and `decision` of public points enter: notes, observations, assemblies
and whatever else the answer carries are never read. A struck or anonymised span goes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bs4 import BeautifulSoup

from index.document import BlockKind, DocumentType
from ingest.acts.given import GivenAct
from ingest.cleaning import clean, one_line
from ingest.errors import Reason, UnreadableFileError
from ingest.metadata import Declared
from ingest.pieces import Piece, compose
from ingest.read_result import ReadResult
from ingest.readers.html import read_html

MASKED = "[texte masqué]"

_BRUSSELS = ZoneInfo("Europe/Brussels")
_MASKED_CLASS = re.compile(r"anonym|rgpd|gdpr|masque|pm-?hid|hidden", re.I)
_DECIDED = {"accepted", "accepted_but_modified", "accepted_out_of_meeting"}
_DRAFTS = {"presented", "itemfrozen", "itempublished", "pre_accepted"}
_SETTLED = {"decided", "decisions_published", "closed", "archived"}
_ORGANS = {"Council": "Conseil", "College": "Collège"}
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip


def read_imio(source: str) -> ReadResult:
    """Read a JSON answer: a meeting's items, or one item.

    Raises `UnreadableFileError`: CORRUPTED (no such answer), EMPTY (no public point).
    """
    try:
        answer = json.loads(source)
    except (ValueError, RecursionError):
        raise UnreadableFileError(Reason.CORRUPTED) from None
    items = _items(answer)
    meeting = _mapping(answer.get("meeting"))
    institution = _words(answer.get("institution"))
    pieces: list[Piece] = []
    given: list[GivenAct] = []
    for item in sorted(items, key=_rank):
        act = _pieces(item)
        if act:
            first = len(pieces)
            pieces += act
            given.append(_act(item, meeting, institution, first, len(pieces)))
    if not given:
        raise UnreadableFileError(Reason.EMPTY, "Le fichier ne contient aucun point public.")
    text, blocks = compose(pieces)
    kept = len(items) - len(given)
    return ReadResult(
        text,
        blocks,
        declared=_declared(given, institution),
        warnings=(f"Points non publics, sans texte ou sans suite, laissés : {kept}.",)
        if kept
        else (),
        given=tuple(given),
    )


def _items(answer: object) -> list[Mapping[str, Any]]:
    """Return the items of an answer, of the sort that sits in a meeting."""
    listed = answer.get("items", [answer]) if isinstance(answer, dict) else None
    items = [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
    if not any("MeetingItem" in str(item.get("@type")) for item in items):
        raise UnreadableFileError(
            Reason.CORRUPTED, "Ce fichier JSON n’est pas une réponse de iA.Délib."
        )
    return [item for item in items if "MeetingItem" in str(item.get("@type"))]


def _pieces(item: Mapping[str, Any]) -> list[Piece]:
    """Return the title and public text of an item; nothing when it is not public."""
    state = str(item.get("review_state") or "")
    if item.get("privacy") != "public" or state not in _DECIDED | _DRAFTS:
        return []
    body = [piece for field in ("motivation", "decision") for piece in _rich_text(item.get(field))]
    title = _words(item.get("title"))
    if not body or not title:
        return []
    return [Piece(BlockKind.HEADING, title, 2, point_number(item.get("itemNumber"))), *body]


def _rich_text(field: object) -> Iterator[Piece]:
    data = _mapping(field).get("data")
    if not isinstance(data, str) or not data.strip():
        return
    if _mapping(field).get("content-type") == "text/plain":
        data = "".join(f"<p>{line}</p>" for line in data.splitlines())
    soup = BeautifulSoup(f"<div>{clean(data)}</div>", "lxml")
    for tag in soup.find_all(["strike", "s", "del"]):
        tag.decompose()
    for tag in soup.find_all(class_=_MASKED_CLASS):
        tag.replace_with(MASKED)
    result = read_html(str(soup)) if soup.get_text().strip() else None
    for block in result.blocks if result else ():
        words = result.text[block.start : block.end] if result else ""
        kind = BlockKind.PARAGRAPH if block.kind is BlockKind.HEADING else block.kind
        yield Piece(kind, words, block.level if kind is block.kind else 0, block.number)


def _act(
    item: Mapping[str, Any],
    meeting: Mapping[str, Any],
    institution: str | None,
    first: int,
    last: int,
) -> GivenAct:
    within = _mapping(item.get("extra_include_meeting")) or meeting
    return GivenAct(
        first=first,
        last=last,
        institution=institution,
        organ=_organ(str(item["@type"]), institution),
        sitting_date=local_date(within.get("date")),
        point=point_number(item.get("itemNumber")),
        reference=_words(item.get("itemReference")),
        matter=_words(_mapping(item.get("category")).get("title")),
        representative=_representatives(item),
        state=_state(str(item["review_state"]), within),
        annexes=tuple(_annexes(item)),
        url=_words(item.get("@id")),
    )


def _state(state: str, meeting: Mapping[str, Any]) -> str:
    """Return what a workflow state means, in the words of the portal, folded."""
    settled = meeting.get("review_state")
    if state in _DRAFTS or (settled is not None and settled not in _SETTLED):
        return "projet de decision"
    return "decision"


def _organ(item_type: str, institution: str | None) -> str | None:
    organ = next((name for key, name in _ORGANS.items() if key in item_type), None)
    kind = (institution or "").split(" ")[0].lower()
    sort = {"province": "provincial", "commune": "communal", "ville": "communal"}.get(kind)
    return f"{organ} {sort}" if organ and sort else organ


def _representatives(item: Mapping[str, Any]) -> str | None:
    groups = item.get("groupsInCharge")
    names = [
        _words(_mapping(group).get("title") or _mapping(group).get("Title"))
        for group in (groups if isinstance(groups, list) else [])
    ]
    return ", ".join(name for name in names if name) or None


def _annexes(item: Mapping[str, Any]) -> Iterator[str]:
    listed = item.get("extra_include_annexes") or _mapping(item.get("@components")).get("annexes")
    for annex in listed if isinstance(listed, list) else []:
        public = _mapping(annex).get("publishable") is True and not annex.get("confidential")
        title = _words(_mapping(annex).get("title"))
        if public and title:
            yield title


def _declared(given: list[GivenAct], institution: str | None) -> Declared:
    dates = {act.sitting_date for act in given}
    day = dates.pop() if len(dates) == 1 else None
    organ = given[0].organ or "Séance"
    title = None
    if day and len(given) > 1:
        year, month, number = (int(part) for part in day.split("-"))
        told = "1er" if number == 1 else str(number)
        title = f"{organ} du {told} {_MONTHS[month - 1]} {year} – délibérations"
    return Declared(title=title, type=DocumentType.DELIBERATION, publisher=institution, date=day)


def local_date(moment: object) -> str | None:
    """Return the day in Brussels of a moment the answer gives in UTC."""
    try:
        read = datetime.fromisoformat(str(moment))
    except ValueError:
        return None
    return (read.astimezone(_BRUSSELS) if read.tzinfo else read).date().isoformat()


def point_number(stored: object) -> str | None:
    """Return a point's number as told: the answer holds it times 100 (102 is 1.2)."""
    if not isinstance(stored, int) or stored <= 0:
        return None
    whole, part = divmod(stored, 100)
    return f"{whole}.{part}" if part else str(whole)


def _rank(item: Mapping[str, Any]) -> int:
    number = item.get("itemNumber")
    return number if isinstance(number, int) else 0


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _words(value: object) -> str | None:
    return (one_line(clean(value)) or None) if isinstance(value, str) else None
