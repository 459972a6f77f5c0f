"""Restrict the rows that are searched: one Boolean per passage, computed all at once.

Passages of one act, or of a document outside its acts, share every property that a
filter looks at: conditions are evaluated once per such unit, then spread over the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.document import Act, Document, Passage
from index.text import fold
from index.view import Filters

Mask = NDArray[np.bool_]
_Unit = tuple[Document, Act | None]


class Rows:
    """What filters need to know of each passage, in arrays."""

    def __init__(self, documents: Mapping[str, Document], passages: Sequence[Passage]) -> None:
        units, self._unit_of_row = _units(documents, passages)
        self._documents = [document.id for document, _ in units]
        self._acts = [act.id if act else None for _, act in units]
        self._types = [document.metadata.type for document, _ in units]
        self._statuses = [
            act.legal_status if act else document.metadata.legal_status for document, act in units
        ]
        self._institutions = _folded(
            act.institution if act else document.metadata.publisher for document, act in units
        )
        self._organs = _folded(act.organ if act else None for _, act in units)
        self._matters = _folded(act.matter if act else None for _, act in units)
        self._dates = np.array([_date(*unit) for unit in units], dtype="U10")
        self._unanimous = np.array([_unanimity(act) for _, act in units], dtype=np.int8)
        amounts = [act.amounts if act else () for _, act in units]
        self._amounts = np.array([a for some in amounts for a in some], dtype=np.float64)
        self._amount_units = np.repeat(np.arange(len(units)), [len(some) for some in amounts])

    def allowed(self, filters: Filters) -> Mask:
        """Return, for each passage, whether the filters let it be searched."""
        units = np.ones(len(self._documents), dtype=np.bool_)
        for condition in self._conditions(filters):
            units &= condition
        allowed: Mask = units[self._unit_of_row]
        return allowed

    def _conditions(self, filters: Filters) -> Iterable[Mask]:
        if filters.document_ids:
            yield _among(self._documents, filters.document_ids)
        if filters.act_ids:
            yield _among(self._acts, filters.act_ids)
        if filters.document_types:
            yield _among(self._types, filters.document_types)
        if filters.legal_statuses:
            yield _among(self._statuses, filters.legal_statuses)
        if filters.institution is not None:
            yield _naming(self._institutions, filters.institution)
        if filters.organ is not None:
            yield _naming(self._organs, filters.organ)
        if filters.matter is not None:
            yield _naming(self._matters, filters.matter)
        if filters.date_from is not None:
            yield self._dates >= filters.date_from
        if filters.date_to is not None:
            yield (self._dates != "") & (self._dates <= _last_day(filters.date_to))
        if filters.amount_min is not None or filters.amount_max is not None:
            yield self._with_amount(filters.amount_min, filters.amount_max)
        if filters.unanimous is not None:
            yield self._unanimous == int(filters.unanimous)

    def _with_amount(self, low: float | None, high: float | None) -> Mask:
        """Tell which acts have an amount between the bounds."""
        inside = np.ones(len(self._amounts), dtype=np.bool_)
        if low is not None:
            inside &= self._amounts >= low
        if high is not None:
            inside &= self._amounts <= high
        units = np.zeros(len(self._documents), dtype=np.bool_)
        units[self._amount_units[inside]] = True
        return units


def _units(
    documents: Mapping[str, Document], passages: Sequence[Passage]
) -> tuple[list[_Unit], NDArray[np.int32]]:
    ranks: dict[tuple[str, str | None], int] = {}
    of_row = [ranks.setdefault((p.document_id, p.act), len(ranks)) for p in passages]
    acts = {act.id: act for document in documents.values() for act in document.acts}
    units: list[_Unit] = [(documents[id_], acts.get(act) if act else None) for id_, act in ranks]
    return units, np.array(of_row, dtype=np.int32)


def _folded(names: Iterable[str | None]) -> list[str]:
    known: dict[str, str] = {}
    return [known.setdefault(name, fold(name)) if name else "" for name in names]


def _date(document: Document, act: Act | None) -> str:
    return (act.sitting_date if act else None) or document.metadata.date or ""


def _last_day(date: str) -> str:
    """Return the bound that includes the whole of a month or year given alone."""
    return date + "9999-99-99"[len(date) :]


def _unanimity(act: Act | None) -> int:
    return int(act.vote.unanimous) if act and act.vote else -1


def _among(values: Sequence[object], wanted: frozenset[str]) -> Mask:
    return np.fromiter(map(wanted.__contains__, values), dtype=np.bool_, count=len(values))


def _naming(names: Sequence[str], wanted: str) -> Mask:
    """Tell which folded names contain the wanted one ("culture" in "Culture et sports")."""
    needle = fold(wanted)
    verdicts = {name: bool(name) and needle in name for name in set(names)}
    return np.fromiter(map(verdicts.__getitem__, names), dtype=np.bool_, count=len(names))
