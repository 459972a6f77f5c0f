"""Answer with what stands under a heading that the question names."""

from __future__ import annotations

from assistant.answer import Block, ListBlock, ListItem, Paragraph
from assistant.catalogue import catalogue_of
from assistant.cues import Kind, asks_for
from assistant.divisions import division_asked
from assistant.draft import Composition
from assistant.figures import figures_in
from assistant.frames import document_name, say
from assistant.selection import Selection
from assistant.sources import Sources
from assistant.stems import stems_of
from assistant.understanding import Stake, Understanding
from index.document import Passage, PassageKind, Role
from index.text import fold
from index.view import View

_KINDS = (Kind.OVERVIEW, Kind.OPEN, Kind.LIST, Kind.DEFINITION)
_MOST_WORDS = 110
# Share of a heading's words that the question must say, and of the question's weight that
# the heading must explain.
_HEADING_SAID = 0.6
_QUESTION_EXPLAINED = 0.6
# Words of a signature at most.
_SIGNATURE = 6


def heading_asked(understood: Understanding, view: View) -> Stake | None:
    """Return the document and heading that a question is about as a whole."""
    return (
        division_asked(understood, view)
        or purpose_heading(understood, view)
        or mission_heading(understood, view)
        or section_named(understood, view)
    )


def section_named(understood: Understanding, view: View) -> Stake | None:
    """Return the document and heading that a question names, when it asks about it whole."""
    if understood.kind not in _KINDS or understood.attributes:
        return None
    if any(role is not Role.VALUE for role in understood.roles) or not understood.subject:
        return None
    fits = [
        (_fit(understood, stems_of(section.heading), section.role is Role.VALUE), document, section)
        for document, section in catalogue_of(view).headings
    ]
    best, document, section = max(fits, key=lambda fit: fit[0], default=(0.0, None, None))
    if not best or document is None or section is None:
        return None
    # Where a heading comes back ("Actions", under each axis), one of them is not the whole.
    alike = sum(d is document and fold(s.heading) == fold(section.heading) for _, d, s in fits)
    return (document, section) if alike == 1 or understood.kind is not Kind.LIST else None


def mission_heading(understood: Understanding, view: View) -> Stake | None:
    """Return the heading of the institution's missions when they are all that is asked."""
    if understood.roles != (Role.MISSION,) or understood.subject or understood.stakes:
        return None
    headings = catalogue_of(view).headings
    return next((h for h in headings if h[1].role is Role.MISSION), None)


def signatures(understood: Understanding, view: View) -> tuple[Passage, ...]:
    """Return the lines that sign the texts a question names, all of them when it names none.

    "qui signe l'introduction ?", "qui a écrit ce plan ?". A signature is the last line under
    a heading, a few words without a full stop.
    """
    if not asks_for("signature", understood.folded) or understood.roles or understood.stakes:
        return ()
    terms = [t for t in understood.subject if not asks_for("signature", f"qui {t.word}")]
    signed = [
        (section.heading, last[-1])
        for document, section in catalogue_of(view).headings
        if (last := catalogue_of(view).passages_of(document, section)) and _signs(last)
    ]
    named = [
        line for heading, line in signed
        if terms and all(t.match(stems_of(heading)) >= _HEADING_SAID for t in terms)
    ]  # fmt: skip
    return tuple(named if terms else [line for _, line in signed])


def _signs(passages: tuple[Passage, ...]) -> bool:
    last = passages[-1]
    short = len(last.text.split()) <= _SIGNATURE and last.text.strip()[-1].isalnum()
    return last.kind is PassageKind.PROSE and len(passages) > 1 and short


def purpose_heading(understood: Understanding, view: View) -> Stake | None:
    """Return the heading of the missions when a question asks what the institution is for."""
    if not asks_for("purpose", understood.folded) or understood.roles:
        return None
    own = stems_of(" ".join(view.lexicon.own_names))
    if not understood.terms or not all(t.stems & own for t in understood.terms):
        return None
    headings = catalogue_of(view).headings
    return next((h for h in headings if h[1].role is Role.MISSION), None)


