"""The list that answers, of those that stand where search leads, for who reads them whole.

"Quels papiers faut-il ?" has no word of the list under "Votre dossier contient :".
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.catalogue import Collection
from assistant.counted import thing_counted
from assistant.cues import Kind
from assistant.document_names import without_names
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
# Above this, and so much above the best of the texts, it answers in place of one. Of 618 questions
# for lists and numbers of things, 12 were then answered rightly that were not, and none wrongly
# that were.
_INSTEAD, _BETTER = 3.0, 2.0


def list_read(
    understood: Understanding, evidence: Sequence[Evidence], view: View, *, answered: bool
) -> Collection | None:
    """Return the list that plainly answers where no text does, or better than one; or None.

    Where a text answers, a list is told in its place to who asks for one or counts its members.
    """
    counts = understood.kind is Kind.COUNT
    if counts and thing_counted(understood) is None:
        return None  # "combien de temps", "ça coûte combien": no members are counted
    if answered and not (counts or understood.kind is Kind.LIST):
        return None
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
    least = max(_INSTEAD, (evidence[0].read or 0.0) + _BETTER) if answered else _ANSWERS
    return lists[best] if logits[best] >= least else None


def _may_be_told(collection: Collection, understood: Understanding, view: View) -> bool:
    """Tell whether a list has the names that a question gives, if not those of its document.

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
    spared = without_names(understood.text, view)
    own = spared.name if spared and collection.document_id in spared.documents else ""
    stems = stems_of(" ".join((title, own, *told)))
    money = understood.kind is Kind.AMOUNT or {a.name for a in understood.attributes} & _MONEY
    if money and not all(t.said_in(stems) for t in understood.terms if t.complement):
        return False
    return all(term.match(stems) for term in names_in(understood))
