"""Give up a list that words alone have chosen when reading shows that it is no answer.

"Qui doit payer les services de pompiers ?" has the word of a list and does not ask for it.
"""

from __future__ import annotations

from assistant.answer import Answer
from assistant.cues import Kind
from assistant.draft import Draft
from assistant.gathering import gather_evidence
from assistant.objectives import objectives_above
from assistant.own_names import without_own_year
from assistant.reading import listed_under_headings

# In logits: a text answers rather than not, and better than the list by so much. Of 45
# development questions with such a list, 19 had either the list or the text right: these bounds
# decide well for 18 of them.
_ANSWERS, _BETTER = 0.0, 7.0
# Where a question has the word of a list and asks for none, less is enough.
_BETTER_IF_OPEN = 3.0
# Of 10,365 texts none was read above 10 logits: a list above this is beaten by none.
_UNBEATEN = 3.0
# A list that says less than this to who reads it with the question is none that was asked.
_STRANGE = -5.0
# Where a list is what is asked for, it is doubted less: one of its members, read alone, is seldom
# an answer. Of 177 lists that words chose on development questions, none that was asked for so and
# right was read below.
_STRANGE_IF_ASKED_FOR = -8.0


def confirm_list(draft: Draft) -> Answer | None:
    """Read the list with the question, beside the best passages: the better one answers.

    Of several lists the first is read, its first member and the whole.
    """
    if not draft.listed:
        return None
    first = draft.listed[0]
    document = draft.view.documents[first.document_id]
    told = draft.view.answering(
        [
            (without_own_year(draft.reading.text, document, text), text)
            for text in listed_under_headings(first, draft.view)
        ]
    )
    if told is None or max(told) > _UNBEATEN:
        return None
    gather_evidence(draft)
    members = {e.passage.id for each in draft.listed for e in each.entries if e.passage}
    # An objective whose words the question gives is no better answer than what stands under it.
    nodes = (objectives_above(draft.view).get(id_) for id_ in members)
    told_of = members | {node.passage_id for node in nodes if node}
    read = [e.read for e in draft.evidence if e.read is not None and e.passage.id not in told_of]
    best = max(read, default=_ANSWERS)
    better = _BETTER_IF_OPEN if draft.reading.kind is Kind.OPEN else _BETTER
    beaten = best > _ANSWERS and best - max(told) > better
    strange = _STRANGE_IF_ASKED_FOR if draft.reading.kind is Kind.LIST else _STRANGE
    if beaten or max(told) < strange:
        draft.composition = None
    else:
        draft.hits, draft.evidence = [], []
    return None
