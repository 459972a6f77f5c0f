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
from assistant.understanding import Understanding, collections_named
from index.document import Role
from index.view import View

# Among how many of the best texts a list must stand.
_LOOKED_AT = 3
# Lists of the roles that a question names, where they are not more.
_NAMED = 3
# In logits: read whole with the question, such a list answers. Of 2,165 development questions
# on other documents, 35 that were refused are then answered rightly and four wrongly.
_ANSWERS = 1.5


def list_read(
    understood: Understanding, evidence: Sequence[Evidence], view: View, *, answered: bool
) -> Collection | None:
    """Return the list that plainly answers where no text does, or None.

    What is counted is counted there, even where a text is taken to answer that does so less
    plainly (`answered`): a row has numbers that count something else.
    """
    if answered and understood.kind is not Kind.COUNT:
        return None
    if understood.kind is Kind.COUNT and thing_counted(understood) is None:
        return None  # "combien de temps", "ça coûte combien": no members are counted
    lists = lists_near([e.passage for e in evidence[:_LOOKED_AT]], view)
    named = collections_named(understood, view) if understood.kind is Kind.LIST else ()
    if len(named) <= _NAMED:
        lists += [each for each in named if len(each.entries) > 1 and each not in lists]
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
    least = max(_ANSWERS, evidence[0].read or _ANSWERS) if answered else _ANSWERS
    return lists[best] if logits[best] >= least else None


def _may_be_told(collection: Collection, understood: Understanding, view: View) -> bool:
    """Tell whether a list has the names that a question gives; key figures are told one by one."""
    title = view.documents[collection.document_id].metadata.title
    told = (*(entry.text for entry in collection.entries), collection.label, *collection.path)
    stems = stems_of(" ".join((title, *told)))
    return collection.role is not Role.FIGURE and all(
        term.match(stems) for term in names_in(understood)
    )
