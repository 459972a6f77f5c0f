"""What the head of a document says of the sitting: institution, organ, date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from index.document import Metadata
from index.french.dates import find_dates, first_date
from index.text import fold

_HEAD = 4000
_ORGAN = re.compile(
    r"\b(?P<organ>(?:conseil|coll[eè]ge) (?:provincial|communal|municipal|d[ée]partemental|"
    r"r[ée]gional|communautaire)|d[ée]putation permanente|bureau permanent|"
    r"conseil de l['’]action sociale|conseil d['’]administration|conseil de police)\b",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?P<kind>(?i:province|commune|ville|d[ée]partement|intercommunale|r[ée]gie provinciale|"
    r"c\.?p\.?a\.?s\.?))\s+"
    r"(?P<name>(?i:d[eu]s?\s+(?:la\s+|l['’])?|d['’])"
    r"[A-ZÉÈÀÂÎ][\w'’-]+(?:[ -](?:[A-ZÉÈÀÂÎ][\w'’-]+|sur|sous|lez|le|la|en|du|de|et)){0,5})"
)
_SEATED = re.compile(r"\bseance (?:publique )?du (?P<organ>conseil|college)\b")
_WHOSE = r"(provincial|communal|municipal)"
_ORGANS = {"conseil": "Conseil", "college": "Collège"}
_SITTING = re.compile(
    r"(?:seance|reunion|assemblee|conseil (?:provincial|communal|municipal)|college "
    r"(?:provincial|communal))(?: (?:publique|ordinaire|extraordinaire|du conseil|du college|"
    r"provincial|communal|municipal|plenier|pleniere))*\W{0,3}(?:en date )?"
    r"(?:du|de ce|le|:)?\s*(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)?\W{0,3}$"
)
_ALONE = re.compile(
    r"(?:(?:du|le) )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)?[ ,]*"
    r"\d{1,2}(?:er)? [a-z]+ \d{4}[ ,]*(?:\W*(?:a )?\d{1,2}\s?[:h]\s?\d{0,2}\W*(?:heures)?)?"
)
_OTHER = re.compile(
    r"(?:precedente?|derniere|anterieure?|prochaine|convocation|affichage|compte-rendu de la|"
    r"proces-verbal de la|reception|transmission|publication|procuration)\W+(?:\w+\W+){0,5}$"
)
_LOWER_NAMES = {"de", "du", "des", "la", "le", "les", "sur", "sous", "lez", "en", "et", "d", "l"}


@dataclass(frozen=True, slots=True)
class Sitting:
    """Where and when a council sat, as far as its document tells."""

    institution: str | None = None
    organ: str | None = None
    date: str | None = None

    def over(self, other: Sitting) -> Sitting:
        """Return this sitting, completed by another where it is silent."""
        return Sitting(
            self.institution or other.institution,
            self.organ or other.organ,
            self.date or other.date,
        )


def read_sitting(head: str) -> Sitting:
    """Return what a head of document says, at most its first 4,000 characters."""
    head = head[:_HEAD]
    return Sitting(_institution(head), find_organ(head), _announced(head) or _date(fold(head)))


def find_organ(text: str) -> str | None:
    """Return the first organ a text names ("Conseil provincial")."""
    organ = _ORGAN.search(text)
    return _capitalised(re.sub(r"\s+", " ", organ["organ"])) if organ else None


def named_organ(head: str, text: str) -> str | None:
    """Return the organ that a head names without saying whose ("Séance publique du Conseil").

    The text tells the rest: "Conseil communal", when it names one such organ.
    """
    seated = _SEATED.search(fold(head[:_HEAD]))
    if seated is None:
        return None
    whole = re.search(rf"\b{seated['organ']} {_WHOSE}\b", fold(text))
    return f"{_ORGANS[seated['organ']]}{f' {whole[1]}' if whole else ''}"


def declared_sitting(metadata: Metadata) -> Sitting:
    """Return what the staff declared of the document."""
    return Sitting(metadata.publisher, None, metadata.date)


def _institution(head: str) -> str | None:
    for match in _INSTITUTION.finditer(head):
        name = re.sub(r"\s+", " ", match["name"]).strip()
        words = re.split(r"[ '’]", name)
        while words and words[-1].lower() in _LOWER_NAMES:
            name = name[: -len(words.pop())].rstrip(" '’")
        if re.search(r"[A-ZÉÈÀÂÎ]", name):
            return f"{_capitalised(match['kind'])} {_proper(name)}"
    return None


def _proper(name: str) -> str:
    """Write a name in capitals as a name, and leave others as they are."""
    words = re.split(r"([ '’-])", name)
    return "".join(
        word.lower()
        if word.lower() in _LOWER_NAMES
        else word.capitalize()
        if word.isupper() and len(word) > 1
        else word
        for word in words
    )


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:].lower()


def _announced(head: str) -> str | None:
    """Return the date that stands alone on the line after the one that names the sitting."""
    lines = [folded for line in head.splitlines() if (folded := fold(line))]
    for before, line in pairwise(lines):
        if _ALONE.fullmatch(line) and re.search(r"\b(?:seance|reunion|assemblee)\b", before):
            return first_date(line)
    return None


def _date(folded: str) -> str | None:
    """Return the date of the sitting: the one a sitting is announced by, else the first."""
    fallback = None
    for at, iso in find_dates(folded):
        before = folded[max(0, at - 120) : at]
        if folded.startswith("l'an ", at):
            return iso
        if _OTHER.search(before):
            continue
        if _SITTING.search(before):
            return iso
        fallback = fallback or iso
    return fallback or first_date(folded)
