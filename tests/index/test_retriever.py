from pathlib import Path

from index.document import Audience
from index.library import Library
from index.retriever import PassageRetriever
from index.view import Filters, View
from tests.fakes import HashingEmbedder
from tests.index.samples import document, publish


def view(tmp_path: Path) -> View:
    embedder = HashingEmbedder()
    publish(
        tmp_path,
        embedder,
        document("plan", "Développer la culture.", "Aider les musées."),
        document("secret", "Les musées fermés.", audience=Audience.INTERNAL),
    )
    return Library(tmp_path, embedder).view(frozenset({Audience.PUBLIC}))


def test_passages_are_retrieved_best_first_with_what_a_citation_needs(tmp_path: Path) -> None:
    found = PassageRetriever(view(tmp_path), k=2).invoke("musées")
    assert [(d.id, d.page_content) for d in found] == [
        ("plan-1", "Aider les musées."),
        ("plan-0", "Développer la culture."),
    ]
    assert found[0].metadata["document_id"] == "plan"
    assert found[0].metadata["section"] == ["Titre de plan"]


def test_filters_restrict_what_is_retrieved(tmp_path: Path) -> None:
    filters = Filters(document_ids=frozenset({"autre"}))
    assert PassageRetriever(view(tmp_path), filters=filters).invoke("musées") == []
