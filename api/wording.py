"""French words for codes and dates, as pages say them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.document import DocumentType, LegalStatus

DOCUMENT_TYPES = {
    DocumentType.BROCHURE: "Brochure",
    DocumentType.PLAN: "Plan",
    DocumentType.DELIBERATION: "Délibération",
    DocumentType.MINUTES: "Procès-verbal",
    DocumentType.REGULATION: "Règlement",
    DocumentType.REPORT: "Rapport",
    DocumentType.PAGE: "Page",
    DocumentType.NOTE: "Note",
    DocumentType.ANNEX: "Annexe d'une délibération",
    DocumentType.OTHER: "Document",
}
LEGAL_STATUSES = {
    LegalStatus.INFORMATION: "information, sans valeur réglementaire",
    LegalStatus.DRAFT: "projet, pas encore décidé",
    LegalStatus.ADOPTED: "adopté",
    LegalStatus.UNDER_SUPERVISION: "soumis à la tutelle",
    LegalStatus.APPROVED: "approuvé",
    LegalStatus.CANCELLED: "annulé",
    LegalStatus.REPLACED: "remplacé par un texte plus récent",
    LegalStatus.ARCHIVED: "archivé",
}
_STATUSES = {
    "answered": "Réponse trouvée dans les documents",
    "answered_partial": "Réponse partielle : les documents ne disent pas tout",
    "clarification": "Une précision est nécessaire",
    "unanswerable": "Pas de réponse dans les documents",
    "redirected": "Une autre administration est compétente",
    "refused": "L’assistant ne peut pas répondre à cette demande",
    "error": "Difficulté technique",
}
"""By status or by family, in the widget's own words; small talk says nothing."""

_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_DATE_PARTS = 3


_REFERENCE = re.compile(r"\[(\d{1,3})\]")


@dataclass(frozen=True, slots=True)
class Words:
    """A run of an answer's text, or a reference to a source when `number` is set."""

    text: str
    number: int | None = None


def status_in_words(status: str) -> str:
    """Say how a question ended, in plain words."""
    return _STATUSES.get(status) or _STATUSES.get(status.partition("_")[0], "")


def cite(text: str, numbers: Sequence[int]) -> list[Words]:
    """Cut a text at its [n] marks; a mark without a source stays text."""
    parts: list[Words] = []
    at = 0
    for match in _REFERENCE.finditer(text):
        number = int(match[1])
        if number in numbers:
            parts += [Words(text[at : match.start()]), Words(match.group(), number)]
            at = match.end()
    return [*parts, Words(text[at:])]


def french_date(iso: str) -> str:
    """Write "2022-03-01" as "1er mars 2022"; what is not a date stays as it is."""
    parts = iso.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > _DATE_PARTS:
        return iso
    numbers = [int(part) for part in parts]
    if len(numbers) == 1 or not 1 <= numbers[1] <= len(_MONTHS):
        return iso
    month = f"{_MONTHS[numbers[1] - 1]} {numbers[0]}"
    if len(numbers) < _DATE_PARTS:
        return month
    return f"{'1er' if numbers[2] == 1 else numbers[2]} {month}"
