"""The list that answers, of those that stand where search leads, for who reads them whole.

"Quels papiers faut-il ?" has no word of the list under "Votre dossier contient :".
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.catalogue import Collection
from assistant.counted import thing_counted
from assistant.cues import Kind
from assistant.evidence import Evidence
from assistant.judgement import names_in
from assistant.lists_near import lists_near
from assistant.own_names import without_own_year
from assistant.reading import listed_under_headings
from assistant.stems import stems_of
from assistant.understanding import Understanding
from index.view import View

# Among how many of the best texts a list must stand.
_LOOKED_AT = 3
_MONEY = frozenset({"money", "price"})
# In logits: read whole with the question, such a list answers. Of 2,418 development questions
# on other documents, 29 that were refused were then answered rightly and eight wrongly; 23 and six
# at 1.5.
_ANSWERS = 0.5


def list_read(
    understood: Understanding, evidence: Sequence[Evidence], view: View
) -> Collection | None:
    """Return the list that plainly answers, where no text does, or None."""
    if understood.kind is Kind.COUNT and thing_counted(understood) is None:
        return None  # "combien de temps", "ça coûte combien": no members are counted
    lists = lists_near([e.passage for e in evidence[:_LOOKED_AT]], view)
    lists = [each for each in lists if _may_be_told(each, understood, view)]
    pairs = []
    for each in lists:
        _, whole = listed_under_headings(each, view)
        document = view.documents[each.document_id]
        pairs.append((without_own_year(understood.text, document, whole), whole))
    logits = view.answering(pairs) if pairs else None
    if not logits:
        return None
    best = max(range(len(lists)), key=lambda at: logits[at])
    return lists[best] if logits[best] >= _ANSWERS else None


def _may_be_told(collection: Collection, understood: Understanding, view: View) -> bool:
    """Tell whether a list has the names that a question gives.

    The parts of a plan are told from its structure, or not at all. Where an enjeu is named, the
    list stands under it. What a sum is asked for is there too: premiums for roofs are none for
    windows.
    """
    if collection.role or any(e.passage and e.passage.role for e in collection.entries):
        return False
    if understood.stakes and not any(
        document.id == collection.document_id and section.start <= entry.start < section.end
        for document, section in understood.stakes
        for entry in collection.entries[:1]
    ):
        return False
    title = view.documents[collection.document_id].metadata.title
    told = (*(entry.text for entry in collection.entries), collection.label, *collection.path)
    stems = stems_of(" ".join((title, *told)))
    money = understood.kind is Kind.AMOUNT or {a.name for a in understood.attributes} & _MONEY
    if money and not all(t.said_in(stems) for t in understood.terms if t.complement):
        return False
    return all(term.match(stems) for term in names_in(understood))
