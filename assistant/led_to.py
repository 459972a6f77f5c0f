"""Lists that stand where search leads: their members, read one by one, are no answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.catalogue import Collection, Entry
from assistant.counted import thing_counted
from assistant.cues import Kind, shows
from assistant.described import (
    COLUMN,
    HEAD_OF_LABEL,
    SURELY,
    ListWords,
    are_rows_of,
    fit,
    is_row,
    names_counted,
    names_several,
    words_of,
)
from assistant.figures import WORDS, has_number
from assistant.numbered_headings import own_words
from assistant.stems import stems_of
from assistant.terms import Term, coverage, is_unknown_noun
from assistant.understanding import Understanding
from index.document import Passage, Role
from index.enumeration import enumeration_in
from index.text import fold
from index.view import View

# How far headings must explain a question, where search leads to the list and they have the very
# thing asked for. Of 749 development near misses, none was told a list so.
_ENOUGH_BESIDE = 0.5
_ASKED_NOUN = re.compile(
    r"\b(?:quel(?:le)?s? (?:sont |est )?(?:les |vos |ses |ces |nos |leurs )?|liste (?:complete )?"
    r"d(?:es |e |u )|(?:combien|nombre) d(?:e |')|les )"
    rf"(?:(?:\d{{1,2}}|{'|'.join(WORDS)}) )?([\w-]{{3,}})"
)
_PARTS = frozenset(
    (Role.STAKE, Role.STRATEGIC_OBJECTIVE, Role.OPERATIONAL_OBJECTIVE, Role.ACTOR, Role.VALUE)
)
# What numbered members are called, whatever their heading says.
_STEPS = re.compile(r"(?:etape|phase|demarche|procedure)s?\b")
# Nouns that say nothing of what they are of.
_CATEGORY = re.compile(
    r"(?:regle|consigne|condition|obligation|interdiction|mesure|modalite|type|sorte|forme|"
    r"categorie|element|critere)s?$"
)
_TOTAL = re.compile(r"(?:[^:;]{1,40}: )?total\b")


def beside(understood: Understanding, found: Sequence[Passage], view: View) -> Collection | None:
    """Return the list that stands where search leads and is of what a question asks for.

    "Quels menus…" is answered under "Quatre menus sont proposés :", however few of the question's
    other words this sentence has: its members, read one by one, are no answer. Its size answers
    "combien de menus". The parts of a plan are told from its structure, or not at all.
    """
    noun = _ASKED_NOUN.search(understood.folded)
    told_otherwise = understood.attributes or _PARTS.intersection(understood.roles)
    other = told_otherwise or shows("negation", understood.folded)
    if understood.kind not in (Kind.LIST, Kind.COUNT) or noun is None or other:
        return None
    # A verb that the documents lack ("choisir") says nothing of the list.
    terms = [t for t in understood.terms if not t.name and (t.known or is_unknown_noun(t))]
    things = _things(noun[1], understood)
    steps = _STEPS.match(noun[1]) is not None
    rest = [t for t in terms if not (steps and _STEPS.match(t.word))]
    near = [
        _explained(words, things, rest, understood, view)
        for words in words_of(view)
        if _stands_at(words.collection, found)
        and (_is_of(words.collection, things, understood) or (steps and _is_numbered(words)))
    ]
    share, best = max(near, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or share < _ENOUGH_BESIDE:
        return None
    return _without_total(best) if understood.kind is Kind.COUNT else best


def named_in_one_line(understood: Understanding, passage: Passage) -> Collection | None:
    """Return the things counted where a line names them: "Archivistes : Mme Roy et M. Lam".

    A line that says how many there are answers by itself.
    """
    thing = thing_counted(understood) if understood.kind is Kind.COUNT else None
    line = enumeration_in(passage.text) if thing else None
    if thing is None or line is None or has_number(line.label):
        return None
    stems = stems_of(passage.search_text)
    others = (t for t in understood.terms if t is not thing and (t.entity or t.complement))
    named = names_several(thing, line.label.split()[:HEAD_OF_LABEL])
    if not named or any(not t.match(stems) for t in others if not t.name):
        return None
    entries = tuple(
        Entry(
            passage.document_id, passage.text[start:end], passage.start + start,
            passage.start + end, passage.heading_path, None, passage.page, passage,
        )
        for start, end in line.members
    )  # fmt: skip
    return Collection(passage.document_id, line.label, passage.heading_path, entries)


def _things(noun: str, understood: Understanding) -> list[Term]:
    """Return the words for what is asked: the noun's, or what it is of ("règles de sécurité")."""
    things = [t for t in understood.terms if t.match(stems_of(noun))]
    following = re.search(rf"\b{noun} d(?:e |')(?:la |l')?([\w-]{{4,}})", understood.folded)
    if following is None or not _CATEGORY.match(noun):
        return things
    return [t for t in understood.terms if t.match(stems_of(following[1]))] or things


