"""What a document declares of itself, and the metadata that comes of it."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import PurePath
from typing import Any

import yaml

from index.document import Audience, DocumentType, LegalStatus, Metadata
from index.text import fold
from ingest.errors import Reason, UnreadableFileError

_MAX_FRONT_MATTER = 20_000
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
_AUDIENCES = {"public": Audience.PUBLIC, "interne": Audience.INTERNAL}
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


@dataclass(frozen=True, slots=True)
class Declared:
    """What is declared of a document; None is what is not. Fields are those of `Metadata`."""

    title: str | None = None
    audience: Audience | None = None
    type: DocumentType | None = None
    legal_status: LegalStatus | None = None
    short_title: str | None = None
    publisher: str | None = None
    responsible: str | None = None
    period: str | None = None
    date: str | None = None
    in_force_from: str | None = None
    in_force_until: str | None = None
    language: str | None = None
    origin: str | None = None
    replaced_by: str | None = None
    annex_of: str | None = None
    annex_point: str | None = None

    def over(self, other: Declared) -> Declared:
        """Return these declarations, completed by another's."""
        return replace(other, **self._given())

    def metadata(self, title: str, audience: Audience) -> Metadata:
        """Return full metadata; title and audience serve when they are not declared."""
        return Metadata(**{"title": title, "audience": audience, **self._given()})

    def _given(self) -> dict[str, Any]:
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if value is not None}


_TEXT_KEYS = {
    "titre": "title",
    "titre_court": "short_title",
    "editeur": "publisher",
    "editeur_responsable": "responsible",
    "periode": "period",
    "langue": "language",
    "origine": "origin",
    "remplace_par": "replaced_by",
}
_DATE_KEYS = {"date": "date", "en_vigueur_du": "in_force_from", "en_vigueur_au": "in_force_until"}
_COLON_WITHIN = re.compile(
    rf"""^(?P<key>{"|".join(_TEXT_KEYS)})[ ]*:[ ]+(?P<value>[^\s"'|>\[{{].*:[ ].*?)[ ]*$""", re.M
)
"""A line of text whose value has a colon and no quotes."""
_CHOICES: dict[str, tuple[str, dict[str, StrEnum]]] = {
    "public": ("audience", dict(_AUDIENCES)),
    "type": ("type", {member.value: member for member in DocumentType}),
    "statut": ("legal_status", {member.value: member for member in LegalStatus}),
}
_OTHER_KEYS = {"rubriques_ajoutees"}
"""Headings the edition adds: read by the corpus's own checks, not metadata."""


def split_front_matter(source: str) -> tuple[Declared | None, str]:
    """Split front matter from a Markdown text; return what it declares and the rest.

    None when there is none. Raises `UnreadableFileError` (METADATA), naming the key and
    the line, when it is not valid.
    """
    match = _FRONT_MATTER.match(source)
    if match is None:
        return None, source
    return _declared(match[1]), source[match.end() :]


def _declared(front_matter: str) -> Declared:
    if len(front_matter) > _MAX_FRONT_MATTER:
        raise _invalid("l’en-tête dépasse la taille permise")
    try:
        values = yaml.safe_load(_COLON_WITHIN.sub(_as_text, front_matter))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else None
        raise _invalid("l’en-tête n’est pas lisible (clé : valeur)", line) from None
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError):
        raise _invalid("l’en-tête n’est pas lisible (clé : valeur)") from None
    if values is None:
        return Declared()
    if not isinstance(values, dict):
        raise _invalid("l’en-tête doit être une suite de lignes « clé : valeur »")
    declared: dict[str, Any] = {}
    for key, value in values.items():
        if value is not None and key not in _OTHER_KEYS:
            name, read = _entry(str(key), value, _line_of(front_matter, str(key)))
            declared[name] = read
    return Declared(**declared)


def _as_text(line: re.Match[str]) -> str:
    """Put a title with a colon in quotes, which French typography asks for and YAML refuses."""
    return f"{line['key']}: {json.dumps(line['value'], ensure_ascii=False)}"


def _entry(key: str, value: object, line: int | None) -> tuple[str, object]:
    if key in _CHOICES:
        name, choices = _CHOICES[key]
        choice = choices.get(fold(value).replace(" ", "_") if isinstance(value, str) else "")
        if choice is None and isinstance(value, str):
            choice = choices.get(fold(value).replace(" ", "-"))
        if choice is None:
            allowed = ", ".join(choices)
            raise _invalid(f"« {key} » doit être l’une des valeurs : {allowed}", line)
        return name, choice
    if key in _DATE_KEYS:
        return _DATE_KEYS[key], _date(key, value, line)
    if key in _TEXT_KEYS:
        if not isinstance(value, str | int | float | datetime.date) or isinstance(value, bool):
            raise _invalid(f"« {key} » doit être un texte", line)
        return _TEXT_KEYS[key], str(value).strip()
    known = ", ".join([*_TEXT_KEYS, *_DATE_KEYS, *_CHOICES, *sorted(_OTHER_KEYS)])
    raise _invalid(f"la clé « {key[:60]} » est inconnue ; clés permises : {known}", line)


def _date(key: str, value: object, line: int | None) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    written = str(value).strip() if isinstance(value, str | int) else ""
    if not _DATE.fullmatch(written):
        raise _invalid(f"« {key} » doit être une date de la forme 2022-03-31", line)
    return written


def _line_of(front_matter: str, key: str) -> int | None:
    for number, line in enumerate(front_matter.splitlines(), start=2):
        if line.split(":", 1)[0].strip().strip("\"'") == key:
            return number
    return None


def _invalid(problem: str, line: int | None = None) -> UnreadableFileError:
    where = f"En-tête, ligne {line} : " if line else "En-tête : "
    return UnreadableFileError(Reason.METADATA, f"{where}{problem}.")


def audience_of_folder(path: PurePath) -> Audience | None:
    """Return the audience that the nearest folder named `public` or `interne` declares."""
    for folder in reversed(path.parts[:-1]):
        if folder.lower() in _AUDIENCES:
            return _AUDIENCES[folder.lower()]
    return None
