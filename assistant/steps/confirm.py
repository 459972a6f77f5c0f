"""Give up a list that words alone have chosen when reading shows that it is no answer.

"Qui doit payer les services de pompiers ?" has the word of a list and does not ask for it.
"""

from __future__ import annotations

from assistant.answer import Answer
from assistant.cues import Kind
from assistant.draft import Draft
from assistant.reading import listed_under_headings
from assistant.steps.search import gather_evidence

# In logits: a text answers rather than not, and better than the list by so much; see
# docs/evaluation.md.
_ANSWERS, _BETTER = 0.0, 2.0
# A list that says less than this to who reads it with the question is none that was asked.
_STRANGE = -4.0
# Where a list is what is asked for, both are doubted less: one of its members, or a text that
# introduces it, is read as an answer as well.
_ASKED_FOR = 3.0


def confirm_list(draft: Draft) -> Answer | None:
    """Read the list with the question, beside the best passages: the better one answers."""
    if not draft.listed:
        return None
    listed = listed_under_headings(draft.listed, draft.view)
    told = draft.view.answering(draft.reading.text, listed)
    if told is None:
        return None
    gather_evidence(draft)
    members = {e.passage.id for each in draft.listed for e in each.entries if e.passage}
    read = [e.read for e in draft.evidence if e.read is not None and e.passage.id not in members]
    best = max(read, default=_ANSWERS)
    sure = _ASKED_FOR if draft.reading.kind is Kind.LIST else 1.0
    beaten = best > _ANSWERS and best - max(told) > sure * _BETTER
    if beaten or max(told) < sure * _STRANGE:
        draft.composition = None
    else:
        draft.hits, draft.evidence = [], []
    return None
