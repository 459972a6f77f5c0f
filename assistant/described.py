"""Find the list that a question describes by words alone, of no role in a plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from weakref import WeakKeyDictionary

from assistant.catalogue import Collection, Entry, catalogue_of
from assistant.counted import counts_no_list, thing_counted
from assistant.cues import Kind, generic_words, shows
from assistant.numbered_headings import own_words
from assistant.stems import stems_of
from assistant.terms import PREPOSITIONS, Term
from assistant.understanding import Understanding
from index.document import PassageKind
from index.text import fold
from index.view import View

# A heading's list is taken when the question's words explain it this far; see docs/evaluation.md.
_ENOUGH = 0.75
# Words of a member that tell what it is ("Axe stratégique 1 – …").
_HEAD = 2
# How surely the words of a heading stand for what is counted.
SURELY = 0.8
# Words of a heading at most; what is longer is a sentence that introduces.
_HEADING, HEAD_OF_LABEL = 8, 4
# "Vélos en location : 312"
_LABELLED = re.compile(r"[^:]{3,100}: ?\d[\d.,\s]*")
COLUMN = re.compile(r"(?:^|(?<= ; ))[^:;]{1,60} : ")
"""The name of a column, which each row of a table repeats."""


def is_row(entry: Entry) -> bool:
    """Tell whether a member is a row of a table."""
    return entry.passage is not None and entry.passage.kind is PassageKind.TABLE_ROW


def opening(entry: Entry) -> str:
    """Return a member from the word that tells what it is.

    The name of a column may ("Lieu : …"), not with what a preposition ties to it: "Personnes à
    charge : 3" are no persons.
    """
    column = COLUMN.match(entry.text) if is_row(entry) else None
    tied = column is not None and bool(PREPOSITIONS & set(fold(column[0]).split()))
    return entry.text[column.end() :] if column and tied else entry.text


class ListWords:
    """The stems of a list's members and of the words they open with."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self.first = frozenset(fold(collection.label).split()[:1])

    @cached_property
    def members(self) -> list[frozenset[str]]:
        """Return the stems of each member."""
        return [stems_of(e.text) for e in self.collection.entries]

    @cached_property
    def heads(self) -> list[frozenset[str]]:
        """Return the stems that each member opens with, which tell what it is."""
        return [stems_of(" ".join(opening(e).split()[:_HEAD])) for e in self.collection.entries]

    @cached_property
    def together(self) -> frozenset[str]:
        """Return the stems of all members."""
        return frozenset().union(*self.members)


_WORDS: WeakKeyDictionary[View, tuple[ListWords, ...]] = WeakKeyDictionary()


def words_of(view: View) -> tuple[ListWords, ...]:
    """Return the words of each list of a view, found once."""
    if view not in _WORDS:
        _WORDS[view] = tuple(map(ListWords, catalogue_of(view).collections))
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
    scored = [(fit(words, terms, understood), words.collection) for words in words_of(view)]
    best_score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or best_score < _ENOUGH:
        return ()
    alike = [c for score, c in scored if score == best_score and _named_alike(c, best)]
    # A list known by its role and by its heading is told once.
    return tuple({c.entries[0].start: c for c in reversed(alike)}.values())[::-1]


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


def names_counted(collection: Collection, terms: Sequence[Term], asked: str) -> bool:
    """Tell whether a heading opens with what is counted, or the sentence before a list ends so.

    "Programme d'actions 2026 de la vallée" is a title, not the name of the actions under it.
    """
    words = own_words(collection.label, asked).split()
    if len(words) <= _HEADING:
        head = words[:HEAD_OF_LABEL]
        # Headings are listed under one that is not the document's title.
        headed = collection.entries[0].passage is None and len(collection.entries[0].path) > 1
        placed = bool(collection.path or collection.role or headed)
        return placed and any(names_several(t, head) for t in terms)
    near = stems_of(" ".join(words[-_HEADING:]))
    return any(t.said_in(near) for t in terms)


def _is_counted(
    collection: Collection, thing: Term | None, terms: Sequence[Term], asked: str
) -> bool:
    if thing is not None and is_row(collection.entries[0]):
        return are_rows_of(collection, thing)
    return names_counted(collection, terms, asked)


def are_rows_of(collection: Collection, thing: Term) -> bool:
    """Tell whether the first column of a table is called by what a question counts.

    A table on samples has a row for each kind of sample, not one for each sample.
    """
    column = COLUMN.match(opening(collection.entries[0]))
    return column is not None and thing.match(stems_of(column[0])) >= SURELY


def names_several(term: Term, words: Sequence[str]) -> bool:
    """Tell whether a heading opens with several of a thing, not with what is done to them.

    "L'agent est tenu" lists no agents, nor does "Protéger les habitants".
    """
    if not term.stems:
        return term.match(stems_of(" ".join(words))) >= SURELY
    content = (w for w in words if stems_of(w) and fold(w).strip(":.,") not in generic_words())
    first = next(content, "")
    plural = first.rstrip(":.,")[-1:] in ("s", "x", "z")
    return plural and term.match(stems_of(first)) >= SURELY


def fit(words: ListWords, terms: Sequence[Term], understood: Understanding) -> float:
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
        of_that_kind or _is_counted(collection, counted, terms, understood.folded)
    ):
        return 0.0
    if not any(t.match(label) for t in terms) and share < 0.5:
        return 0.0
    every = understood.terms
    forms = (a for t in every for a in t.alternatives)
    asked = frozenset().union(*(t.stems for t in every), *forms)
    precision = len(label & asked) / len(label) if label else 0.0
    return explained / total + 0.2 * precision
