"""How an act, its date, its vote and its worth are told in French."""

from __future__ import annotations

from assistant.acts.period import Period
from assistant.acts.succession import Standing
from index.document import Act, LegalStatus, Vote

_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip
STATUS = {
    LegalStatus.INFORMATION: "information",
    LegalStatus.DRAFT: "projet, pas encore adopté",
    LegalStatus.ADOPTED: "adoptée",
    LegalStatus.UNDER_SUPERVISION: "adoptée, soumise à la tutelle",
    LegalStatus.APPROVED: "approuvée par la tutelle",
    LegalStatus.CANCELLED: "annulée",
    LegalStatus.REPLACED: "remplacée",
    LegalStatus.ARCHIVED: "archivée",
}
"""What each status is called beside a deliberation."""


def french_day(iso: str) -> str:
    """Return an ISO date as "31 mars 2022"; anything else as it is."""
    parts = iso.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return iso
    year, month, day = (int(part) for part in parts)
    return f"{'1er' if day == 1 else day} {_MONTHS[month - 1]} {year}"


def held_when(period: Period) -> str:
    """Return a period as "au 1er mai 2022", or "entre le … et le …"."""
    start, end = period.start or "", period.end or ""
    if start == end:
        return f"au {french_day(start)}"
    return f"entre le {french_day(start)} et le {french_day(end)}"


def vote_words(vote: Vote) -> str:
    """Return a vote as "à l'unanimité" or "par 34 voix pour, 2 contre et 1 abstention"."""
    if vote.in_favour is None:
        return "à l'unanimité" if vote.unanimous else ""
    sides = [f"{vote.in_favour} voix pour"]
    if vote.against:
        sides.append(f"{vote.against} contre")
    if vote.abstentions:
        sides.append(f"{vote.abstentions} abstention{'s' if vote.abstentions > 1 else ''}")
    return f"par {' et '.join(filter(None, [', '.join(sides[:-1]), sides[-1]]))}"


def euros(value: float) -> str:
    """Return an amount as "12.500,00 €", as Belgian acts write it."""
    whole = f"{value:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"{whole} €"


def worth(standing: Standing) -> str:
    """Return what an act is worth, with the date of its successor."""
    if standing.status is LegalStatus.REPLACED and standing.successor:
        day = standing.successor.sitting_date
        return f"remplacée par celle du {french_day(day)}" if day else "remplacée"
    return STATUS[standing.status]


def called(act: Act) -> str:
    """Return how an act is named: "la délibération du 31 mars 2022 (point 4)"."""
    draft = act.legal_status is LegalStatus.DRAFT
    name = "le projet de délibération" if draft else "la délibération"
    day = f" du {french_day(act.sitting_date)}" if act.sitting_date else ""
    return f"{name}{day}{f' (point {act.point})' if act.point else ''}"


def told_in_short(act: Act, standing: Standing) -> str:
    """Return an act's date and title, then its worth, vote and greatest amount in brackets."""
    facts = [worth(standing), vote_words(act.vote) if act.vote else ""]
    facts.append(euros(max(act.amounts)) if act.amounts else "")
    day = f"{french_day(act.sitting_date)} – " if act.sitting_date else ""
    return f"{day}{act.title} ({' ; '.join(filter(None, facts))})"


def counted(size: int, total: int, shown: int) -> str:
    """Return how many acts are told, of how many."""
    plural = "s" if size > 1 else ""
    if shown < size:
        return f"Voici les {shown} délibérations les plus récentes sur {size} trouvées"
    return f"{size} délibération{plural} sur {total}"


def drafts_among(acts: tuple[Act, ...]) -> str:
    """Return how many of acts are drafts, as the end of a sentence."""
    drafts = sum(act.legal_status is LegalStatus.DRAFT for act in acts)
    if not drafts or drafts == len(acts):
        which = "toutes " if drafts > 1 else ""
        return f", {which}à l'état de projet" if drafts else ""
    many = "s" if drafts > 1 else ""
    return f", dont {drafts} projet{many} pas encore adopté{many}"


def days_of(acts: tuple[Act, ...]) -> str:
    """Return from when to when acts are, as the end of a sentence."""
    days = sorted(act.sitting_date for act in acts if act.sitting_date)
    if not days:
        return ""
    if days[0] == days[-1]:
        return f", séance du {french_day(days[0])}"
    return f", du {french_day(days[0])} au {french_day(days[-1])}"