def compose_signatures(lines: tuple[Passage, ...], view: View, language: str) -> Composition:
    """Quote who signs, under the heading of what is signed."""
    sources = Sources(view)
    blocks = []
    for line in lines:
        document = view.documents[line.document_id]
        lead = say(
            language, "according_section",
            document=document_name(language, document.metadata),
            section=" › ".join(line.heading_path),
        )  # fmt: skip
        blocks.append(Paragraph(f"{lead} : « {line.text.strip()} » {sources.cite_passage(line)}"))
    return Composition(tuple(blocks), sources.citations)


def _fit(understood: Understanding, heading: frozenset[str], is_value: bool) -> float:
    """Return how well a heading fits, 0 when a word of the question points elsewhere."""
    matched = [t for t in understood.subject if t.match(heading) >= _HEADING_SAID]
    if not matched or understood.stakes:
        return 0.0
    strangers = [t for t in understood.subject if t not in matched and (t.known or t.complement)]
    names = sum(len(t.stems & heading) or 1 for t in matched)
    said = min(names / len(heading), 1.0)
    weight = sum(t.weight for t in understood.subject)
    explained = sum(t.weight for t in matched) / weight
    if is_value and Role.VALUE in understood.roles and said >= _HEADING_SAID:
        return said + explained + 0.1  # "les points de la valeur Proximité"
    if strangers or said < _HEADING_SAID or explained < _QUESTION_EXPLAINED:
        return 0.0
    return said + explained + 0.1 * is_value


def heading_of(selection: Selection, view: View) -> Stake | None:
    """Return the heading that a selection comes down to, when it is a single one."""
    entries = [e for c in selection.collections for e in c.entries]
    if not selection.filtered or len(entries) != 1 or entries[0].passage is not None:
        return None
    document = view.documents[entries[0].document_id]
    return next(((document, s) for s in document.sections if s.start == entries[0].start), None)


def compose_section(stake: Stake, view: View, language: str) -> Composition | None:
    """Quote what stands under a heading: its list whole, then its text as far as it is short."""
    document, section = stake
    passages = catalogue_of(view).passages_of(document, section)
    sources = Sources(view)
    items = [p for p in passages if p.kind is not PassageKind.PROSE]
    path = " › ".join(filter(None, (*_above(passages), section.heading)))
    lead = say(
        language,
        "according_section",
        document=document_name(language, document.metadata),
        section=path,
    )
    blocks: list[Block] = [Paragraph(f"{lead} :")]
    blocks += [Paragraph(_quoted(p, sources, view)) for p in _short(passages)]
    if items:
        blocks.append(ListBlock(tuple(ListItem(_item(p, sources, view), p.number) for p in items)))
    if not sources.citations:
        return None
    # The lead names the headings as the document does: "Article 12 – …".
    return Composition(tuple(blocks), sources.citations, computed=figures_in(path))


def _above(passages: tuple[Passage, ...]) -> tuple[str, ...]:
    return passages[0].heading_path[:-1] if passages else ()


def _short(passages: tuple[Passage, ...]) -> list[Passage]:
    kept: list[Passage] = []
    words = 0
    for passage in passages:
        words += len(passage.text.split())
        if passage.kind is PassageKind.PROSE and (words <= _MOST_WORDS or not kept):
            kept.append(passage)
    return kept


def _quoted(passage: Passage, sources: Sources, view: View) -> str:
    words, mark = _words_and_mark(passage, sources, view)
    return f"« {words} » {mark}"


def _item(passage: Passage, sources: Sources, view: View) -> str:
    words, mark = _words_and_mark(passage, sources, view)
    return f"{words} {mark}"


def _words_and_mark(passage: Passage, sources: Sources, view: View) -> tuple[str, str]:
    document = view.documents[passage.document_id]
    mark = sources.cite(document, passage.start, passage.end, passage)
    return " ".join(passage.text.split()), mark
