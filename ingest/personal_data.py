"""Mask private persons' identifiers at ingestion.

The rule, by what a document is:

- national numbers, account numbers given after a person's name or address, birth dates
  and home addresses are masked in every document;
- phones and e-mail addresses are masked in deliberations, their annexes, minutes and
  notes, where they belong to the persons a decision is about, except those of the
  institution: a mailbox named after a function (info@, dg@…) or a number told as a service's;
- brochures, plans, pages, regulations and reports are published to be answered: their
  phones, e-mail addresses and accounts stay.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from index.document import OF_ACTS, DocumentType
from index.personal_data import MASK, PersonalKind, PersonalSpan, find_personal_data
from index.text import fold
from ingest.read_result import ReadResult

_ABOUT_PERSONS = OF_ACTS | {DocumentType.NOTE}
_CONTACTS = frozenset({PersonalKind.PHONE, PersonalKind.EMAIL, PersonalKind.BANK_ACCOUNT})
_MONTHS = (
    "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre"
)
_DAY = (
    rf"(?:\d{{1,2}}(?:er)?\s+(?:{_MONTHS})\s+\d{{4}}"
    r"|\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{2,4})"
)
_BIRTH = re.compile(
    rf"\b(?:n[ée]e?s?(?:\s*\(e\)|·e|\.e)?(?:\s+à\s+[^,;.()\n]{{2,40}}?,?)?\s+le"
    rf"|date\s+de\s+naissance\s*:?|naissance\s*:|né\(e\)\s+le)\s+(?P<personal>{_DAY})",
    re.I,
)
_STREET = (
    r"(?:rue|avenue|av\.|boulevard|bd\.?|chauss[ée]e|place|chemin|impasse|all[ée]e|quai|clos"
    r"|route|ruelle|square|sentier|drève|voie|résidence|cité)"
)
_CITY = r"\d{4}\s+[A-ZÀ-Ý][\w'’-]+(?:[ -][A-ZÀ-Ý][\w'’-]+)*"
_HOUSE = r"(?<!\d)\d{1,3}(?!\d)\s?[a-z]?\b(?:\s*(?:bte|boîte|/)\s*\w+)?"
_ADDRESS = re.compile(
    r"\b(?i:domicili[ée]{1,2}s?(?:\(e\)|·e)?|demeurant|r[ée]sidant|habitant)\s*(?:à|au|:)?\s+"
    rf"(?P<personal>(?:{_CITY},?\s+|[A-ZÀ-Ý][\w'’ -]{{1,40}},\s*)?(?:{_HOUSE},?\s+)?"
    rf"(?i:{_STREET})\s(?:[^;()\n]{{2,60}}?{_HOUSE}|[^,;.()\n]{{2,50}}(?=[,;.)\n]|$))"
    rf"(?:\s*,?\s*(?:à\s+)?{_CITY})?)"
)
_FUNCTIONS = re.compile(
    r"(?:info|contact|accueil|dg|direction|secretariat|greffe|service|cabinet|presse|communication"
    r"|administration|mediation|rgpd|dpo|culture|musee|bibliotheque|sante|social|enseignement"
    r"|marches?|finances|recette|taxes?|juridique|technique|environnement|college|conseil|commune)"
    r"[\w.+-]*@"
)
_OF_A_SERVICE = re.compile(
    r"(?:service|administration|accueil|secretariat|standard|greffe|direction|province|commune"
    r"|maison|office|bureau|numero vert|permanence)[^.;]{0,60}$"
)


def mask_personal_data(result: ReadResult, document_type: DocumentType) -> ReadResult:
    """Return a reading with private identifiers masked, and how many of each kind."""
    spans = [
        PersonalSpan(span.kind, block.start + span.start, block.start + span.end)
        for block in result.blocks
        for span in private_spans(result.text[block.start : block.end], document_type)
    ]
    if not spans:
        return result
    moved = _Moved(spans)
    return replace(
        result,
        text=moved.masked(result.text),
        blocks=tuple(
            replace(block, start=moved.offset(block.start), end=moved.offset(block.end))
            for block in result.blocks
        ),
        breaks=tuple(moved.offset(at) for at in result.breaks if not moved.is_masked(at)),
        masked=dict(Counter(result.masked) + Counter(span.kind for span in spans)),
    )


class _Moved:
    """Where offsets go when spans, in order and apart, each become the mask."""

    def __init__(self, spans: Sequence[PersonalSpan]) -> None:
        self.spans = spans
        self.ends = [span.end for span in spans]
        shifts = [len(MASK) - (span.end - span.start) for span in spans]
        self.shifts = [0, *accumulate(shifts)]

    def masked(self, text: str) -> str:
        parts, at = [], 0
        for span in self.spans:
            parts += [text[at : span.start], MASK]
            at = span.end
        return "".join([*parts, text[at:]])

    def offset(self, offset: int) -> int:
        return offset + self.shifts[bisect_right(self.ends, offset)]

    def is_masked(self, offset: int) -> bool:
        at = bisect_right(self.ends, offset)
        return at < len(self.spans) and self.spans[at].start <= offset


def private_spans(text: str, document_type: DocumentType) -> Iterator[PersonalSpan]:
    """Yield the spans to mask in a text of such a document, in order, without overlap."""
    found = [span for span in find_personal_data(text) if _is_private(text, span, document_type)]
    for kind, pattern in (
        (PersonalKind.BIRTH_DATE, _BIRTH),
        (PersonalKind.HOME_ADDRESS, _ADDRESS),
    ):
        for match in pattern.finditer(text):
            found.append(PersonalSpan(kind, match.start("personal"), match.end("personal")))
    end = 0
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            yield span
            end = span.end


def _is_private(text: str, span: PersonalSpan, document_type: DocumentType) -> bool:
    if span.kind not in _CONTACTS:
        return True
    if document_type not in _ABOUT_PERSONS:
        return False
    if span.kind is PersonalKind.EMAIL:
        return _FUNCTIONS.match(fold(text[span.start : span.end])) is None
    if span.kind is PersonalKind.PHONE:
        return _OF_A_SERVICE.search(fold(text[: span.start])) is None
    return True
