"""Annexes and the acts they go with."""

from __future__ import annotations

from collections.abc import Mapping
from weakref import WeakKeyDictionary

from index.document import Act, Document
from index.view import View


class Annexes:
    """The annexes of a view's acts, either way."""

    def __init__(self, view: View) -> None:
        self._acts: dict[str, Act] = {}
        self._annexes: dict[str, list[Document]] = {}
        for document in view.documents.values():
            if document.metadata.annex_of:
                act = _act_of(document, view.documents)
                if act is not None:
                    self._acts[document.id] = act
                    self._annexes.setdefault(act.id, []).append(document)

    def act(self, document: Document) -> Act | None:
        """Return the act that a document is an annex of."""
        return self._acts.get(document.id)

    def of(self, act: Act) -> tuple[Document, ...]:
        """Return the annexes of an act, in the order of the corpus."""
        return tuple(self._annexes.get(act.id, ()))


def _act_of(annex: Document, documents: Mapping[str, Document]) -> Act | None:
    """Return the act of the point named; without a point, the only act of the document."""
    parent = documents.get(annex.metadata.annex_of or "")
    if parent is None:
        return None
    point = annex.metadata.annex_point
    if point is None:
        return parent.acts[0] if len(parent.acts) == 1 else None
    return next((act for act in parent.acts if act.point == point), None)


_KNOWN: WeakKeyDictionary[View, Annexes] = WeakKeyDictionary()


def annexes_of(view: View) -> Annexes:
    """Return the annexes of a view, kept with it."""
    if view not in _KNOWN:
        _KNOWN[view] = Annexes(view)
    return _KNOWN[view]
