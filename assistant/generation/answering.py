"""Turn what a writer wrote into an answer: only what its passages support, with its sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Notice, Paragraph
from assistant.draft import Composition
from assistant.evidence import Evidence
from assistant.frames import document_name, say
from assistant.generation.prompts import generation_data, limit
from assistant.generation.support import Ground, same_facts, supported
from assistant.generation.writer import Claim, Extract, Setback, WriterSetback
from assistant.sources import Sources
from index.document import Audience, Document, Passage
from index.sentences import sentences
from index.text import fold
from index.view import View

_END = re.compile(r"\s*([.!?…]*)$")


@dataclass(frozen=True, slots=True)
class Given:
    """A passage given to the writer: `document.text[start:end]`, under its number."""

    number: int
    document: Document
    start: int
    end: int
    passage: Passage | None

    @property
    def internal(self) -> bool:
        """Tell whether citizens may not read it."""
        owner = self.passage or self.document.metadata
        return owner.audience is not Audience.PUBLIC

    def extract(self) -> Extract:
        """Return it as the writer sees it."""
        path = self.passage.heading_path if self.passage else ()
        return Extract(
            self.number, document_name("fr", self.document.metadata), " › ".join(path),
            self.document.text[self.start : self.end],
        )  # fmt: skip


def given_from(evidence: Sequence[Evidence]) -> list[Given]:
    """Return the passages of the evidence that are worth giving, numbered, best first."""
    most, left = limit("passages"), limit("characters")
    floor = generation_data()["limits"]["near_best"] * max(e.score for e in evidence)
    chosen: dict[str, Passage] = {}
    documents: dict[str, Document] = {}
    for each in evidence:
        size = len(each.passage.text)
        if len(chosen) == most:
            break
        if each.score >= floor and each.passage.id not in chosen and size <= left:
            chosen[each.passage.id], documents[each.passage.id] = each.passage, each.document
            left -= size
    return [
        Given(number, documents[p.id], p.start, p.end, p)
        for number, p in enumerate(chosen.values(), 1)
    ]


@dataclass(frozen=True, slots=True)
class Held:
    """A sentence that its passages support, and the spans that do so."""

    text: str
    spans: tuple[Given, ...]


def compose_claims(
    claims: Sequence[Claim], given: Sequence[Given], view: View, language: str
) -> Composition:
    """Write the claims that hold, each with its sources.

    Raises WriterSetback UNSUPPORTED when nothing, or too little, is left.
    """
    held = held_claims(claims, given, view, language)
    sources = Sources(view)
    written = " ".join(_marked(each, sources) for each in held)
    names = {document_name(language, g.document.metadata) for h in held[:1] for g in h.spans}
    if not any(fold(name) in fold(written) for name in names):
        written = f"{say(language, 'according', document=min(names))} : {written}"
    blocks = (Paragraph(written), Notice(say(language, "written")))
    return Composition(blocks, sources.citations, mode="generated")


def held_claims(
    claims: Sequence[Claim], given: Sequence[Given], view: View, language: str,
    *, plain: bool = False,
) -> list[Held]:  # fmt: skip
    """Return the claims that hold, within the length of an answer; see `compose_claims`."""
    numbered = {each.number: each for each in given}
    held = [h for c in claims if (h := _held(c, numbered, view, language, plain=plain))]
    if not held or len(held) < generation_data()["support"]["kept"] * len(claims):
        raise WriterSetback(Setback.UNSUPPORTED)
    return _within_length(held)


def _held(
    claim: Claim, numbered: dict[int, Given], view: View, language: str, *, plain: bool
) -> Held | None:
    # A source that was not given is an invented one: the sentence goes.
    if not claim.passages or any(n not in numbered for n in claim.passages):
        return None
    cited = [numbered[n] for n in claim.passages]
    ground = _ground(cited, view, plain=plain)
    if language != "fr" and not same_facts(claim.text, claim.french, ground.around):
        return None
    if not supported(claim.french, ground, view):
        return None
    return Held(claim.text, _narrowed(claim, cited, view, plain=plain))


def _ground(cited: Sequence[Given], view: View, *, plain: bool) -> Ground:
    around = [part for g in cited for part in (
        document_name("fr", g.document.metadata), g.document.metadata.title,
        g.document.metadata.publisher or "", *(g.passage.heading_path if g.passage else ()),
    )]  # fmt: skip
    quotes = tuple(g.document.text[g.start : g.end] for g in cited)
    return Ground(quotes, " \n ".join([*around, *view.lexicon.own_names]), plain)


def _narrowed(
    claim: Claim, cited: Sequence[Given], view: View, *, plain: bool
) -> tuple[Given, ...]:
    """Return the one sentence that says it all, where there is one; else the passages."""
    for given in cited:
        text = given.document.text[given.start : given.end]
        for start, end in sentences(text):
            one = Given(given.number, given.document, given.start + start, given.start + end,
                        given.passage)  # fmt: skip
            if supported(claim.french, _ground([one], view, plain=plain), view):
                return (one,)
    return tuple(cited)


def _within_length(held: Sequence[Held]) -> list[Held]:
    kept: list[Held] = []
    left = limit("words")
    for each in held:
        left -= len(each.text.split())
        if left < 0 and kept:
            break
        kept.append(each)
    return kept


def _marked(held: Held, sources: Sources) -> str:
    return marked(
        held.text, [sources.cite(g.document, g.start, g.end, g.passage) for g in held.spans]
    )


def marked(text: str, marks: Sequence[str]) -> str:
    """Return a sentence with the marks of its sources before its full stop."""
    end = _END.search(text)
    body = text[: end.start()] if end else text
    return f"{body} {' '.join(dict.fromkeys(marks))}{(end and end[1]) or '.'}"
