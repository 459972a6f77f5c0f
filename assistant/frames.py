"""The assistant's own words around what it quotes, by language, read from data."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from assistant.acts.wording import french_day
from index.document import OF_ACTS, DocumentType, LegalStatus, Metadata, Role
from index.text import fold
from index.view import View

_ARTICLE = re.compile(r"^(le |la |les |l['’])", re.IGNORECASE)
# "Enjeu B – ", "Enjeu 3 : "
_ITS_KIND = re.compile(r"^enjeu\s+\w{1,4}\s*[–—:.-]\s*(?=\S)", re.IGNORECASE)
_Frames = dict[str, str | dict[str, list[str]]]


@cache
def _frames() -> dict[str, _Frames]:
    text = resources.files("assistant").joinpath("data", "frames.toml").read_text("utf-8")
    return tomllib.loads(text)


def say(language: str, name: str, **values: object) -> str:
    """Return a frame in a language, filled in; in French where that language lacks it."""
    frame = _frames().get(language, {}).get(name) or _frames()["fr"][name]
    assert isinstance(frame, str)  # noqa: S101 - a frame's type is fixed by the data's test
    return frame.format(**values)


def enjeu_name(heading: str) -> str:
    """Return the name of an enjeu where a sentence says that it is one.

    "L'enjeu « Apprendre à tout âge »", not « Enjeu B – Apprendre à tout âge ».
    """
    return _ITS_KIND.sub("", heading)


def role_name(language: str, role: Role, count: int, *, article: bool = False) -> str:
    """Return what a role is called, for a count; with its article when asked."""
    names = _frames().get(language, _frames()["fr"])["role"]
    assert isinstance(names, dict)  # noqa: S101 - idem
    singular, plural, definite = names[role.value][:3]
    return definite if article else plural if count > 1 else singular


def list_question(role: Role, stake: str | None = None) -> str:
    """Return the French question that asks for the list of a role, in an enjeu or in all."""
    names = _frames()["fr"]["role"]
    assert isinstance(names, dict)  # noqa: S101 - idem
    which = names[role.value][3:] or ["Quels"]
    values = {"which": which[0], "the_label": role_name("fr", role, 2, article=True)}
    return say("fr", "suggest_list" if stake else "suggest_role", stake=stake, **values)


def document_name(language: str, metadata: Metadata) -> str:
    """Name a document in running text, with its article: "le PST 2022-2024".

    Staff give the short title with its article; a title stands in quotes after what it is.
    An act is told with its date, and a draft as a draft.
    """
    if not metadata.short_title:
        name = say(language, "document_titled", type=_type_name(metadata), title=metadata.title)
        dated = metadata.type in OF_ACTS and metadata.date and language == "fr"
        return f"{name} du {french_day(metadata.date or '')}" if dated else name
    if language == "fr":
        return metadata.short_title
    return say(language, "document_short", title=_ARTICLE.sub("", metadata.short_title))


def _type_name(metadata: Metadata) -> str:
    names = _frames()["fr"]["type"]
    if metadata.legal_status is LegalStatus.DRAFT and metadata.type is DocumentType.DELIBERATION:
        return "le projet de délibération"
    return str(names[metadata.type.value])  # type: ignore[index]


def topics(language: str, view: View) -> str:
    """Name what the assistant can be asked about: the documents of the view."""
    names = list(
        dict.fromkeys(document_name(language, d.metadata) for d in view.documents.values())
    )
    if not names or len(names) > 3:
        return say(language, "default_topics")
    return f" {say(language, 'and')} ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def own_institution(language: str, view: View) -> str:
    """Name the institution whose documents these are, with its article."""
    names = view.lexicon.own_names
    return with_article(language, names[0]) if names else say(language, "own_default")


def with_article(language: str, institution: str) -> str:
    """Give an institution its article: "la Province de…"; a proper name needs none."""
    if fold(institution).split(" ")[0] in say("fr", "institutions").split():
        return say(language, "institution_named", institution=institution)
    return institution
