"""The corpus's own passages, and the product's whole search over them."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from benchmarks.retrieval.measure import Scores
from benchmarks.retrieval.sets import RetrievalSet
from index.document import Audience, Passage, PassageKind
from index.embedder import Embedder
from index.library import Library
from index.reading_view import ReadingView
from ingest.pipeline import ingest

CORPUS = Path(__file__).parents[2] / "corpus"
_DEPTH = 10


class Brochure:
    """The corpus, ingested with an embedder as in production."""

    def __init__(self, embedder: Embedder) -> None:
        with tempfile.TemporaryDirectory() as folder:
            ingest([CORPUS], Path(folder), embedder)
            self._view: ReadingView = Library(Path(folder), embedder).view(
                frozenset({Audience.PUBLIC})
            )

    @property
    def passages(self) -> list[Passage]:
        """Return the passages that may be found: editor's notes are not."""
        return [p for p in self._view.passages if p.kind is not PassageKind.NOTE]

    @property
    def texts(self) -> list[str]:
        """Return what is indexed of each passage."""
        return [passage.search_text for passage in self.passages]

    def whole_search(self, of: RetrievalSet) -> Scores:
        """Score as the product's search does: lexicon and spelling included."""
        row_of = {passage.id: at for at, passage in enumerate(self.passages)}
        scores = np.full((len(of.questions), len(row_of)), -1.0, dtype=np.float32)
        for row, question in zip(scores, of.questions, strict=True):
            for rank, hit in enumerate(self._view.search(question, k=_DEPTH)):
                row[row_of[hit.passage.id]] = _DEPTH - rank
        return scores
