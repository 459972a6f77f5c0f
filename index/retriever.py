"""A view as a LangChain retriever, for those who compose with LangChain."""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from index.view import Filters, Hit, View


class PassageRetriever(BaseRetriever):
    """Retrieve the k best passages of a view as LangChain documents, best first.

    `page_content` is the passage's text, verbatim; `id` its id. `metadata` holds what a
    citation needs: document_id, title, document_type, section, page, start, end, score.
    """

    view: Any
    """The `View` searched: what its audience may not read is never retrieved."""
    k: int = 20
    filters: Any = None
    """`Filters`, or None."""

    def __init__(self, view: View, k: int = 20, filters: Filters | None = None) -> None:
        super().__init__(view=view, k=k, filters=filters)  # type: ignore[call-arg]

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 (theirs)
    ) -> list[Document]:
        view: View = self.view
        return [_told(hit, view) for hit in view.search(query, self.k, self.filters)]


def _told(hit: Hit, view: View) -> Document:
    passage = hit.passage
    metadata = view.documents[passage.document_id].metadata
    return Document(
        id=passage.id,
        page_content=passage.text,
        metadata={
            "document_id": passage.document_id,
            "title": metadata.title,
            "document_type": metadata.type.value,
            "section": list(passage.heading_path),
            "page": passage.page,
            "start": passage.start,
            "end": passage.end,
            "score": hit.score,
        },
    )
