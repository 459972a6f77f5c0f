"""The acts of a view, each once, and those that a request is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from assistant.acts.annexes import annexes_of
from assistant.acts.bodies import Bodies, Named
from assistant.acts.copies import grouped
from assistant.acts.criteria import Test, allowed_by, asked_by, of_bodies
from assistant.acts.request import ActRequest, Wants
from assistant.acts.succession import Standing, standings_of
from assistant.acts.titles import Titles
from assistant.stems import stems_of
from assistant.terms import Term, coverage, read_terms
from index.document import ACT_TYPES, Act, Document, LegalStatus, Passage
from index.text import fold
from index.view import Filters, View

_COVERED = 0.75
_NAMED = 0.6
_NEAR = 60
_SAID_OF_ACTS = frozenset(
    "recoit recoivent recu recevoir touche touchent percoit percoivent obtient obtenu beneficie "
    "coute coutent verse versee verses verser octroyer octroie octroye accorde accordee accorder "
    "instaure instauree instaurer etablit etabli etablie fixe fixee vote votee adopte adoptee "
    "decide decidee approuve approuvee attribue attribuee remporte remporter gagne obtenir "
    "taux tarif montant prix cout marche gagnant adjudicataire paie payer donne donner".split()
)
"""Words of a question about money or a grant that are not its subject."""


@dataclass(frozen=True, slots=True)
class Found:
    """The acts a request is about, newest first.

    `terms` named the subject; `subject` are their words, as written.
    """

    acts: tuple[Act, ...]
    terms: tuple[Term, ...]
    subject: str = ""


class Registry:
    """Every act of a view, newest sitting first, copies of one act counted once."""

    def __init__(self, view: View) -> None:
        self.standings: Mapping[str, Standing] = standings_of(view)
        self._copies = grouped(view.acts.values(), self.standings)
        self.acts = tuple(act for act in view.acts.values() if act.id in self._copies)
        self.passages: dict[str, list[Passage]] = {act.id: [] for act in self.acts}
        for passage in view.passages:
            if passage.act in self.passages:
                self.passages[passage.act].append(passage)
        self._titles = Titles(self.acts)
        self._members = {
            name: tuple(fold(name.split(",")[0]).replace("-", " ").split())
            for name in {act.representative for act in self.acts if act.representative}
        }
        institutions = {act.institution for act in self.acts if act.institution}
        self._bodies = Bodies(institutions)
        self._own = stems_of(institutions.pop()) if len(institutions) == 1 else frozenset()
        days = [act.sitting_date for act in self.acts if act.sitting_date]
        self.newest = max(days, default=None)

    def annexes(self, act: Act, view: View) -> tuple[Document, ...]:
        """Return the annexes of an act and of its copies, each title once."""
        found = (d for copy in self._copies[act.id] for d in annexes_of(view).of(copy))
        return tuple({fold(document.metadata.title): document for document in found}.values())

    def select(self, request: ActRequest, view: View, filters: Filters | None) -> Found:
        """Return the acts that a request is about.

        An institution that is named is whose acts are asked for, or else what they are about.
        """
        body = self._bodies.said_in(request.remainder)
        found = self._select(replace(request, remainder=body.remainder), view, filters, body)
        if found.acts or body.institutions is None:
            return found
        return self._select(request, view, filters, Named(None, request.remainder))

    def _select(
        self, request: ActRequest, view: View, filters: Filters | None, body: Named
    ) -> Found:
        in_charge, remainder = self._in_charge(request.remainder)
        tests = [
            *of_bodies(request.organ, body.institutions),
            *allowed_by(filters, self.standings),
        ]
        read = read_terms(remainder, view, "fr")
        own = frozenset().union(*(term.stems for term in read if term.name))
        if own and self._bodies.several and body.institutions is None:
            tests.append(lambda act: not act.institution or bool(own & stems_of(act.institution)))
        pool = self._passing(self.acts, tests)
        tests = list(asked_by(request, self.standings, _last_sitting(pool)))
        if in_charge is not None:
            tests.append(lambda act: act.representative in in_charge)
        pool = self._passing(pool, tests)
        terms = self._subject(read)
        if not terms and request.rejected:
            return Found((), ())
        if not terms:
            return Found(_newest(pool) if request.newest else pool, ())
        entities = [term for term in terms if term.entity]
        named = self._named(terms)
        for term in entities:
            named &= self._titles.covered((term,), _NAMED)
        if entities or not named:
            named |= self._mentioning(remainder, terms, pool, view)
        found = tuple(act for act in pool if act.id in named)
        if request.newest and request.wants is Wants.DECISION:
            found = _newest(found)
        return Found(found, terms, " ".join(_written(term, remainder) for term in terms))

    def _subject(self, terms: Sequence[Term]) -> tuple[Term, ...]:
        """Return the terms that tell acts apart: not the name of whose acts they all are."""
        return tuple(t for t in terms if not t.name and not (t.stems and t.stems <= self._own))

    def _named(self, terms: Sequence[Term]) -> set[str]:
        """Return the acts that words name, else those that the lexicon's wordings name.

        A wording ("budget" for "subside") would make a list say more than was asked.
        """
        own = [replace(t, alternatives=() if t.stems else t.alternatives[:1]) for t in terms]
        return self._titles.covered(own, _NAMED) or self._titles.covered(terms, _NAMED)

    def _passing(self, acts: Sequence[Act], tests: Sequence[Test]) -> tuple[Act, ...]:
        """Return the acts that pass every test, in their order."""
        passing = acts
        for test in tests:
            passing = [act for act in passing if test(act)]
        return tuple(passing)

    def _in_charge(self, words: str) -> tuple[frozenset[str] | None, str]:
        """Return the members in charge that words name, and the words left."""
        said = set(fold(words).split())
        named = {
            name: words_of_name
            for name, words_of_name in self._members.items()
            if words_of_name and words_of_name[-1] in said
        }
        if not named:
            return None, words
        spoken = set().union(*named.values())
        return frozenset(named), " ".join(w for w in words.split() if fold(w) not in spoken)

    def titled(self, terms: Sequence[Term], filters: Filters | None) -> Found:
        """Return the acts whose title and matter cover what terms name."""
        body = self._bodies.said_in(" ".join(term.word for term in terms))
        left = set(body.remainder.split())
        terms = [
            term
            for term in self._subject(terms)
            if term.word not in _SAID_OF_ACTS and left.issuperset(re.findall(r"\w+", term.word))
        ]
        named = self._titles.covered(terms, _COVERED) if terms else set()
        tests = [*of_bodies(None, body.institutions), *allowed_by(filters, self.standings)]
        allowed = self._passing(self.acts, tests) if named else ()
        return Found(tuple(act for act in allowed if act.id in named), tuple(terms))

    def _mentioning(
        self, words: str, terms: Sequence[Term], pool: Sequence[Act], view: View
    ) -> set[str]:
        """Return the acts whose text covers the subject that no title names."""
        if not pool:
            return set()
        whole = len(pool) == len(self.acts)
        ids = frozenset() if whole else frozenset(act.id for act in pool)
        within = Filters(act_ids=ids, document_types=ACT_TYPES)
        names = [term for term in terms if term.entity]
        mentioning = set()
        for hit in view.search(words, _NEAR, within, in_context=False):
            stems = stems_of(hit.passage.search_text)
            named = all(term.said_in(stems) for term in names)
            if hit.passage.act and named and coverage(terms, stems) >= _COVERED:
                mentioning.add(hit.passage.act)
        return mentioning


_KNOWN: WeakKeyDictionary[View, Registry] = WeakKeyDictionary()


def registry_of(view: View) -> Registry:
    """Return the registry of a view, kept with it."""
    if view not in _KNOWN:
        _KNOWN[view] = Registry(view)
    return _KNOWN[view]


def _newest(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """Return those of the newest sitting."""
    day = acts[0].sitting_date if acts else None
    return tuple(act for act in acts if act.sitting_date == day)


def _written(term: Term, words: str) -> str:
    """Return a term as the reader wrote it, capitals and accents kept."""
    size = len(term.word.split())
    said = words.split()
    groups = (" ".join(said[at : at + size]) for at in range(len(said)))
    return next((group for group in groups if fold(group) == term.word), term.word)


def _last_sitting(acts: Sequence[Act]) -> str | None:
    """Return the newest day on which something was decided."""
    decided = (a for a in acts if a.legal_status is not LegalStatus.DRAFT)
    return next((act.sitting_date for act in decided), None)
