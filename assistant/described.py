"""Find the list that a question describes by words alone, of no role in a plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from weakref import WeakKeyDictionary

from assistant.catalogue import Collection, Entry, catalogue_of, own_words
from assistant.counted import counts_no_list, thing_counted
from assistant.cues import Kind, generic_words, shows
from assistant.figures import WORDS
from assistant.stems import stems_of
from assistant.terms import PREPOSITIONS, Term, is_unknown_noun
from assistant.understanding import Understanding
from index.document import Passage, PassageKind, Role
from index.text import fold
from index.view import View

# A heading's list is taken when the question's words explain it this far; see docs/evaluation.md.
_ENOUGH = 0.75
# The same where search leads to the list and its heading has the very thing asked for: of 6 lists
# between these bounds that development questions asked for, 5 were right, and none was told for a
# question without answer.
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
_TOTAL = re.compile(r"(?:[^:;]{1,40}: )?total\b")
# Words of a member that tell what it is ("Axe stratégique 1 – …").
_HEAD = 2
# How surely the words of a heading stand for what is counted.
_SURELY = 0.8
# Words of a heading at most; what is longer is a sentence that introduces.
_HEADING, _HEAD_OF_LABEL = 8, 4
# "Vélos en location : 312"
_LABELLED = re.compile(r"[^:]{3,100}: ?\d[\d.,\s]*")


# The name of a column, which each row of a table repeats.
_VALUE = re.compile(r"(?:^|(?<= ; ))[^:;]{1,60} : ")


def _is_row(entry: Entry) -> bool:
    return entry.passage is not None and entry.passage.kind is PassageKind.TABLE_ROW


def _opening(entry: Entry) -> str:
    """Return a member from the word that tells what it is.

    The name of a column may ("Lieu : …"), not with what a preposition ties to it: "Personnes à
    charge : 3" are no persons.
    """
    column = _VALUE.match(entry.text) if _is_row(entry) else None
    tied = column is not None and bool(PREPOSITIONS & set(fold(column[0]).split()))
    return entry.text[column.end() :] if column and tied else entry.text


class _Words:
    """The stems of a list's members and of the words they open with."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self.first = frozenset(fold(collection.label).split()[:1])

    @cached_property
    def members(self) -> list[frozenset[str]]:
        return [stems_of(e.text) for e in self.collection.entries]

    @cached_property
    def heads(self) -> list[frozenset[str]]:
        return [stems_of(" ".join(_opening(e).split()[:_HEAD])) for e in self.collection.entries]

    @cached_property
    def together(self) -> frozenset[str]:
        return frozenset().union(*self.members)


_WORDS: WeakKeyDictionary[View, tuple[_Words, ...]] = WeakKeyDictionary()


def _words_of(view: View) -> tuple[_Words, ...]:
    if view not in _WORDS:
        _WORDS[view] = tuple(map(_Words, catalogue_of(view).collections))
    return _WORDS[view]


