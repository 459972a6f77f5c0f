"""Tell a text of acts from any other, by the formulas that councils write."""

from __future__ import annotations

import re

_MOTIVE = re.compile(r"^[ \t]*(?:vu|considérant|attendu)\b", re.I | re.M)
_ACTING = re.compile(
    r"^[ \t]*(?:d ?[ée] ?c ?i ?d ?e\b|(?:arrête|approuve|ratifie|désigne)\b|prend acte"
    r"|prend connaissance|émet un avis|marque son accord|art(?:icle|\.)? ?(?:1\b|1er|unique)"
    r"|(?:le|la) (?:conseil|collège)\b.{0,300}?\b(?:d[ée]cide|approuve|arrête|prend acte)\b)",
    re.I | re.M,
)
_POINT = re.compile(r"^[ \t]*point n ?°\s*:?\s*\d", re.I | re.M)
_LABEL = re.compile(r"^[ \t]*(?:state|état|statut|matière|objet)\b", re.I | re.M)
_SITTING = re.compile(
    r"(?:procès-verbal|compte[- ]rendu|séance|conseil (?:provincial|communal|municipal))"
    r".{0,80}?\b(?:19|20)\d\d\b",
    re.I | re.S,
)
_VERDICT = re.compile(r"unanimité|voix pour|vote favorable|prend acte", re.I)
_HEAD = 1500


def is_act(text: str) -> bool:
    """Tell whether a text, its printed lines kept, moves and decides, or shows a point.

    A point is shown with its sitting, its number and another label: a page that informs the
    council has neither motives nor decision, and is an act all the same.
    """
    head = text[:_HEAD]
    shown = all(pattern.search(head) for pattern in (_POINT, _LABEL, _SITTING))
    return shown or (_MOTIVE.search(text) is not None and _ACTING.search(text) is not None)


def are_minutes(text: str) -> bool:
    """Tell whether a text names a sitting at its head and records several verdicts."""
    return _SITTING.search(text[:_HEAD]) is not None and len(_VERDICT.findall(text)) > 1
