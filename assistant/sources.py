"""Number the sources of an answer: one number per passage quoted."""

from __future__ import annotations

from assistant.acts.annexes import annexes_of
from assistant.acts.succession import Standing, standing_of
from assistant.answer import Citation
from assistant.catalogue import Entry
from index.document import Document, Passage, Role
from index.view import View


class Sources:
    """The sources of one answer, in the order they are cited."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._citations: dict[tuple[str, int, int], Citation] = {}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return the citations, in order."""
        return tuple(self._citations.values())

    def role_of(self, heading: str) -> Role | None:
        """Return the part of a plan that words announce, by the lexicon of the documents."""
        return self._view.lexicon.role_of(heading)

    def cite(self, document: Document, start: int, end: int, passage: Passage | None) -> str:
        """Cite a span of a document and return its mark, as "[2]"."""
        key = (document.id, start, end)
        if key not in self._citations:
            number = len(self._citations) + 1
            self._citations[key] = self._citation(number, document, start, end, passage)
        return f"[{self._citations[key].number}]"

    def cite_entry(self, entry: Entry) -> str:
        """Cite a member of a list."""
        document = self._view.documents[entry.document_id]
        return self.cite(document, entry.start, entry.end, entry.passage)

    def cite_passage(self, passage: Passage) -> str:
        """Cite a passage whole."""
        document = self._view.documents[passage.document_id]
        return self.cite(document, passage.start, passage.end, passage)

    def _citation(
        self, number: int, document: Document, start: int, end: int, passage: Passage | None
    ) -> Citation:
        annexed = annexes_of(self._view).act(document)
        act = annexed or self._view.acts.get((passage.act if passage else None) or "")
        standing = standing_of(act, self._view) if act else None
        metadata = document.metadata
        return Citation(
            number=number,
            document_id=document.id,
            title=act.title if act and not annexed else metadata.title,
            document_type=metadata.type.value,
            quote=document.quote(start, end),
            start=start,
            end=end,
            section=passage.heading_path if passage else _path_at(document, start),
            page=passage.page if passage else None,
            date=(act.sitting_date if act else None) or metadata.date,
            legal_status=(standing.status if standing else metadata.legal_status).value,
            passage_id=passage.id if passage else None,
            act_id=act.id if act else None,
            recognised=passage.recognised if passage else False,
            successor=_successor(standing) or metadata.replaced_by,
        )


def _successor(standing: Standing | None) -> str | None:
    return standing.successor.id if standing and standing.successor else None


def _path_at(document: Document, start: int) -> tuple[str, ...]:
    """Return the headings above an offset, the heading that starts there left out."""
    return tuple(s.heading for s in document.sections if s.start < start < s.end and s.heading)
