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
from assistant.judgement import judge
from assistant.objectives import objectives_above
from assistant.own_names import without_own_year
from assistant.understanding import Understanding
from index.document import Passage, PassageKind
from index.view import View

# The logits above which a text read with the question plainly answers it, and under which it
# plainly does not.
PLAINLY, PLAINLY_NOT = 1.5, -4.0
# Texts read at once, and in all when none of these rather answers: enough for the right one to be
# among them, few enough to be quick.
_AT_ONCE, _AT_MOST = 2, 6
_RATHER = 0.0
# How likely those read must answer for two more to be. Of 20 development questions on other
# documents that the third text or a later one answered, all were above the first bound when two
# were read, and 11 above the second; of 155 on the brochure that nothing answers, 51 were above
# the first.
_HOPES = (0.0, 0.03, 0.3)
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

    When none of the first ones rather answers, and hope is left, more are read: people's words
    are not the documents', and the right text then stands further down. A question too long for
    who reads leaves all as it is.
    """
    texts: dict[str, list[int]] = {}
    for at, each in enumerate(evidence):
        text = told_under_headings(each, view)
        if text not in texts and len(texts) == _AT_MOST:
            break
        texts.setdefault(text, []).append(at)
    pairs = [
        (without_own_year(understood.text, evidence[at[0]].document, text), text)
        for text, at in texts.items()
    ]
    places = list(texts.values())
    read, logits = list(evidence), list[float]()
    for start, hope in zip(range(0, _AT_MOST, _AT_ONCE), _HOPES, strict=True):
        if logits and not _worth_more(logits, understood, read, view, hope):
            break
        more = view.answering(pairs[start : start + _AT_ONCE])
        if not more:
            break
        logits += more
        read = _with_logits(evidence, logits, places)
    return read


def _worth_more(
    logits: Sequence[float], understood: Understanding, read: Sequence[Evidence], view: View,
    hope: float,
) -> bool:  # fmt: skip
    return max(logits) < _RATHER and judge(understood, read, view).probability > hope


def _with_logits(
    evidence: Sequence[Evidence], logits: Sequence[float], places: Sequence[Sequence[int]]
) -> list[Evidence]:
    """Return the evidence, best first, with what was read of the texts that stand in places."""
    read = list(evidence)
    for logit, ranks in zip(logits, places, strict=False):
        for at in ranks:
            worth = _WEIGHT / (1 + math.exp(-logit))
            read[at] = replace(read[at], read=logit, score=read[at].score + worth)
    return sorted(read, key=lambda e: -e.score)


def told_under_headings(evidence: Evidence, view: View) -> str:
    """Return what would be quoted, after its nearest headings and what introduces it."""
    passage = evidence.passage
    told = _as_a_sentence(_without_code(evidence.document.quote(*whole_thought(evidence)), passage))
    headings = " › ".join(_headings_read(evidence, told, view))
    return ". ".join(part for part in (headings, passage.lead_in, told) if part)


def _headings_read(evidence: Evidence, told: str, view: View) -> tuple[str, ...]:
    """Return the headings under which a text is read.

    The long title of an act, which all its parts have, says nothing of one of them: a row, or a
    part of the only act there is, is read without. What stands under no heading is of the
    document as a whole: its title says of what.
    """
    passage, path = evidence.passage, evidence.passage.heading_path
    if passage.act is None:
        return path[-_NEAREST:] or (evidence.document.metadata.title,)
    if "\n" not in told and TOLD_ROW.match(told):
        return path[-1:]
    return ((path[1:] if len(view.acts) == 1 else ()) or path)[-_NEAREST:]


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
    row = passage.kind is PassageKind.TABLE_ROW  # "Fiche 1.2 : Creuser des mares" names it
    if row or passage.number is None or "." not in passage.number:
        return told
    return re.sub(rf"^[^\d:;,]{{0,30}}{re.escape(passage.number)}[\s.:–—-]*", "", told)


def _as_a_sentence(told: str) -> str:
    """Return a count after its label as people would say it, which is read better."""
    found = _LABELLED.fullmatch(" ".join(told.split()))
    if found is None or not (found["number_of"] or found["rest"][:1] in ("", "(")):
        return told
    return f"Il y a {found['value'].strip()} {found['label']} {found['rest']}".strip()
