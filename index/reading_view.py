"""One build as one audience may read it: what it may not read is not in here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.analysis import analyse, words
from index.build import Build
from index.context import Context
from index.cross_encoder import bundled_cross_encoder
from index.document import Act, Audience, Document, Passage
from index.embedder import Embedder
from index.fusion import fuse, refine
from index.known_questions import Near, NearQuestions
from index.late_interaction import Asked, Interaction
from index.lexicon import Lexicon
from index.query import Query, understand
from index.rows import Rows
from index.spelling import Spelling
from index.text import fold
from index.thesaurus import Thesaurus, french_thesaurus
from index.vectors import Vectors
from index.view import Filters, Hit
from index.visibility import newest_first, searchable_rows, visible_documents

CANDIDATES = 200
"""Rows kept from each of the two searches before their scores are fused."""

WIDER = 0.7
"""How much of a question's vector is that of the question with the lexicon's wordings."""


class ReadingView:
    """Implement `index.view.View` over an open build."""

    def __init__(self, build: Build, embedder: Embedder, internal: bool) -> None:
        self._build = build
        self._embedder = embedder
        self._documents = visible_documents(build.documents, internal)
        self._passages = [p for p in build.passages if p.document_id in self._documents]
        self._by_id = {passage.id: passage for passage in self._passages}
        self._acts = newest_first(self._documents)
        self._lexical = build.wording[internal].lexical
        known = {word: 1 for phrase in _lexicon_phrases(build.lexicon) for word in words(phrase)}
        self._spelling = Spelling({**known, **build.wording[internal].counts}, embedder.is_word)
        searchable = searchable_rows(build.passages, internal)
        self._rows = np.array(searchable, dtype=np.int64)
        self._context = Context(build, embedder)
        self._known = NearQuestions(build.known, list(build.documents), self._documents)
        self._fields = Rows(self._documents, [build.passages[row] for row in searchable])

    @property
    def build_id(self) -> str:
        """Return the id of the build."""
        return self._build.id

    @property
    def is_public(self) -> bool:
        """Tell whether every document of this view is public."""
        return all(d.metadata.audience is Audience.PUBLIC for d in self._documents.values())

    @property
    def documents(self) -> Mapping[str, Document]:
        """Return the documents this audience may read, by id, in corpus order."""
        return self._documents

    @property
    def passages(self) -> Sequence[Passage]:
        """Return their passages, by document then position."""
        return self._passages

    @property
    def acts(self) -> Mapping[str, Act]:
        """Return the acts of those documents, by id, newest sitting first."""
        return self._acts

    @property
    def lexicon(self) -> Lexicon:
        """Return the corpus's lexicon."""
        return self._build.lexicon

    @cached_property
    def thesaurus(self) -> Thesaurus:
        """Return what of the language's thesaurus these passages have."""
        return french_thesaurus().kept(self.knows)

    def passage(self, passage_id: str) -> Passage | None:
        """Return a passage this audience may read, or None."""
        return self._by_id.get(passage_id)

    def search(
        self, query: str, k: int = 20, filters: Filters | None = None, in_context: bool = True
    ) -> list[Hit]:
        """Return the k best passages, best first."""
        wanted = understand(query, self.lexicon, self.thesaurus, self.knows, self.correct)
        reading = self._context.asked(wanted.text if in_context else None)
        allowed = None if filters is None else self._fields.allowed(filters)
        lexical = self._lexical.scores(wanted.weights)
        if allowed is not None:
            lexical = np.where(allowed, lexical, np.float32(0))
        meaning = self._meaning(wanted)
        asked = reading()
        near = self._known.near(asked)
        found = self._candidates(lexical, meaning, asked, allowed, max(k, CANDIDATES))
        if near.answered:
            found = np.union1d(found, self._among(near.answered, allowed))
        return self._hits(found, lexical[found], meaning, asked, near, wanted)[:k]

    def idf(self, word: str) -> float:
        """Return how rare a word is among this view's passages."""
        return max((self._lexical.idf(term) for term in analyse(word)), default=0.0)

    def knows(self, word: str) -> bool:
        """Tell whether the word's stem occurs in this view's passages."""
        return all(term in self._lexical.vocabulary for term in analyse(word))

    def importance(self, word: str) -> float:
        """Return how much a word says of a subject in the language at large, 0 to 1."""
        return self._embedder.importance(fold(word))

    def openness(self, question: str) -> float:
        """Return how openly a question asks: below 0 for a detail that documents seldom tell."""
        return self._embedder.openness(question)

    def correct(self, word: str) -> str | None:
        """Return the nearest word of this view's vocabulary or lexicon for a misspelt word."""
        return self._spelling.correct(fold(word))

    def similarity(self, texts: Sequence[str], others: Sequence[str]) -> list[list[float]]:
        """Return cosine similarities, one row per text, one column per other."""
        left = self._embedder.encode_queries(texts)
        right = self._embedder.encode_passages(others)
        return [[float(x) for x in row] for row in left @ right.T]

    def answering(self, pairs: Sequence[tuple[str, str]]) -> list[float] | None:
        """Return how well texts answer questions, in logits: both of a pair are read together.

        None when a question is too long for the model to know.
        """
        return bundled_cross_encoder().scores(pairs)

    def _meaning(self, wanted: Query) -> Vectors:
        """Return the unit vector of a question, drawn towards the lexicon's wordings."""
        own, wider = self._embedder.encode_queries([wanted.text, wanted.wider])
        drawn = (1 - WIDER) * own + WIDER * wider
        return np.asarray(drawn / (np.linalg.norm(drawn) or 1.0), dtype=np.float32)

    def _candidates(
        self, lexical: Vectors, meaning: Vectors, asked: Vectors | None,
        allowed: NDArray[np.bool_] | None, k: int,
    ) -> NDArray[np.int64]:  # fmt: skip
        """Return the positions, among searchable rows, of the best by words and by meaning."""
        by_words = _best(lexical, k)
        mask = np.zeros(self._build.vectors.rows, dtype=np.bool_)
        mask[self._rows if allowed is None else self._rows[allowed]] = True
        rows, _ = self._build.vectors.search(meaning, k, mask)
        rows = np.union1d(rows, self._context.search(asked, k, mask))
        return np.union1d(by_words, np.searchsorted(self._rows, rows))

    def _among(self, rows: Iterable[int], allowed: NDArray[np.bool_] | None) -> NDArray[np.int64]:
        """Return the positions of rows of the build among the searchable ones, those allowed."""
        found = np.flatnonzero(np.isin(self._rows, list(rows)))
        return found if allowed is None else found[allowed[found]]

    def _hits(
        self, found: NDArray[np.int64], lexical: Vectors, meaning: Vectors,
        asked: Vectors | None, near: Near, wanted: Query,
    ) -> list[Hit]:  # fmt: skip
        rows = self._rows[found]
        dense = self._build.vectors.similarity(meaning, rows)
        context = self._context.likeness(asked, rows, dense)
        known = [near.answered.get(int(row), ()) for row in rows]
        likeness = [max((like for _, like in places), default=0.0) for places in known]
        ceiling = self._lexical.ceiling(wanted.essential) or 1.0
        scores, met = refine(
            fuse(lexical, dense, ceiling, context, np.array(likeness, dtype=np.float32)),
            dense,
            self._look(rows, meaning, wanted),
        )
        return [
            Hit(
                passage=self._build.passages[rows[at]],
                score=float(scores[at]),
                lexical=min(1.0, float(lexical[at]) / ceiling),
                dense=float(dense[at]),
                met=float(met[at]),
                context=float(context[at]),
                known=known[at],
                unanswered=near.unanswered.get(self._build.passages[rows[at]].document_id, 0.0),
            )
            for at in np.argsort(-scores, kind="stable")
        ]

    def _look(
        self, rows: NDArray[np.int64], meaning: Vectors, wanted: Query
    ) -> Callable[[NDArray[np.int64]], Interaction | None]:
        """Return what looks closer at passages, given by their place in `rows`."""
        asked = Asked(meaning, tuple(dict.fromkeys((wanted.text, wanted.wider))))

        def look(best: NDArray[np.int64]) -> Interaction | None:
            texts = [self._build.passages[row].search_text for row in rows[best]]
            return self._embedder.interact(asked, texts)

        return look


def _best(scores: Vectors, k: int) -> NDArray[np.int64]:
    """Return the positions of the k highest scores above zero."""
    positive = np.flatnonzero(scores > 0)
    if positive.size <= k:
        return positive.astype(np.int64)
    return positive[np.argpartition(-scores[positive], k - 1)[:k]].astype(np.int64)


def _lexicon_phrases(lexicon: Lexicon) -> Iterable[str]:
    """Return the words that a citizen may use and the passages do not have."""
    return chain(lexicon.acronyms, lexicon.everyday, lexicon.authorities)
