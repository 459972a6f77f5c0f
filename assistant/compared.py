"""Two figures set side by side: "Budget participatif ou appels à projets, lequel reçoit le plus ?".

Each side is looked for by itself: no text has the words of both. The reader sees both figures as
the document prints them and compares them; nothing is calculated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answer import ListBlock, ListItem, Paragraph
from assistant.cues import asks_for
from assistant.draft import Composition
from assistant.evidence import SHORT_PASSAGE
from assistant.figures import has_number
from assistant.frames import document_name, say
from assistant.sources import Sources
from assistant.stems import stems_of
from assistant.terms import Term, read_terms
from assistant.understanding import Understanding
from index.document import Passage, PassageKind
from index.view import Filters, View

_SIDE = r"[^,:;?!]+?"
_END = r"(?=\s*(?:[,:;?!]|$))"
_BEFORE = r"(?:^|[,:;?!]\s*)"
# How a question sets two things against each other, the surest ways first.
_AGAINST = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bd['’]un côté,? (?P<a>{_SIDE}),? (?:et )?de l['’]autre,? (?P<b>{_SIDE}){_END}",
        rf"{_BEFORE}(?P<a>{_SIDE}) d['’]un côté,? (?:et )?(?P<b>{_SIDE}) de l['’]autre\b",
        rf"\bentre (?P<a>{_SIDE}) et (?P<b>{_SIDE}){_END}",
        rf"\b(?:plus|davantage|moins|autant) (?:de |d['’])(?P<a>{_SIDE}) (?:que|ou) "
        rf"(?:(?:plus|moins|davantage) )?(?:de |d['’])?(?P<b>{_SIDE}){_END}",
        rf"{_BEFORE}(?P<a>{_SIDE}) (?:ou|et|face à|versus|par rapport à) (?P<b>{_SIDE}){_END}",
    )
)
# Words that measure a side and do not tell which it is.
_MEASURES = stems_of(
    "nombre montant total somme effectif chiffre quantité argent comparer comparez compare mettre "
    "mettez celui celle ceux"
)
_LOOKED_AT = 20
_NUMBER = re.compile(r"(?<![\d/.])\d[\d .]*(?![\d/])")
# A text about a side has each of its words, or one of the same family.
_SAID = 0.7
_TOLD_AS_A_FIGURE = (PassageKind.FIGURE, PassageKind.TABLE_ROW, PassageKind.ITEM)


def compares_figures(understood: Understanding) -> bool:
    """Tell whether a question wants two figures side by side, not the lists of two enjeux."""
    lists = understood.roles and understood.stakes
    return asks_for("compared", understood.folded) and not lists


def compose_compared(
    understood: Understanding, view: View, language: str, filters: Filters | None
) -> Composition | None:
    """Write the figures of the two things that a question compares; None where one has none.

    A passage that tells both is told alone.
    """
    for one, other in _sides(understood.text):
        first = _figures(one, understood, view, filters)
        second = _figures(other, understood, view, filters) if first else []
        if first and second:
            both = [p for p in first if p in second and len(_NUMBER.findall(p.text)) > 1]
            told = both[:1] or list(dict.fromkeys((first[0], second[0])))
            return _side_by_side(told, view, language) if both or len(told) > 1 else None
    return None


def _sides(question: str) -> Iterator[tuple[str, str]]:
    for pattern in _AGAINST:
        for match in pattern.finditer(question):
            yield match["a"], match["b"]


def _figures(
    side: str, understood: Understanding, view: View, filters: Filters | None
) -> list[Passage]:
    """Return the passages that tell a number of one side and have all its words, best first."""
    read = read_terms(side, view, understood.language)
    terms = [t for t in read if not t.name and not (t.stems and t.stems <= _MEASURES)]
    if not terms or not all(t.known for t in terms):
        return []
    hits = view.search(side, _LOOKED_AT, filters)
    telling = [hit for hit in hits if _tells(hit.passage, side, terms)]
    of_the_kind = [
        hit for hit in telling
        if all(a.shown_in(hit.passage.text) for a in understood.attributes)
    ]  # fmt: skip
    return [hit.passage for hit in of_the_kind or telling]


def _tells(passage: Passage, side: str, terms: list[Term]) -> bool:
    """Tell whether a passage is short, is about a side and has a number that the side has not."""
    text = re.sub(r"\d+", lambda m: "" if m[0] in side else m[0], passage.text)
    short = passage.kind is PassageKind.PROSE and len(text.split()) <= SHORT_PASSAGE
    if not (short or passage.kind in _TOLD_AS_A_FIGURE) or not has_number(text):
        return False
    stems = stems_of(passage.text)
    return all(term.match(stems) >= _SAID for term in terms)


def _side_by_side(told: list[Passage], view: View, language: str) -> Composition:
    sources = Sources(view)
    items = tuple(ListItem(_quoted(passage, sources)) for passage in told)
    documents = dict.fromkeys(view.documents[passage.document_id].id for passage in told)
    names = [document_name(language, view.documents[id_].metadata) for id_ in documents]
    lead = say(language, "comparison_lead", document=f" {say(language, 'and')} ".join(names))
    return Composition((Paragraph(lead), ListBlock(items)), sources.citations)


def _quoted(passage: Passage, sources: Sources) -> str:
    label = " › ".join(passage.heading_path[-2:])
    told = f"« {' '.join(passage.text.split())} » {sources.cite_passage(passage)}"
    return f"{label} : {told}" if label else told
