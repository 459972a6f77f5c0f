"""What an act is worth in law, as its own document says.

A draft is never told as a decision: without a sign that the act was adopted (a state, a
vote, a signature, an extract of the register), it is held for a draft.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.document import LegalStatus

_DRAFT_STATE = re.compile(r"projet|preparatoire|in_project|itemfrozen|presented|validated|gele")
_ARCHIVED_STATE = re.compile(r"archive")
_ADOPTED_STATE = re.compile(r"decision|adopte|accepte|accepted|closed|decided|publie")
_DRAFT = re.compile(
    r"projet de (?:deliberation|decision|resolution|proces-verbal)\b"
    r"(?! (?:du|de la|transmis|annexe|joint))|n'a pas encore ete adopte|document preparatoire"
)
_BLANK = re.compile(
    r"\b(?:a|par) x{2,}\b|\.{3,} (?:voix|abstention)|_{3,} voix|[…] voix|x{3,} voix"
)
_ACT = r"(?:la (?:presente )?|cette )?(?:deliberation|decision|resolution|acte|arrete|reglement)"
_CANCELLED = re.compile(
    rf"^\W*(?:mention[^:]*:\s*)?(?:{_ACT} (?:a ete |est )?)?(?:annulee?|rapportee?|retiree?)\b"
    r"(?:\W*$|[^.;]{0,30}\b(?:par|le|en date)\b)|non-?approuvee?\b|improuvee?\b"
)
_REPLACED = re.compile(
    rf"^\W*(?:mention[^:]*:\s*)?(?:{_ACT} (?:a ete |est )?)?(?:abrogee? et )?remplacee?\s+par\s+"
    r"(?P<by>.{3,160})"
)
_APPROVED = re.compile(
    rf"(?:{_ACT} )?(?:(?:a ete |est )?approuvee? (?:par (?:l'autorite de tutelle|(?:le|l')\s?"
    r"(?:ministre|gouvernement|arrete)|arrete (?:ministeriel|du gouvernement))|[^.;]{0,90}tutelle)|"
    r"devenue? executoire|"
    r"executoire par expiration du delai|tutelle\W+approuvee?)"
)
_SUPERVISION = re.compile(
    r"(?:soum(?:ise?s?|et(?:tre|tent)?)|transmise?s?|transmet(?:tre)?|envoyer)\b[^.;]{0,140}"
    r"(?:approbation|tutelle speciale)[^.;]{0,60}"
    r"(?:tutelle|gouvernement|ministre|region|autorite|wallon)"
    r"|(?:soum(?:ise?|et(?:tre)?)|transmise?|transmet(?:tre)?)\b[^.;]{0,100}(?:gouvernement wallon|"
    r"autorites? de tutelle|autorite superieure|ministre)[^.;]{0,60}"
    r"(?:approbation|tutelle speciale)"
)
_ADOPTED = re.compile(
    r"extrait (?:conforme )?(?:du|des) (?:registre|proces-verbal)|proces-verbal|compte[- ]rendu|"
    r"pour extrait conforme|pour expedition conforme|registre aux deliberations|"
    r"ainsi (?:fait|delibere)|fait en seance"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A legal status, and the words that name the successor of a replaced act."""

    status: LegalStatus
    replaced_by: str | None = None


def stated(state: str | None) -> LegalStatus | None:
    """Return the status a folded state label names ("projet de decision"), or None."""
    if not state:
        return None
    if _ARCHIVED_STATE.search(state):
        return LegalStatus.ARCHIVED
    if _DRAFT_STATE.search(state):
        return LegalStatus.DRAFT
    return LegalStatus.ADOPTED if _ADOPTED_STATE.search(state) else None


def read_standing(
    state: str | None, head: str, remarks: list[str], articles: str, adopted: bool
) -> Standing:
    """Return the standing of an act.

    `state` is a state label; `head` the text before the motives; `remarks` the lines
    outside motives and articles (mentions, stamps); `articles` the deciding part; all
    folded. `adopted` tells that a vote or a signature was recorded.
    """
    for remark in remarks:
        replaced = _REPLACED.search(remark)
        if replaced:
            return Standing(LegalStatus.REPLACED, replaced["by"].strip(" .;"))
        if _CANCELLED.search(remark):
            return Standing(LegalStatus.CANCELLED)
    named = stated(state)
    if named in (LegalStatus.DRAFT, LegalStatus.ARCHIVED):
        return Standing(named)
    if named is None and _DRAFT.search(head):
        return Standing(LegalStatus.DRAFT)
    if any(_APPROVED.search(remark) for remark in remarks):
        return Standing(LegalStatus.APPROVED)
    whole = "\n".join([head, *remarks])
    sealed = named is LegalStatus.ADOPTED or adopted or bool(_ADOPTED.search(whole))
    if not sealed or (named is None and _BLANK.search(articles)):
        return Standing(LegalStatus.DRAFT)
    return Standing(
        LegalStatus.UNDER_SUPERVISION if _SUPERVISION.search(articles) else LegalStatus.ADOPTED
    )
