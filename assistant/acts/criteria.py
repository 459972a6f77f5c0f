"""What a request and a caller's filters ask of an act, as tests to pass one after the other.

Only what is asked becomes a test: a request that bounds nothing costs nothing, however
many acts there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from assistant.acts.request import ActRequest, Wants
from assistant.acts.succession import Standing
from assistant.acts.sums import Sums
from index.document import Act, LegalStatus
from index.text import fold
from index.view import Filters

_ADJECTIVES = ("provincial", "communal", "municipal")

Test = Callable[[Act], bool]


def asked_by(
    request: ActRequest, standings: Mapping[str, Standing], last_sitting: str | None
) -> Iterator[Test]:
    """Yield what a request asks of an act."""
    if request.decided or request.newest:
        yield lambda act: standings[act.id].status is not LegalStatus.DRAFT
    if request.statuses:
        yield lambda act: standings[act.id].status in request.statuses
    if (force := request.in_force) is not None and request.wants is not Wants.DECISION:
        yield lambda act: standings[act.id].held(act, force)
    if (period := request.period) is not None:
        yield lambda act: period.holds(act.sitting_date)
    if request.last_sitting and last_sitting is not None:
        yield lambda act: act.sitting_date == last_sitting
    if request.point is not None:
        yield lambda act: act.point == request.point
    if request.sums.asked:
        yield lambda act: request.sums.hold(act.amounts)
    if request.unanimous is not None:
        yield lambda act: _unanimous(act) is request.unanimous


def of_bodies(organ: str | None, institutions: frozenset[str] | None) -> Iterator[Test]:
    """Yield that an act is of an organ ("conseil", "conseil provincial") and of institutions.

    An act that tells of no organ is taken for a council's; one that tells of no institution
    is of none that is named.
    """
    if organ is not None:
        noun, *adjective = organ.split()
        yield _naming(noun, lambda act: act.organ or "conseil", start=True)
        if adjective:
            yield lambda act: act.organ is None or _is_of(act.organ, adjective[0])
    if institutions is not None:
        yield lambda act: act.institution in institutions


def allowed_by(filters: Filters | None, standings: Mapping[str, Standing]) -> Iterator[Test]:
    """Yield what a caller's filters ask of an act, as the search itself understands them."""
    if filters is None:
        return
    sums = Sums(filters.amount_min, filters.amount_max)
    low, high = filters.date_from, filters.date_to
    if filters.document_ids:
        yield lambda act: act.document_id in filters.document_ids
    if filters.act_ids:
        yield lambda act: act.id in filters.act_ids
    if filters.legal_statuses:
        yield lambda act: standings[act.id].status in filters.legal_statuses
    if filters.institution is not None:
        yield _naming(filters.institution, lambda act: act.institution)
    if filters.organ is not None:
        yield _naming(filters.organ, lambda act: act.organ)
    if filters.matter is not None:
        yield _naming(filters.matter, lambda act: act.matter)
    if low is not None:
        yield lambda act: (act.sitting_date or "") >= low
    if high is not None:
        last = high + "9999-99-99"[len(high) :]
        yield lambda act: act.sitting_date is not None and act.sitting_date <= last
    if sums.asked:
        yield lambda act: sums.hold(act.amounts)
    if filters.unanimous is not None:
        yield lambda act: _unanimous(act) is filters.unanimous


@lru_cache(maxsize=256)
def _is_of(organ: str, adjective: str) -> bool:
    """Tell whether an organ may be a province's, a commune's…: it says so, or nothing."""
    said = fold(organ).split()
    return adjective in said or not any(word in said for word in _ADJECTIVES)


def _naming(wanted: str, name: Callable[[Act], str | None], *, start: bool = False) -> Test:
    """Return the test that a name contains the wanted one, or begins with it."""
    needle = fold(wanted)
    verdicts: dict[str, bool] = {}

    def test(act: Act) -> bool:
        told = name(act) or ""
        if told not in verdicts:
            folded = fold(told)
            verdicts[told] = folded.startswith(needle) if start else needle in folded
        return verdicts[told]

    return test


def _unanimous(act: Act) -> bool | None:
    return None if act.vote is None else act.vote.unanimous
