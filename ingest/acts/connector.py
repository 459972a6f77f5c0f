"""Pull the public points of an iMio endpoint into a folder of the corpus.

One file a meeting, with the fields that may be published and no other, so that what is
not public never reaches the disk. Only meetings modified since, or sat lately, are asked
again; one that is no longer published loses its file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ingest.acts.endpoint import Endpoint
from ingest.acts.imio import local_date

_KEPT = (
    "@id", "@type", "UID", "title", "itemNumber", "itemReference", "category", "groupsInCharge",
    "privacy", "review_state", "motivation", "decision",
)  # fmt: skip
_MEETING = ("UID", "@type", "title", "date", "review_state", "modification_date", "modified")
_LATELY = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Source:
    """What to pull: the meeting configurations of an institution, from an endpoint."""

    endpoint: Endpoint
    configs: tuple[str, ...]
    institution: str


@dataclass(frozen=True, slots=True)
class Pulled:
    """What a pull did: meetings written, left as they were, removed; points written."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    points: int = 0


def pull(source: Source, folder: Path, *, today: date | None = None) -> Pulled:
    """Bring a folder up to date with the endpoint.

    Raises EndpointError; what was written before it stays.
    """
    folder.mkdir(parents=True, exist_ok=True)
    since = ((today or date.today()) - _LATELY).isoformat()
    kept: set[Path] = set()
    written = unchanged = points = 0
    for config in source.configs:
        for meeting in source.endpoint.search(_meetings(config)):
            path = folder / _file_name(config, meeting)
            kept.add(path)
            if _is_current(path, meeting, since):
                unchanged += 1
                continue
            items = [
                _public(item)
                for item in source.endpoint.search(_items(config, str(meeting.get("UID"))))
                if item.get("privacy") == "public"
            ]
            _write(path, source.institution, meeting, items)
            written, points = written + 1, points + len(items)
    removed = [path for path in folder.glob("imio-*.json") if path not in kept]
    for path in removed:
        path.unlink()
    return Pulled(written, unchanged, len(removed), points)


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
        known = json.loads(path.read_text(encoding="utf-8"))["meeting"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return bool(_modified(meeting)) and _modified(known) == _modified(meeting)


def _modified(meeting: Mapping[str, Any]) -> str:
    return str(meeting.get("modification_date") or meeting.get("modified") or "")


def _public(item: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: item[key] for key in _KEPT if key in item}
    annexes = item.get("extra_include_annexes") or []
    kept["extra_include_annexes"] = [
        {"title": annex.get("title"), "publishable": True, "confidential": False}
        for annex in annexes
        if isinstance(annex, dict) and annex.get("publishable") and not annex.get("confidential")
    ]
    return kept


def _write(
    path: Path, institution: str, meeting: Mapping[str, Any], items: list[dict[str, Any]]
) -> None:
    """Write a meeting's file at once: a reader sees the old one or the new one."""
    told = {
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
