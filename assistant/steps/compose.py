"""Write the answer from the best extracts: the sentence that answers first, word for word."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Answer, Notice, Paragraph, Status
from assistant.cues import Kind
from assistant.divisions import beside_the_name, division_named
from assistant.draft import Composition, Draft
from assistant.extracts import compose
from assistant.frames import say
from assistant.reading import PLAINLY
from assistant.stems import stems_of
from index.text import fold

# Under this share of the question's weight, near meanings counted, an answer is partial.
_PARTIAL = 0.6
_MOST_WORDS = 3
# Kinds of questions that one figure, date or name answers.
_PRECISE = (Kind.COUNT, Kind.AMOUNT, Kind.WHEN)


def compose_extracts(draft: Draft) -> Answer | None:
    """Compose an extractive answer, unless one was written from the structure."""
    if draft.composition is not None:
        return None
    written = compose(
        draft.evidence, draft.view, draft.language,
        broadly=_asks_broadly(draft), listing=draft.reading.kind is Kind.LIST,
        counting=draft.reading.kind is Kind.COUNT,
    )  # fmt: skip
    draft.composition = _said_partial(written, draft)
    return None


def _asks_broadly(draft: Draft) -> bool:
    """Tell whether a question asks for no one detail: several passages may each tell a part.

    Nor for the parts of a plan: those are told whole from its structure, or not at all.
    """
    reading = draft.reading
    return not reading.attributes and not reading.roles and reading.kind not in _PRECISE


def _said_partial(written: Composition, draft: Draft) -> Composition:
    """Say so when the extracts leave out what the question is also about.

    A text that plainly answers, for who reads it with the question, leaves out nothing: of 420
    that said few of its words ("mon fils", "tout le temps"), 401 were the right answer.
    """
    best = draft.evidence[0]
    if best.soft >= _PARTIAL or (best.read or 0.0) > PLAINLY:
        return written
    told = [" ".join((*c.section, c.quote)) for c in written.citations]
    # A list is told under the sentence that introduces it.
    told += [block.text for block in written.blocks if isinstance(block, Paragraph)]
    quoted = stems_of(" ".join(told))
    # "L'action 15" is printed "Act. 15".
    division = division_named(draft.reading)
    named = division is not None and division.opens(draft.evidence[0].passage.text)
    beside = beside_the_name(division, draft.reading) if division and named else None
    missing = [
        _as_written(t.word, draft.reading.text)
        for t in draft.reading.subject
        if not t.match(quoted) and not t.corrected and (beside is None or t in beside)
    ]
    if not missing:
        return written
    text = say(draft.language, "partial", words=" », « ".join(missing[:_MOST_WORDS]))
    return replace(written, status=Status.ANSWERED_PARTIAL, blocks=(*written.blocks, Notice(text)))


def _as_written(word: str, question: str) -> str:
    """Return a folded word as the question has it, with its accents."""
    written = re.findall(r"\w+", question)
    return next((w.lower() for w in written if fold(w) == word), word)
