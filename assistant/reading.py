"""Read the best evidence with the question: what comparing words cannot tell.

"La salle accueille 120 personnes" has the words of "combien coûte la salle pour 120 personnes ?"
and does not answer. A cross-encoder reads each of the few best texts with the question, as it
would be quoted and under its headings, and says how well it answers.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.catalogue import TOLD_ROW, Collection, Entry
from assistant.evidence import Evidence, whole_thought
from assistant.objectives import objectives_above
from assistant.own_names import without_own_year
from assistant.understanding import Understanding
from index.document import Passage
from index.view import View

# The logits above which a text read with the question plainly answers it, and under which it
# plainly does not.
PLAINLY, PLAINLY_NOT = 1.5, -4.0
# Texts read at once, and in all when none of these rather answers: enough for the right one to be
# among them, few enough to be quick.
_FIRST, _AT_MOST = 2, 4
_RATHER = 0.0
# When the first ones answer less than this, nothing that stands further down does: of 344
# development questions, three were then answered, none of them rightly.
_NOT_REMOTELY = -9.0
# Of a path of headings, those that say most of what a text is about.
_NEAREST = 2
# "Nombre d'agents : 957 ETP", "Vélos en location : 312"; no price, date or measure.
_LABELLED = re.compile(
    r"(?P<number_of>nombre (?:total )?d(?:es |e |['’]))?(?P<label>[^:;]{3,100}?) ?: ?"
    r"(?P<value>\d[\d.,\s]*)(?P<rest>.*)",
    re.IGNORECASE,
)
# What a text that surely answers is worth beside the other signs; fitted as they are.
_WEIGHT = 0.8


def read_closely(
    understood: Understanding, evidence: Sequence[Evidence], view: View
) -> list[Evidence]:
    """Return the evidence with its best texts read, best first.

    When none of the first ones rather answers but one comes near it, more are read: people's
    words are not the documents', and the right text then stands further down. A question too
    long for who reads leaves all as it is.
    """
    texts: dict[str, list[int]] = {}
    for at, each in enumerate(evidence):
        text = told_under_headings(each)
        if text not in texts and len(texts) == _AT_MOST:
            break
        texts.setdefault(text, []).append(at)
    pairs = [
        (without_own_year(understood.text, evidence[at[0]].document, text), text)
        for text, at in texts.items()
    ]
    logits = view.answering(pairs[:_FIRST])
    if logits is None:
        return list(evidence)
    if _NOT_REMOTELY <= max(logits, default=_RATHER) < _RATHER:
        logits += view.answering(pairs[_FIRST:]) or []
    read = list(evidence)
    for logit, places in zip(logits, texts.values(), strict=False):
        for at in places:
            worth = _WEIGHT / (1 + math.exp(-logit))
            read[at] = replace(read[at], read=logit, score=read[at].score + worth)
    return sorted(read, key=lambda e: -e.score)


def told_under_headings(evidence: Evidence) -> str:
    """Return what would be quoted, after its nearest headings and what introduces it.

    What stands under no heading is of the document as a whole: its title says of what.
    """
    passage = evidence.passage
    told = _as_a_sentence(_without_code(evidence.document.quote(*whole_thought(evidence)), passage))
    # A row of an act says what it is about: under the long title of the act it is read badly.
    row = passage.act is not None and "\n" not in told and TOLD_ROW.match(told) is not None
    above = passage.heading_path[-1 if row else -_NEAREST :] or (evidence.document.metadata.title,)
    headings = " › ".join(above)
    return ". ".join(part for part in (headings, passage.lead_in, told) if part)


def listed_under_headings(collection: Collection, view: View) -> tuple[str, str]:
    """Return what a list says: its first member under its headings, and the list whole."""
    first, whole = collection.entries[0], [_joined(entry.text) for entry in collection.entries]
    return (
        _under(_above(first, view), _joined(first.text)),
        _under(_above_all(collection, view), " ; ".join(whole)),
    )


def _above(entry: Entry, view: View) -> tuple[str, ...]:
    """Return the headings that tell of what a member is, and the objective that it stands under."""
    named = tuple(h for h in entry.path if not h.strip(" .").isdigit())
    node = objectives_above(view).get(entry.passage.id) if entry.passage else None
    return (*named, node.label) if node else named


def _above_all(collection: Collection, view: View) -> tuple[str, ...]:
    """Return the headings that all members of a list have, or the list's own."""
    own, *others = [_above(entry, view) for entry in collection.entries]
    if own and all(other == own for other in others):
        return own
    return (*own[:-1], collection.label)


def _under(headings: Sequence[str], text: str) -> str:
    return f"{' › '.join(headings[-_NEAREST:])}. {text}"


def _joined(text: str) -> str:
    return " ".join(text.split())


def _without_code(told: str, passage: Passage) -> str:
    """Return a text without the code that it opens with ("OO 1.2.3. …"), which says nothing."""
    if passage.number is None or "." not in passage.number:
        return told
    return re.sub(rf"^[^\d:;,]{{0,30}}{re.escape(passage.number)}[\s.:–—-]*", "", told)


def _as_a_sentence(told: str) -> str:
    """Return a count after its label as people would say it, which is read better."""
    found = _LABELLED.fullmatch(" ".join(told.split()))
    if found is None or not (found["number_of"] or found["rest"][:1] in ("", "(")):
        return told
    return f"Il y a {found['value'].strip()} {found['label']} {found['rest']}".strip()
