"""The seam between the index and those who read it.

A view is one build seen by one audience. Everything a reader can reach (documents,
passages, vocabulary, counts) goes through a view, so what an audience may not read
cannot be reached by any route.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.document import Act, Document, DocumentType, LegalStatus, Passage
from index.lexicon import Lexicon
from index.thesaurus import Thesaurus


@dataclass(frozen=True, slots=True)
class Filters:
    """Restrict the rows that are searched. Empty fields do not restrict.

    Dates are ISO 8601 and inclusive; they apply to the act's sitting date, else to the
    document's date. Amounts are euros.
    """

    document_ids: frozenset[str] = frozenset()
    document_types: frozenset[DocumentType] = frozenset()
    legal_statuses: frozenset[LegalStatus] = frozenset()
    act_ids: frozenset[str] = frozenset()
    institution: str | None = None
    organ: str | None = None
    matter: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    amount_min: float | None = None
    amount_max: float | None = None
    unanimous: bool | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, with the scores that judged it.

    `score` is the fused score that orders hits. `lexical` is the BM25 score divided by
    the best possible for the query (0 to 1); `dense` the cosine similarity (-1 to 1).
    `met` tells how far the passage's meaning meets the question (0 to 1), when it was
    looked at closely; unlike `score`, it compares from one question to another.
    `context` is the cosine of the contextual encoder, as far as it tells a passage from one
    that has nothing to do with the question (0 to 1).
    `known` gives the places of the document, in the passage, that are known to answer questions
    like this one, each with how like it they are; `unanswered` how like it is the nearest known
    question that the document does not answer (0 to 1).
    """

    passage: Passage
    score: float
    lexical: float
    dense: float
    met: float = 0.0
    context: float = 0.0
    known: tuple[tuple[int, float], ...] = ()
    unanswered: float = 0.0


class View(Protocol):
    """One build as one audience may read it."""

    @property
    def build_id(self) -> str:
        """Return the id of the build."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """Return the documents this audience may read, by id, in corpus order."""

    @property
    def passages(self) -> Sequence[Passage]:
        """Return their passages, by document then position."""

    @property
    def acts(self) -> Mapping[str, Act]:
        """Return the acts of those documents, by id, newest sitting first."""

    @property
    def lexicon(self) -> Lexicon:
        """Return the corpus's lexicon."""

    @property
    def thesaurus(self) -> Thesaurus:
        """Return the words that stand for those of this view's passages in French at large."""

    def passage(self, passage_id: str) -> Passage | None:
        """Return a passage this audience may read, or None."""

    def search(
        self, query: str, k: int = 20, filters: Filters | None = None, in_context: bool = True
    ) -> list[Hit]:
        """Return the k best passages, best first.

        The query is expanded by the lexicon and tolerant to typos. Filters restrict the
        rows that are searched. Editor's notes are never returned. The contextual encoder
        reads the query, unless it is a mere few words (`in_context`): it takes milliseconds.
        """

    def idf(self, word: str) -> float:
        """Return how rare a word is in this view.

        Its BM25 idf: 0 for a word of every passage, and the idf of a word never seen when
        it is absent.
        """

    def knows(self, word: str) -> bool:
        """Tell whether the word's stem occurs in this view's passages."""

    def importance(self, word: str) -> float:
        """Return how much a word says of a subject in the language at large, 0 to 1."""

    def openness(self, question: str) -> float:
        """Return how openly a question asks: below 0 for a detail that documents seldom tell."""

    def correct(self, word: str) -> str | None:
        """Return the nearest known word for a misspelt one.

        It comes from this view's vocabulary or the lexicon; None when the word is known
        already or nothing is near enough.
        """

    def similarity(self, texts: Sequence[str], others: Sequence[str]) -> list[list[float]]:
        """Return cosine similarities, one row per text, one column per other."""

    def answering(self, pairs: Sequence[tuple[str, str]]) -> list[float] | None:
        """Return how well texts answer questions, in logits: both of a pair are read together.

        None when a question is too long for the model to know. Slow (five to ten
        milliseconds a text): for the few texts found best.
        """
