"""Facts written beside a label, on its line or the next: "Point N°", "Matière".

Mandataire, state, subject and annexes are read the same way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.acts.lines import Line

_LABELS = {
    "point": r"point(?: n ?[°o])?|numero (?:du|de) point",
    "state": r"state|etat|statut",
    "matter": r"matiere|theme|thematique|categorie|domaine",
    "representative": r"mandataires?(?: en charge| responsables?)?|deputee?(?: en charge)?|"
    r"depute(?:e)? rapporteur|rapporteur(?:e|s)?|echevin en charge|membre du college",
    "subject": r"objet|concerne|intitule",
    "reference": r"reference|n ?[°o] (?:de la |de )?deliberation|numero d'acte|ref\.?",
    "annex": r"annexes?|pieces? jointes?",
}
_INLINE = {
    name: re.compile(rf"(?:{label})\s*(?:n ?[°o] ?\d{{0,4}}\s*)?[:=]\s*(?=\S)")
    for name, label in _LABELS.items()
}
_BARE_POINT = re.compile(r"point(?: n ?[°o]| numero)? ?(\d{1,4}(?:[./-]\d{1,4})?)\W*")
# A row of a table, read aloud: "Catégorie : adultes ; Cotisation : 5 €".
_ROW = re.compile(r" ; [^:;]{1,60} : \S")
_ALONE = {name: re.compile(rf"(?:{label})\s*:?") for name, label in _LABELS.items()}


@dataclass(frozen=True, slots=True)
class Labels:
    """The value beside each label found, and the line that holds it."""

    found: Mapping[str, tuple[str, int]]

    def __contains__(self, name: object) -> bool:
        return name in self.found

    def get(self, name: str, default: str | None = None) -> str | None:
        """Return the value beside a label, or the default."""
        return self.found[name][0] if name in self.found else default

    def line(self, name: str) -> int:
        """Return the line that holds a value, -1 when there is none."""
        return self.found[name][1] if name in self.found else -1

    @property
    def lines(self) -> frozenset[int]:
        """Return the lines that hold values."""
        return frozenset(at for _, at in self.found.values())


def is_labelled(line: Line) -> bool:
    """Tell whether a line gives a fact beside its label."""
    return any(pattern.match(line.folded) for pattern in _INLINE.values())


def read_labels(lines: Sequence[Line]) -> Labels:
    """Return the first value of each label."""
    found: dict[str, tuple[str, int]] = {}
    for at, line in enumerate(lines):
        if _ROW.search(line.text):
            continue
        for name in _LABELS:
            if name in found:
                continue
            inline = _INLINE[name].match(line.folded)
            if inline and len(line.folded) < 400:
                found[name] = (line.text.split(":", 1)[-1].lstrip(" ="), at)
            elif name == "point" and (bare := _BARE_POINT.fullmatch(line.folded)):
                found[name] = (bare[1], at)
            elif _ALONE[name].fullmatch(line.folded) and at + 1 < len(lines):
                found[name] = (lines[at + 1].text, at + 1)
    return Labels(found)
