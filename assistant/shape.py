"""Tell whether a text has the form of the answer that a question calls for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.counted import lists_what_is_counted, tells_how_many
from assistant.cues import Kind
from assistant.stems import stems_of
from assistant.terms import Term
from assistant.understanding import Understanding
from index.document import Passage, PassageKind
from index.phrases import key_words
from index.text import fold

_TIME = re.compile(
    r"\b(19|20)\d\d\b|\d{1,2}/\d{1,2}/|\b(janvier|fevrier|mars|avril|mai|juin|juillet|aout|"
    r"septembre|octobre|novembre|decembre|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"printemps|ete|automne|hiver|semestre|trimestre|chaque|tous les|toutes les)\b|\b\d{1,2} ?h\b"
)
_PLACE = re.compile(
    r"\b(rue|quai|avenue|place|chaussée|boulevard|bâtiment|château)\b|\b\d{4} [A-ZÉ]|"
    r"\b(à|au|en) [A-ZÉ][a-zéèç]+",
)
# The attributes that ask for a name, how many words apart a thing and its name stand, and
# how surely words stand for a thing.
_NAMED, _BESIDE, _SURELY = ("named", "person"), 3, 0.85
# A word of near meaning may label a name: "Cheffe de service : …" where one asks who leads.
_LABELS = 0.8
_PLACES = re.compile(r"\b(?:villes?|villages?|communes?|cit(?:y|ies)|towns?)\b")
_IN_A_PLACE = re.compile(r"\b(?:à|À|en|vers) [A-ZÉ][a-zéèêç]+")
# A label and its value, which is no sentence: "Échevine : elle porte le plan" names nobody.
_LABEL = re.compile(
    r"(?:^|;|[.!?] )\W*([^:;.\n]{3,40}?) ?: (?!(?:elles?|ils?|on|nous|vous|ce|qui)\b)\S", re.M
)
_COUNTING = ("nombre ", "number ", "aantal ", "anzahl ")
# Verbs that follow what they define.
_DEFINING = frozenset(
    "est sont comme designe designent vise visent permet permettent consiste signifie represente "
    "regroupe constitue sert".split()
)


def shape_of(understood: Understanding, text: str, passage: Passage) -> float:
    """Return 1 when a text has the form of the answer asked, 0 when it has not.

    What introduces a row of a table tells what its numbers are ("en milliers d'euros").
    """
    if passage.kind is PassageKind.TABLE_ROW:
        text = f"{passage.lead_in or ''} : {text}"
    if _asks_who(understood) and labels_what_is_asked(understood, text):
        return 1.0
    if understood.attributes:
        told = _without_names(understood.terms, text)
        return float(
            all(a.shown_in(told) for a in understood.attributes)
            and (not _asks_a_name(understood) or _named_beside(understood, text))
        )
    match understood.kind:
        case Kind.COUNT | Kind.AMOUNT:
            return float(
                tells_how_many(understood, text) or lists_what_is_counted(understood, text, passage)
            )
        case Kind.WHEN:
            return float(bool(_TIME.search(_without_years(understood.folded, fold(text)))))
        case Kind.WHERE:
            return float(bool(_PLACE.search(text)))
        case Kind.DEFINITION:
            return _defines(understood.subject or understood.terms, text, passage)
        case _:
            return 0.0


def _asks_who(understood: Understanding) -> bool:
    return understood.kind is Kind.WHO or _asks_a_name(understood)


def labels_what_is_asked(understood: Understanding, text: str) -> bool:
    """Tell whether what is asked stands as a label before its value: "Pilote : service Eaux"."""
    asked = (understood.subject or understood.terms)[:1]
    labels = [stems_of(found) for found in _LABEL.findall(text)]
    return any(t.match(label) >= _LABELS for t in asked for label in labels)


def asks_for_a_thing(understood: Understanding) -> bool:
    """Tell whether a question asks who or which, not how many nor a detail."""
    if understood.kind is Kind.WHO:
        return True
    numeric = understood.kind in (Kind.COUNT, Kind.AMOUNT, Kind.WHEN)
    which = re.search(r"\b(quel|which|welk)", understood.folded) is not None
    return which and not (numeric or understood.attributes)


def counts_only(passage: Passage) -> bool:
    """Tell whether a figure only says how many there are: not who or which they are."""
    return passage.kind is PassageKind.FIGURE and fold(passage.text).startswith(_COUNTING)


def _asks_a_name(understood: Understanding) -> bool:
    return any(a.name in _NAMED for a in understood.attributes)


def _named_beside(understood: Understanding, text: str) -> bool:
    """Tell whether a name stands beside what the question asks the name of.

    That is the first word of its subject, or the very word that it asks with ("quelle
    société": "la société Roulibre"); for a place, a preposition of place before the name does.
    """
    if _PLACES.search(understood.folded) and _IN_A_PLACE.search(text):
        return True
    words = re.findall(r"\w+", text)
    asked = (understood.subject or understood.terms)[:1]
    named = [
        i
        for i in range(len(words))
        for size in (1, 2, 3)
        if stems_of(words[i]) & understood.detail
        or any(t.match(stems_of(" ".join(words[max(i - size + 1, 0) : i + 1]))) >= _SURELY
               for t in asked)
    ]  # fmt: skip
    return any(
        word[0].isupper() and stems_of(word) and 0 < abs(i - at) <= _BESIDE
        for at in named
        for i, word in enumerate(words)
        if not any(t.match(stems_of(word)) for t in understood.terms)
    )


def _without_years(asked: str, text: str) -> str:
    """Leave out the years that the question gives itself."""
    years = set(re.findall(r"\d{4}", asked))
    return re.sub(r"\b\d{4}\b", lambda m: "" if m[0] in years else m[0], text)


def _without_names(terms: Sequence[Term], text: str) -> str:
    """Leave out the names that the question gives itself: they are no answer."""
    names = [t for t in terms if t.entity and t.word.isalpha()]
    return (
        re.sub(r"\w+", lambda m: "" if any(t.match(stems_of(m[0])) for t in names) else m[0], text)
        if names
        else text
    )


def _defines(terms: Sequence[Term], text: str, passage: Passage) -> float:
    """Return how much a text looks like a definition of one of the terms.

    "X est…", "… (X)"; less so the sentences under a heading that names it.
    """
    words = key_words(text)
    for at, word in enumerate(words):
        before = stems_of(" ".join(words[max(at - 5, 0) : at]))
        if word in _DEFINING and any(term.match(before) >= 0.85 for term in terms):
            return 1.0
    bracketed = [stems_of(inside) for inside in re.findall(r"\(([^)]{2,40})\)", text)]
    if any(term.stems and term.stems <= inside for term in terms for inside in bracketed):
        return 1.0
    heading = stems_of(passage.heading_path[-1]) if passage.heading_path else frozenset()
    if len(words) > 5 and any(term.match(heading) >= 0.85 for term in terms):
        return 0.6
    return 0.0
