"""Tell which enjeu, value or objective something belongs to: "de quel enjeu relève… ?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import ListBlock, ListItem, Paragraph
from assistant.catalogue import catalogue_of
from assistant.cues import asks_for
from assistant.draft import Composition
from assistant.frames import document_name, role_name, say
from assistant.objectives import objectives_above
from assistant.sources import Sources
from assistant.stems import stems_of
from assistant.terms import Term, coverage
from assistant.understanding import Understanding
from index.document import Passage, Role
from index.phrases import key_words
from index.view import View

_ASKED = re.compile(
    r"\b(?:quel(?:le)?|which|welke?|welche[rsnm]?) ((?:grande?s? )?\w+(?: \w+)?)", re.IGNORECASE
)
_OF_WHICH = re.compile(
    r"^(?:de|a|dans|sous|from|to|of|in|under|van|tot|bij|von|zu) (?:quel|which|welk|welch)"
)
_HOLDERS = (Role.STRATEGIC_OBJECTIVE, Role.STAKE, Role.VALUE)
# Share of what is asked about that a passage must say in its own words.
_SAID = 0.75


@dataclass(frozen=True, slots=True)
class Belonging:
    """A passage, and what it belongs to: a heading's words, or an objective's passage."""

    role: Role
    passage: Passage
    heading: str = ""
    objective: Passage | None = None


def asks_the_holder(understood: Understanding, view: View) -> bool:
    """Tell whether a question names something and asks which enjeu, value… it belongs to."""
    holder = _OF_WHICH.search(understood.folded) and _role_asked(understood, view)
    return bool(holder and understood.subject)


def belonging_asked(understood: Understanding, view: View) -> Belonging | None:
    """Return what a question asks the holder of, when it has one and only one."""
    role = _role_asked(understood, view)
    ranking = asks_for("most", understood.folded) or asks_for("least", understood.folded)
    if role is None or understood.attributes or ranking:
        return None
    named = {w for wording in view.lexicon.roles.get(role, ()) for w in key_words(wording)}
    terms = [t for t in understood.terms if not t.name and not set(key_words(t.word)) <= named]
    held = [
        found for passage in _saying(terms, view)
        if (found := _held(passage, role, view)) is not None
    ]  # fmt: skip
    holders = {found.heading or found.objective for found in held}
    return held[0] if len(holders) == 1 else None


def _role_asked(understood: Understanding, view: View) -> Role | None:
    found = _ASKED.search(understood.folded)
    if found is None or understood.stakes:
        return None
    words = set(key_words(found[1]))
    return next(
        (
            role for role in _HOLDERS
            for wording in view.lexicon.roles.get(role, ())
            if set(key_words(wording)) <= words
        ),
        None,
    )  # fmt: skip


def _saying(terms: Sequence[Term], view: View) -> list[Passage]:
    """Return the passages that say best what is asked about, well enough."""
    if not terms:
        return []
    planned = {document.id for document, _ in catalogue_of(view).stakes}
    shares = [
        (coverage(terms, stems_of(p.text)), p) for p in view.passages if p.document_id in planned
    ]
    best = max((share for share, _ in shares), default=0.0)
    return [p for share, p in shares if share == best] if best >= _SAID else []


def _held(passage: Passage, role: Role, view: View) -> Belonging | None:
    if role is Role.STRATEGIC_OBJECTIVE:
        node = objectives_above(view).get(passage.id)
        objective = view.passage(node.passage_id or "") if node else None
        return Belonging(role, passage, objective=objective) if objective else None
    document = view.documents[passage.document_id]
    above = [s for s in document.sections if s.start <= passage.start < s.end and s.role is role]
    stakes = {s.index for d, s in catalogue_of(view).stakes if d.id == document.id}
    inner = [s for s in above if role is not Role.STAKE or s.index in stakes]
    return Belonging(role, passage, heading=inner[-1].heading) if inner else None


def compose_belonging(found: Belonging, view: View, language: str) -> Composition:
    """Write what something belongs to, with the words that say so."""
    sources = Sources(view)
    name = document_name(language, view.documents[found.passage.document_id].metadata)
    label = role_name(language, found.role, 1)
    holder = f"{label} « {found.heading} »" if found.heading else label
    lead = say(language, "according_section", document=name, section=holder)
    if found.objective is None:
        text = " ".join(found.passage.text.split())
        mark = sources.cite_passage(found.passage)
        return Composition((Paragraph(f"{lead} : « {text} » {mark}"),), sources.citations)
    items = tuple(
        ListItem(f"{' '.join(p.text.split())} {sources.cite_passage(p)}", p.number)
        for p in (found.objective, found.passage)
    )
    return Composition((Paragraph(f"{lead} :"), ListBlock(items)), sources.citations)