def _explained(
    words: ListWords, things: Sequence[Term], terms: Sequence[Term], understood: Understanding,
    view: View,
) -> tuple[float, Collection]:  # fmt: skip
    """Return how well a list explains what a question says beside the thing asked, and the list.

    It does when its headings have all that prepositions tie to the thing, and the names; or when
    some rows of a table have these names: the list is then of those rows. Else it may still be
    described by other words; but the size of a whole is not that of a part.
    """
    collection, counting = words.collection, understood.kind is Kind.COUNT
    title = view.documents[collection.document_id].metadata.title
    stems = stems_of(" ".join((collection.label, *collection.path, title)))
    others = [t for t in terms if t not in things]
    tied = [t for t in others if t.complement or t.entity]
    if not tied:
        said = coverage(others, stems)
        return said if counting else max(said, fit(words, terms, understood)), collection
    unsaid = [t for t in tied if not t.match(stems)]
    if not unsaid:
        return 1.0, collection
    names = [t for t in unsaid if t.entity]
    whole = not counting or len(names) == len(unsaid)
    if names and whole and (rows := _rows_with(names, collection)):
        return 1.0, replace(collection, entries=rows)
    return 0.0 if counting else fit(words, terms, understood), collection


def _rows_with(names: Sequence[Term], collection: Collection) -> tuple[Entry, ...]:
    """Return the rows of a table whose cells have some names, where other rows have not."""
    rows = tuple(
        e for e in collection.entries
        if is_row(e) and all(t.match(stems_of(COLUMN.sub("", e.text))) for t in names)
    )  # fmt: skip
    return rows if len(rows) < len(collection.entries) else ()


def _is_of(collection: Collection, things: Sequence[Term], understood: Understanding) -> bool:
    """Tell whether a list's heading, or the one it stands under, names the things asked for."""
    headings = (collection.label, *collection.path[-1:])
    if understood.kind is not Kind.COUNT:
        return any(t.match(stems_of(heading)) >= SURELY for t in things for heading in headings)
    if is_row(collection.entries[0]):
        return any(are_rows_of(collection, t) for t in things)
    words = own_words(collection.label, understood.folded).split()[:HEAD_OF_LABEL]
    return any(names_several(t, words) for t in things) or names_counted(
        collection, things, understood.folded
    )


def _is_numbered(words: ListWords) -> bool:
    """Tell whether the members of a list, which are no parts of a plan, have numbers."""
    numbered = all(entry.number is not None for entry in words.collection.entries)
    return numbered and words.collection.role is None


def _without_total(collection: Collection) -> Collection:
    """Return a table without the row that adds up the others."""
    entries = tuple(e for e in collection.entries if not _TOTAL.match(fold(e.text)))
    return replace(collection, entries=entries)


def _stands_at(collection: Collection, found: Sequence[Passage]) -> bool:
    """Tell whether one of these passages is a member of a list, or introduces it."""
    members = {entry.passage.id for entry in collection.entries if entry.passage}
    label = fold(collection.label)
    return any(
        passage.document_id == collection.document_id
        and (passage.id in members or label in fold(passage.text))
        for passage in found
    )
