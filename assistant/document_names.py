"""The names that a document and its institution go by, which a question may say and the text not.

"Qui dirige le Service de l'Eau ?" is asked of the report of that service, where the sentence that
answers says "le service".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from assistant.own_names import described_documents
from assistant.stems import stems_of
from index.document import Document, Passage
from index.text import fold, fold_with_offsets
from index.view import View

# The first lines of a document name who publishes it; its sentences name others too.
_HEAD, _LINE = 400, 160
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w-]*"
_TIE = r"(?:de la |de l['’]|et des |et du |et de |du |des |de |d['’]|et )"
_QUALIFIED = rf"{_CAPITAL}(?: [a-zà-ÿ]{{4,}}(?= {_TIE}{_CAPITAL}))?"
# "Service provincial de l'Eau et des Rivières", "Commune de Vallon-la-Rivière", "La Filature".
_NAME = re.compile(rf"{_QUALIFIED}(?: {_TIE}?{_QUALIFIED})*")
_ACRONYM = re.compile(r"\(([A-Z][A-Z-]{2,9})\)")
_TIED = re.compile(r" (?P<tie>de la |de l'|du |des |de |d')(?P<tail>.+)")
_BEFORE = r"\b(?:de la |de l'|du |des |de |d'|a la |a l'|au |aux |a |chez )"
# What goes on is another name: "la Maison du vélo" is no "Maison", a "PST tardif" no "PST".
_ENDED = r"(?= ?[?!.,;:]|$| (?:a|ont|est|sont|en|pour|dans|par|sur|avec|au|aux|et|compte|va)\b)"
# Towns are places, which go by their names: "à Rochenoy". Namur is no "Province de Namur".
_TOWNS = frozenset({"commune", "ville", "village"})
_WAYS: WeakKeyDictionary[View, dict[str, tuple[re.Pattern[str], ...]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Spared:
    """A question without a name that goes without saying, and the documents that go by it."""

    text: str
    name: str
    documents: frozenset[str]

    def may_be_told_by(self, passage: Passage, view: View) -> bool:
        """Tell whether a passage is of these documents, or says their name itself."""
        if passage.document_id in self.documents:
            return True
        title = view.documents[passage.document_id].metadata.title
        return stems_of(self.name) <= stems_of(f"{title} {passage.search_text}")


def without_names(question: str, view: View) -> Spared | None:
    """Leave out of a question the longest name that documents go by; None when it gives none.

    A name of several parts is said whole, or its first word before the others: "la Province de
    Namur" leaves "la Province".
    """
    if view not in _WAYS:
        _WAYS[view] = {d.id: _ways_of(_head_of(d)) for d in described_documents(view)}
    folded = fold_with_offsets(question)
    cuts: dict[tuple[int, int], set[str]] = {}
    for id_, ways in _WAYS[view].items():
        for way in ways:
            for found in way.finditer(folded.text):
                cuts.setdefault(found.span("cut"), set()).add(id_)
    if not cuts:
        return None
    longest = max(cuts, key=lambda span: span[1] - span[0])
    start, end = (folded.offsets[at] for at in longest)
    text = f"{question[:start].rstrip()} {question[end:].lstrip()}".strip()
    return Spared(text, question[start:end], frozenset(cuts[longest]))


def _head_of(document: Document) -> str:
    metadata = document.metadata
    lines = (line.strip() for line in document.text[:_HEAD].split("\n"))
    told = (line for line in lines if len(line) <= _LINE and not line.endswith((".", ":", ";")))
    return "\n".join((metadata.title, metadata.short_title or "", *told))


def _ways_of(head: str) -> tuple[re.Pattern[str], ...]:
    """Return what finds, as `cut`, a name of a head in a folded question."""
    told = dict.fromkeys(way for line in head.split("\n") for way in _ways_in(line))
    return tuple(map(re.compile, told))


def _ways_in(line: str) -> Iterator[str]:
    for acronym in _ACRONYM.findall(line):
        yield rf"(?P<cut>{_BEFORE}{re.escape(fold(acronym))}){_ENDED}"
    for found in _NAME.finditer(line.title() if line.isupper() else line):
        name = fold(found[0])
        if " " in name or "-" in name:
            yield rf"(?P<cut>{_BEFORE}{re.escape(name)}){_ENDED}"
        if parts := _TIED.search(name):
            yield from _ways_of_parts(name[: parts.start()], parts["tie"], parts["tail"])


def _ways_of_parts(kind: str, tie: str, tail: str) -> Iterator[str]:
    """Yield how the tail of a name may be said after its kind ("la Province | de Namur")."""
    first = kind.split()[0]
    said = "|".join(map(re.escape, dict.fromkeys((kind, first))))
    yield rf"\b(?:{said}) (?P<cut>{re.escape(tie + tail)}){_ENDED}"
    if first in _TOWNS:
        # A title may go on after the name of a town: "VILLE DE TROIS-RIVES PROGRAMME…".
        towns = "|".join(map(re.escape, dict.fromkeys((tail, tail.split()[0]))))
        yield rf"(?P<cut>{_BEFORE}(?:{towns})){_ENDED}"
