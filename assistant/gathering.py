"""Gather the evidence of a draft: passages searched, their sentences weighed, the best read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.brackets import of_the_bracket
from assistant.catalogue import catalogue_of
from assistant.divisions import division_named, openings
from assistant.document_names import without_names
from assistant.draft import Draft
from assistant.evidence import Evidence, find_evidence
from assistant.positions import code_in, has_code
from assistant.reading import PLAINLY, read_closely
from assistant.understanding import understand
from index.view import Hit

DEPTH = 30
# How far a passage that shows the detail asked is looked for, to know what it is worth for the
# whole question.
_FARTHEST = 200
# The logit above which a text rather answers.
_RATHER = 0.0


def gather_evidence(draft: Draft) -> None:
    """Search passages, weigh their sentences and read the best of them.

    Where none plainly answers a question that names a document, or who publishes it, it is read
    without that name in what they publish: few sentences there say it again. What other documents
    say, without that name, gives way to it.
    """
    _gather(draft)
    best = _best_read(draft)
    named = without_names(draft.reading.text, draft.view) if best is not None else None
    if named is None or best is None:
        return
    theirs = named.may_be_told_by(draft.evidence[0].passage, draft.view)
    if theirs and best > PLAINLY:
        return
    whole = draft.understood, draft.hits, draft.evidence
    draft.understood = understand(named.text, draft.view, draft.language)
    _gather(draft, named.documents)
    least = max(best, _RATHER) if theirs else _RATHER
    if (_best_read(draft) or _RATHER) <= least:
        draft.understood, draft.hits, draft.evidence = whole


def _best_read(draft: Draft) -> float | None:
    return max((e.read for e in draft.evidence if e.read is not None), default=None)


def _gather(draft: Draft, documents: frozenset[str] = frozenset()) -> None:
    """Gather what a question finds, in these documents alone when some are given.

    Passages that show the detail asked (an address, a phone number) are weighed too.
    """
    reading = draft.reading

    def among(hits: Iterable[Hit]) -> list[Hit]:
        return [hit for hit in hits if not documents or hit.passage.document_id in documents]

    found = among(draft.view.search(reading.search_text, _FARTHEST, draft.question.filters))
    draft.hits = found[:DEPTH]
    showing = [
        Hit(passage, 0.0, 0.0, 0.0)
        for attribute in reading.attributes
        for passage in catalogue_of(draft.view).showing(attribute)[:DEPTH]
    ]
    coded = among(_of_the_code(draft))
    beside = among([*showing, *_in_the_division(draft)])
    draft.hits += _also([*coded, *beside], draft.hits, found)
    weighed = find_evidence(reading, draft.hits, draft.view)
    weighed = of_the_bracket(reading.folded, weighed)
    weighed = _of_what_is_coded(coded, weighed, reading.folded)
    draft.evidence = read_closely(reading, _of_the_division(weighed, draft), draft.view)


def _of_the_code(draft: Draft) -> list[Hit]:
    """Return what has the code that a question gives: "l'échéance de l'action 2.1.1"."""
    code = code_in(draft.reading.folded)
    if code is None:
        return []
    return [Hit(p, 0.0, 0.0, 0.0) for p in draft.view.passages if has_code(p.number, code)]


def _of_what_is_coded(coded: Sequence[Hit], found: list[Evidence], asked: str) -> list[Evidence]:
    """Keep what has the code that a question gives, or speaks of it, if anything has."""
    if not coded:
        return found
    own = {hit.passage.id for hit in coded}
    said = re.compile(rf"(?<![\w.]){re.escape(code_in(asked) or '')}(?![\w.]\w)", re.IGNORECASE)
    return [e for e in found if e.passage.id in own or said.search(e.text)] or found


def _in_the_division(draft: Draft) -> list[Hit]:
    """Return what a question names by its kind and number, or stands under it: "l'action 15"."""
    division = division_named(draft.reading)
    if division is None:
        return []
    opened = openings(draft.view).items()
    found = [p for opening, passages in opened if division.opens(opening) for p in passages]
    return [Hit(p, 0.0, 0.0, 0.0) for p in found[:DEPTH]]


def _of_the_division(found: list[Evidence], draft: Draft) -> list[Evidence]:
    """Keep what is of the division asked ("l'axe C"), if anything is: first what names it."""
    division = division_named(draft.reading)
    if division is None:
        return found
    named = [e for e in found if division.named_in(e.text) or division.opens(e.passage.text)]
    under = [e for e in found if any(map(division.named_in, e.passage.heading_path))]
    return [*named, *(e for e in under if e not in named)] or found


def _also(others: Sequence[Hit], hits: Sequence[Hit], found: Sequence[Hit]) -> list[Hit]:
    """Return those of other passages that are new, as the whole question finds them."""
    known = {hit.passage.id for hit in hits}
    whole = {hit.passage.id: hit for hit in found}
    new = [hit for hit in others if hit.passage.id not in known]
    return [whole.get(hit.passage.id, replace(hit, score=0.0, met=0.0)) for hit in new]
