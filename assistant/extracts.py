"""The extractive composer: short answers made of the documents' own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.answer import Block, ListBlock, ListItem, Paragraph
from assistant.articles import list_of_article
from assistant.catalogue import Collection, catalogue_of
from assistant.draft import Composition
from assistant.evidence import Evidence, whole_thought
from assistant.figures import has_number
from assistant.frames import document_name, say
from assistant.listing import compose_selection
from assistant.reading import PLAINLY_NOT
from assistant.selection import Selection
from assistant.sources import Sources
from assistant.stems import stems_of
from index.document import Passage, PassageKind
from index.sentences import announces
from index.text import fold
from index.view import View

_MOST_WORDS = 95
_MOST_EXTRACTS = 3
_LONGEST_LIST = 15
# Items that end one sentence are told together, when they are as few as this.
_LONGEST_SENTENCE = 5
_OWN_SHARE = 0.5
_SEVERAL, _PAIR = 3, 2
# Of a text's stems, the share that another must have to say the same.
_SAME = 0.7
_HEADED = 0.75
# An extract joins the first one when it scores nearly as well; less so where no one detail
# is asked: several passages may then each hold a part of the answer.
_NEARLY, _NEAR = 0.82, 0.6


def compose(
    evidence: Sequence[Evidence],
    view: View,
    language: str,
    *,
    broadly: bool = False,
    listing: bool = False,
    counting: bool = False,
) -> Composition:
    """Write the best extracts under a neutral attribution, more of them when asked broadly.

    `listing` tells that a list is asked: two members of one are enough to tell it whole;
    `counting` that its size is.
    """
    chosen = choose(evidence, broadly=broadly)
    whole = _whole_list(evidence, view, _PAIR if listing else _SEVERAL)
    if whole := whole or (_list_of_two(chosen, view) if listing else None):
        selection = Selection((whole,), len(whole.entries))
        return compose_selection(selection, view, language, counting=counting)
    sources = Sources(view)
    first = chosen[0]
    names = {document_name(language, e.document.metadata) for e in chosen}
    if len(chosen) == 1:
        blocks: tuple[Block, ...] = (Paragraph(_sentence(first, sources, language)),)
    else:
        lead = say(language, "several", document=f" {say(language, 'and')} ".join(sorted(names)))
        items = tuple(ListItem(_labelled(e, sources)) for e in chosen)
        blocks = (Paragraph(lead), ListBlock(items))
    return Composition(blocks, sources.citations)


def _whole_list(evidence: Sequence[Evidence], view: View, enough: int) -> Collection | None:
    """Return the list to tell whole, when the best evidence asks for it.

    It announces one; or it is an item and the question is about the list, several of the
    items answer as well, or the item is only the end of a sentence that others share.
    """
    best = evidence[0]
    passage = best.passage
    if announces(best.text):
        return list_of_article(best) or _list_of(view, lambda e: _introduces(best, e))
    if passage.group is None:
        return None
    good = [e for e in evidence if e.score >= _NEARLY * best.score and e.shape >= best.shape]
    siblings = sum(e.passage.group == passage.group for e in good)
    about_list = best.own <= _OWN_SHARE * best.coverage and best.coverage >= _HEADED
    if about_list or siblings >= enough:
        return _list_of(view, lambda e: e == passage, _LONGEST_LIST)
    if best.text[:1].islower():
        return _list_of(view, lambda e: e == passage, _LONGEST_SENTENCE)
    return None


def _list_of_two(chosen: Sequence[Evidence], view: View) -> Collection | None:
    """Return the list of the best extract that another extract to show is a member of too."""
    passage = chosen[0].passage
    if passage.group is None or all(e.passage.group != passage.group for e in chosen[1:]):
        return None
    return _list_of(view, lambda e: e == passage)


def _introduces(announcing: Evidence, passage: Passage) -> bool:
    return (
        passage.document_id == announcing.passage.document_id
        and passage.lead_in is not None
        and passage.lead_in.endswith(announcing.text.rstrip())
    )


def _list_of(
    view: View, holds: Callable[[Passage], bool], longest: int = _LONGEST_LIST
) -> Collection | None:
    """Return the shortest list of which a passage is so."""
    found = [
        c for c in catalogue_of(view).collections
        if len(c.entries) <= longest and any(e.passage and holds(e.passage) for e in c.entries)
    ]  # fmt: skip
    return min(found, key=lambda c: len(c.entries), default=None)


def choose(evidence: Sequence[Evidence], *, broadly: bool = False) -> list[Evidence]:
    """Return the extracts to show: the best, and those nearly as good, within the length.

    `broadly` takes in more of them, each from a passage of its own.
    """
    if broadly:
        evidence = _telling(evidence)
    best = evidence[0]
    chosen, words = [best], len(_words(best).split())
    least = (_NEAR if broadly else _NEARLY) * best.score
    for other in evidence[1:]:
        if len(chosen) == _MOST_EXTRACTS or other.score < least:
            break
        if other.shape < best.shape or announces(other.text):
            continue
        if not broadly and not _answers_too(other, best):
            continue
        size = len(_words(other).split())
        if words + size > _MOST_WORDS or _repeats(other, chosen):
            continue
        chosen.append(other)
        words += size
    return chosen


def _answers_too(other: Evidence, best: Evidence) -> bool:
    """Tell whether a text was read, and rather answers, or as well as the best one.

    Where not even the best one was read, nothing speaks against another. What plainly does not
    answer, for who reads it, is not added to one that does no better.
    """
    if best.read is None:
        return True
    return other.read is not None and other.read >= min(max(best.read, PLAINLY_NOT), 0.0)


def _telling(evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """Leave out labels whose value the document leaves blank, where other extracts are near."""
    told = [e for e in evidence if e.passage.kind is not PassageKind.FIGURE or has_number(e.text)]
    return told if told and told[0].score >= _NEAR * evidence[0].score else evidence


def _repeats(evidence: Evidence, chosen: Sequence[Evidence]) -> bool:
    """Tell whether what would be quoted is said already: by its place, or in nearly its words."""
    told = _words(evidence)
    return any(_says(_words(c), told) or _says(told, _words(c)) for c in chosen)


def _says(text: str, other: str) -> bool:
    """Tell whether a text says all that another says."""
    stems = stems_of(other)
    return fold(other) in fold(text) or len(stems & stems_of(text)) >= _SAME * len(stems)


def _words(evidence: Evidence) -> str:
    return evidence.document.quote(*whole_thought(evidence))


def _sentence(evidence: Evidence, sources: Sources, language: str) -> str:
    title = evidence.document.metadata.title
    headings = evidence.passage.heading_path
    path = [h for h in headings if not h.strip(" .").isdigit() and h != title]
    name = document_name(language, evidence.document.metadata)
    frame = "according_section" if path else "according"
    lead = say(language, frame, document=name, section=" › ".join(path))
    return f"{lead} : {_extract(evidence, sources)}"


def _labelled(evidence: Evidence, sources: Sources) -> str:
    """Write an extract after the headings it stands under, the document's own left out."""
    path = [h for h in evidence.passage.heading_path if not h.strip(" .").isdigit()]
    label = " › ".join(path[1:] or path)
    return f"{label} : {_extract(evidence, sources)}" if label else _extract(evidence, sources)


def _extract(evidence: Evidence, sources: Sources) -> str:
    start, end = whole_thought(evidence)
    mark = sources.cite(evidence.document, start, end, evidence.passage)
    words = " ".join(evidence.document.quote(start, end).split())
    return f"« {words} » {mark}"