def described(understood: Understanding, view: View) -> tuple[Collection, ...]:
    """Return the list whose heading or members the question's words describe best.

    There are several where a document has the same heading in several places, and the
    question does not say which ("les actions", under each axis).
    """
    terms = [t for t in understood.terms if not t.name] or list(understood.terms)
    if not terms or shows("negation", understood.folded):
        return ()
    if understood.kind is Kind.COUNT and (
        counts_no_list(understood) or _is_a_figure(understood, view)
    ):
        return ()
    scored = [(_fit(words, terms, understood), words.collection) for words in _words_of(view)]
    best_score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or best_score < _ENOUGH:
        return ()
    alike = [c for score, c in scored if score == best_score and _named_alike(c, best)]
    # A list known by its role and by its heading is told once.
    return tuple({c.entries[0].start: c for c in reversed(alike)}.values())[::-1]


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
    things = [t for t in understood.terms if t.match(stems_of(noun[1]))]
    steps = _STEPS.match(noun[1]) is not None
    rest = [t for t in terms if not (steps and _STEPS.match(t.word))]
    near = [
        _explained(words, things, rest, understood, view)
        for words in _words_of(view)
        if _stands_at(words.collection, found)
        and (_is_of(words.collection, things, understood) or (steps and _is_numbered(words)))
    ]
    fit, best = max(near, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or fit < _ENOUGH_BESIDE:
        return None
    return _without_total(best) if understood.kind is Kind.COUNT else best


def _explained(
    words: _Words, things: Sequence[Term], terms: Sequence[Term], understood: Understanding,
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
    tied = [t for t in terms if t not in things and (t.complement or t.entity)]
    unsaid = [t for t in tied if not t.match(stems)]
    if not unsaid:
        return 1.0, collection
    names = [t for t in unsaid if t.entity]
    whole = not counting or len(names) == len(unsaid)
    if names and whole and (rows := _rows_with(names, collection)):
        return 1.0, replace(collection, entries=rows)
    return 0.0 if counting else _fit(words, terms, understood), collection


def _rows_with(names: Sequence[Term], collection: Collection) -> tuple[Entry, ...]:
    """Return the rows of a table whose cells have some names, where other rows have not."""
    rows = tuple(
        e for e in collection.entries
        if _is_row(e) and all(t.match(stems_of(_VALUE.sub("", e.text))) for t in names)
    )  # fmt: skip
    return rows if len(rows) < len(collection.entries) else ()


def _is_of(collection: Collection, things: Sequence[Term], understood: Understanding) -> bool:
    """Tell whether a list's heading, or the one it stands under, names the things asked for."""
    headings = (collection.label, *collection.path[-1:])
    if understood.kind is not Kind.COUNT:
        return any(t.match(stems_of(heading)) >= _SURELY for t in things for heading in headings)
    words = own_words(collection.label, understood.folded).split()[:_HEAD_OF_LABEL]
    return any(_names_several(t, words) for t in things) or _names_counted(
        collection, things, understood.folded
    )


def _is_numbered(words: _Words) -> bool:
    return all(entry.number is not None for entry in words.collection.entries)


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


def _named_alike(one: Collection, other: Collection) -> bool:
    """Tell whether two lists of a document have one heading, each in a place of its own."""
    own = (one.document_id, fold(one.label)) == (other.document_id, fold(other.label))
    return one is other or (own and one.path != other.path)


def _is_a_figure(understood: Understanding, view: View) -> bool:
    """Tell whether a label beside its number has every word: a figure goes before a list."""
    return any(
        _LABELLED.fullmatch(entry.text)
        and all(t.match(stems_of(entry.text)) for t in understood.terms)
        for collection in catalogue_of(view).collections
        for entry in collection.entries
    )


def _names_counted(collection: Collection, terms: Sequence[Term], asked: str) -> bool:
    """Tell whether a heading opens with what is counted, or the sentence before a list ends so.

    "Programme d'actions 2026 de la vallée" is a title, not the name of the actions under it.
    """
    words = own_words(collection.label, asked).split()
    if len(words) <= _HEADING:
        opening = words[:_HEAD_OF_LABEL]
        placed = bool(collection.path or collection.role)
        return placed and any(_names_several(t, opening) for t in terms)
    near = stems_of(" ".join(words[-_HEADING:]))
    return any(t.said_in(near) for t in terms)


def _names_several(term: Term, words: Sequence[str]) -> bool:
    """Tell whether a heading opens with several of a thing, not with what is done to them.

    "L'agent est tenu" lists no agents, nor does "Protéger les habitants".
    """
    if not term.stems:
        return term.match(stems_of(" ".join(words))) >= _SURELY
    content = (w for w in words if stems_of(w) and fold(w).strip(":.,") not in generic_words())
    first = next(content, "")
    plural = first.rstrip(":.,")[-1:] in ("s", "x", "z")
    return plural and term.match(stems_of(first)) >= _SURELY


def _fit(words: _Words, terms: Sequence[Term], understood: Understanding) -> float:
    """Return how well a question's words describe a list, 0 to about 1.2.

    The list's heading, those above, or what its members are must explain each word; a
    heading that the words cover entirely is the better one.
    """
    collection = words.collection
    if collection.label.strip(" .").isdigit():
        return 0.0  # a heading that is only a number names nothing
    if words.first & PREPOSITIONS:
        return 0.0  # "Dans nos musées :" says where, not what the members are.
    label = stems_of(own_words(collection.label, understood.folded))
    path = stems_of(" ".join(own_words(h, understood.folded) for h in collection.path))
    counted = thing_counted(understood)
    of_that_kind = counted is not None and all(counted.match(head) for head in words.heads)
    # Most lists have none of the words: they are set aside without a look at each member.
    said = [t for t in terms if t.match(words.together)]
    categories = [
        t for t in said
        if not t.match(label) and (not t.complement or (t is counted and of_that_kind))
    ]  # fmt: skip
    share = sum(any(t.match(m) for t in categories) for m in words.members) / len(words.members)
    total = explained = 0.0
    for term in terms:
        total += term.weight
        in_label = term.match(label)
        of_members = not term.word.isdigit() and term in said
        as_category = share if share >= 0.5 and of_members else 0.0
        explained += term.weight * max(in_label, 0.9 * term.match(path), 0.9 * as_category)
    if understood.kind is Kind.COUNT and not (
        of_that_kind or _names_counted(collection, terms, understood.folded)
    ):
        return 0.0
    if not any(t.match(label) for t in terms) and share < 0.5:
        return 0.0
    every = understood.terms
    forms = (a for t in every for a in t.alternatives)
    asked = frozenset().union(*(t.stems for t in every), *forms)
    precision = len(label & asked) / len(label) if label else 0.0
    return explained / total + 0.2 * precision
