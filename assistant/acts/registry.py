"""The acts of a view, each once, and those that a request is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from assistant.acts.request import ActRequest
from assistant.acts.succession import Standing, standings_of
from assistant.acts.titles import Titles
from assistant.stems import stems_of
from assistant.terms import Term, coverage, read_terms
from index.document import ACT_TYPES, Act, LegalStatus, Passage
from index.text import fold
from index.view import Filters, View

_COVERED = 0.75
_NAMED = 0.6
_NEAR = 60
_MONEY_VERBS = frozenset(
    "recoit recoivent recu recevoir touche touchent percoit percoivent obtient obtenu beneficie "
    "coute coutent verse versee verses verser octroyer accorde accordee".split()
)
_RANK = (
    LegalStatus.CANCELLED, LegalStatus.REPLACED, LegalStatus.ARCHIVED, LegalStatus.APPROVED,
    LegalStatus.UNDER_SUPERVISION, LegalStatus.ADOPTED, LegalStatus.DRAFT,
    LegalStatus.INFORMATION,
)  # fmt: skip
"""Of copies of one act, the one that tells more of what became of it prevails."""


@dataclass(frozen=True, slots=True)
class Found:
    """The acts a request is about, newest first. `terms` named the subject."""

    acts: tuple[Act, ...]
    terms: tuple[Term, ...]


class Registry:
    """Every act of a view, newest sitting first, copies of one act counted once."""

    def __init__(self, view: View) -> None:
        self._view_acts = view.acts
        self.standings: Mapping[str, Standing] = standings_of(view)
        self.acts = self._once()
        self.passages: dict[str, list[Passage]] = {act.id: [] for act in self.acts}
        for passage in view.passages:
            if passage.act in self.passages:
                self.passages[passage.act].append(passage)
        self._titles = Titles(self.acts)
        self._members = {
            name: tuple(fold(name.split(",")[0]).replace("-", " ").split())
            for name in {act.representative for act in self.acts if act.representative}
        }
        days = [act.sitting_date for act in self.acts if act.sitting_date]
        self.newest = max(days, default=None)
        self.last_sitting = max(
            (act.sitting_date or "" for act in self.acts if not _is_draft(act)), default=None
        )

    def _once(self) -> tuple[Act, ...]:
        """Keep one of the copies of an act: a PDF, its minutes, an answer of iA.Délib, a register.

        Copies have the same day and title, the same day and reference, or the same address.
        """
        kept: list[Act] = []
        place: dict[tuple[str | None, ...], int] = {}
        for act in self._view_acts.values():
            names = _names(act)
            at = next((place[name] for name in names if name in place), len(kept))
            if at == len(kept):
                kept.append(act)
            elif self._told(act) < self._told(kept[at]):
                kept[at] = act
            place.update(dict.fromkeys(names, at))
        ids = {act.id for act in kept}
        return tuple(act for act in self._view_acts.values() if act.id in ids)

    def _told(self, act: Act) -> tuple[int, int]:
        return _RANK.index(self.standings[act.id].status), act.start - act.end

    def select(self, request: ActRequest, view: View, filters: Filters | None) -> Found:
        """Return the acts that a request is about."""
        in_charge, remainder = self._in_charge(request.remainder)
        pool = [
            act
            for act in self.acts
            if self._fits(act, request)
            and _allowed(act, filters)
            and (in_charge is None or act.representative in in_charge)
        ]
        terms = tuple(t for t in read_terms(remainder, view, "fr") if not t.name)
        if not terms:
            return Found(tuple(pool), ())
        entities = [term for term in terms if term.entity]
        named = self._titles.covered(terms, _NAMED)
        for term in entities:
            named &= self._titles.covered((term,), _NAMED)
        if entities or not named:
            named |= self._mentioning(request, terms, pool, view)
        return Found(tuple(act for act in pool if act.id in named), terms)

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
        terms = [term for term in terms if term.word not in _MONEY_VERBS]
        named = self._titles.covered(terms, _COVERED)
        told = [act for act in self.acts if act.id in named and _allowed(act, filters)]
        return Found(tuple(told), tuple(terms))

    def _mentioning(
        self, request: ActRequest, terms: Sequence[Term], pool: Sequence[Act], view: View
    ) -> set[str]:
        """Return the acts whose text covers the subject that no title names."""
        if not pool:
            return set()
        whole = len(pool) == len(self.acts)
        ids = frozenset() if whole else frozenset(act.id for act in pool)
        within = Filters(act_ids=ids, document_types=ACT_TYPES)
        hits = view.search(request.remainder, _NEAR, within)
        return {
            hit.passage.act
            for hit in hits
            if hit.passage.act and coverage(terms, stems_of(hit.passage.search_text)) >= _COVERED
        }

    def _fits(self, act: Act, request: ActRequest) -> bool:
        status = self.standings[act.id].status
        day = self.last_sitting if request.last_sitting else None
        low, high = request.amount_min, request.amount_max
        return (
            not (request.decided and status is LegalStatus.DRAFT)
            and (not request.statuses or status in request.statuses)
            and (request.period is None or request.period.holds(act.sitting_date))
            and (day is None or act.sitting_date == day)
            and (request.organ is None or _sat(act, request.organ))
            and (request.point is None or act.point == request.point)
            and (low is None or any(value >= low for value in act.amounts))
            and (high is None or any(value <= high for value in act.amounts))
            and (request.unanimous is None or _unanimous(act) is request.unanimous)
        )


_KNOWN: WeakKeyDictionary[View, Registry] = WeakKeyDictionary()


def registry_of(view: View) -> Registry:
    """Return the registry of a view, kept with it."""
    if view not in _KNOWN:
        _KNOWN[view] = Registry(view)
    return _KNOWN[view]


def _sat(act: Act, organ: str) -> bool:
    """Tell whether an act is of an organ; one that tells of none is taken for a council's."""
    return fold(act.organ or "conseil").startswith(organ)


def _names(act: Act) -> list[tuple[str | None, ...]]:
    """Return what tells an act from others, and its copies from nothing."""
    names: list[tuple[str | None, ...]] = [("title", act.sitting_date, fold(act.title))]
    if act.reference:
        names.append(("reference", act.sitting_date, fold(act.reference)))
    if act.url:
        names.append(("url", act.url))
    return names


def _is_draft(act: Act) -> bool:
    return act.legal_status is LegalStatus.DRAFT


def _unanimous(act: Act) -> bool | None:
    return None if act.vote is None else act.vote.unanimous


def _allowed(act: Act, filters: Filters | None) -> bool:
    """Tell whether the caller's filters let an act through."""
    if filters is None:
        return True
    day = act.sitting_date or ""
    return (
        (not filters.document_ids or act.document_id in filters.document_ids)
        and (not filters.act_ids or act.id in filters.act_ids)
        and (not filters.legal_statuses or act.legal_status in filters.legal_statuses)
        and (
            filters.institution is None or fold(filters.institution) == fold(act.institution or "")
        )
        and (filters.organ is None or fold(filters.organ) == fold(act.organ or ""))
        and (filters.matter is None or fold(filters.matter) == fold(act.matter or ""))
        and (filters.date_from is None or day >= filters.date_from)
        and (filters.date_to is None or (bool(day) and day <= filters.date_to))
        and (filters.amount_min is None or any(v >= filters.amount_min for v in act.amounts))
        and (filters.amount_max is None or any(v <= filters.amount_max for v in act.amounts))
        and (filters.unanimous is None or _unanimous(act) is filters.unanimous)
    )
