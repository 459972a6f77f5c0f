"""The words of the institution's and the documents' own names, which go without saying."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from weakref import WeakKeyDictionary

from assistant.stems import stems_of
from index.document import OF_ACTS, Document
from index.view import View

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def own_words(view: View) -> frozenset[str]:
    """Return the stems of the names that the documents and their institution go by."""
    names: Iterable[str] = (
        *view.lexicon.own_names,
        *(name for d in described_documents(view)
          for name in (d.metadata.title, d.metadata.short_title or "")),
        *_institution_of_acts(view),
        # What Walloon law calls the plan of a local authority, and what people call any.
        "document brochure plan programme pst",
    )  # fmt: skip
    return _stems_of_names(tuple(names))


def without_own_year(question: str, document: Document, text: str) -> str:
    """Leave out of a question the one year that a document's title is of.

    "Combien de taxes en 2025 ?" is asked of the budget of 2025, where few sentences say the
    year again. It stays where `text`, which is to answer, names a year itself.
    """
    years = _YEAR.findall(document.metadata.title)
    if len(years) != 1 or _YEAR.search(text):
        return question
    return re.sub(rf" ?\b(?:en|de|pour) {years[0]}\b", "", question)


_INSTITUTIONS: WeakKeyDictionary[View, frozenset[str]] = WeakKeyDictionary()


def _institution_of_acts(view: View) -> frozenset[str]:
    """Return the name of the institution that all acts are of; none where they are of several."""
    if view not in _INSTITUTIONS:
        names = {act.institution for act in view.acts.values() if act.institution}
        _INSTITUTIONS[view] = frozenset(names) if len(names) == 1 else frozenset()
    return _INSTITUTIONS[view]


_DESCRIBED: WeakKeyDictionary[View, list[Document]] = WeakKeyDictionary()


def described_documents(view: View) -> list[Document]:
    """Return documents whose titles name the corpus: those of acts name their subjects."""
    if view not in _DESCRIBED:
        described = (d for d in view.documents.values() if d.metadata.type not in OF_ACTS)
        _DESCRIBED[view] = list(islice(described, 50))
    return _DESCRIBED[view]


@lru_cache(maxsize=16)
def _stems_of_names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(stems_of, names))
