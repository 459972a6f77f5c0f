"""Pull the public points of an iMio endpoint into a folder of the corpus.

One file a meeting, with the fields that may be published and no other, so that what is
not public never reaches the disk; beside it, the public annexes of its points. Only
meetings modified since, or sat lately, are asked again; one that is no longer published
loses its file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ingest.acts.annex_files import AnnexFolder, public_annexes
from ingest.acts.endpoint import Endpoint
from ingest.acts.imio import local_date

_KEPT = (
    "@id", "@type", "UID", "title", "itemNumber", "itemReference", "category", "groupsInCharge",
    "privacy", "review_state", "motivation", "decision",
)  # fmt: skip
_MEETING = ("UID", "@type", "title", "date", "review_state", "modification_date", "modified")
_LATELY = timedelta(days=60)
_FORM = 2
"""What a meeting's file tells and has beside it: one written in an older form is asked again."""


@dataclass(frozen=True, slots=True)
class Source:
    """What to pull: the meeting configurations of an institution, from an endpoint."""

    endpoint: Endpoint
    configs: tuple[str, ...]
    institution: str


@dataclass(frozen=True, slots=True)
class Pulled:
    """What a pull did: meetings written, left as they were, removed; points written.

    `annexes` were brought or are there already; `missed` could not be.
    """

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    points: int = 0
    annexes: int = 0
    missed: int = 0


def pull(source: Source, folder: Path, *, today: date | None = None) -> Pulled:
    """Bring a folder up to date with the endpoint.

    Raises EndpointError; what was written before it stays.
    """
    folder.mkdir(parents=True, exist_ok=True)
    since = ((today or date.today()) - _LATELY).isoformat()
    kept: set[Path] = set()
    written = unchanged = points = annexes = missed = 0
    for config in source.configs:
        for meeting in source.endpoint.search(_meetings(config)):
            path = folder / _file_name(config, meeting)
            kept.add(path)
            if _is_current(path, meeting, since):
                unchanged += 1
                continue
            items, beside = [], AnnexFolder(path)
            for item in source.endpoint.search(_items(config, str(meeting.get("UID")))):
                if item.get("privacy") == "public":
                    listed = list(public_annexes(source.endpoint, item))
                    items.append(_public(item, listed))
                    brought = beside.bring(source.endpoint, item, listed)
                    annexes, missed = annexes + brought, missed + len(listed) - brought
            beside.clean()
            _write(path, source.institution, meeting, items)
            written, points = written + 1, points + len(items)
    removed = [path for path in folder.glob("imio-*.json") if path not in kept]
    for path in removed:
        AnnexFolder(path).remove()
        path.unlink()
    return Pulled(written, unchanged, len(removed), points, annexes, missed)


def _meetings(config: str) -> Mapping[str, str]:
    return {"type": "meeting", "config_id": config, "fullobjects": "True"}


def _items(config: str, meeting: str) -> Mapping[str, str]:
    return {
        "type": "item",
        "config_id": config,
        "linkedMeetingUID": meeting,
        "meeting_uid": meeting,
        "privacy": "public",
        "fullobjects": "True",
        "extra_include": "annexes",
        "extra_include_annexes_publishable": "true",
    }


def _file_name(config: str, meeting: Mapping[str, Any]) -> str:
    name = f"{config}-{local_date(meeting.get('date')) or 'sans-date'}-{meeting.get('UID')}"
    return f"imio-{re.sub(r'[^A-Za-z0-9-]+', '-', name)[:150]}.json"


def _is_current(path: Path, meeting: Mapping[str, Any], since: str) -> bool:
    """Tell whether a meeting's file says all that the endpoint says."""
    if (local_date(meeting.get("date")) or "9999") >= since:
        return False
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        known, form = told["meeting"], told.get("form")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
    return form == _FORM and bool(_modified(meeting)) and _modified(known) == _modified(meeting)


def _modified(meeting: Mapping[str, Any]) -> str:
    return str(meeting.get("modification_date") or meeting.get("modified") or "")


def _public(item: Mapping[str, Any], annexes: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    kept = {key: item[key] for key in _KEPT if key in item}
    kept["extra_include_annexes"] = [
        {"title": annex.get("title"), "publishable": True, "confidential": False}
        for annex in annexes
    ]
    return kept


def _write(
    path: Path, institution: str, meeting: Mapping[str, Any], items: list[dict[str, Any]]
) -> None:
    """Write a meeting's file at once: a reader sees the old one or the new one."""
    told = {
        "form": _FORM,
        "institution": institution,
        "meeting": {key: meeting[key] for key in _MEETING if key in meeting},
        "items": items,
    }
    words = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)
    if path.exists() and path.read_text(encoding="utf-8") == words:
        return
    passing = path.with_name(f".{path.name}.tmp")
    passing.write_text(words, encoding="utf-8")
    passing.replace(path)
