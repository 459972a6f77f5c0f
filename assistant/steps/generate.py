"""What a chat model adds, where there is one: a text, a plain version, a clearer follow-up.

The model sees only evidence that was judged to answer, and only what it says of that
evidence is kept. Without it, or when it fails, the answer is made of extracts.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.acts.succession import standing_of
from assistant.answer import Answer, Notice, Paragraph
from assistant.cues import Kind
from assistant.draft import Composition, Draft
from assistant.extracts import compose
from assistant.figures import has_number
from assistant.frames import say
from assistant.generation.answering import compose_claims, given_from
from assistant.generation.followups import acceptable
from assistant.generation.plain_version import with_plain_version, without_plain_version
from assistant.generation.writer import Setback, Writer, WriterSetback
from assistant.verification import verify

_TURNS = 3
_NEAREST = 6


def rewrite_followup(draft: Draft) -> Answer | None:
    """Let the model word a follow-up, when it adds nothing to what the reader said."""
    if draft.writer is None or not draft.followed_up:
        return None
    turns = [t for t in draft.question.history if t.standalone][-_TURNS:]
    try:
        rewritten = draft.writer.rewrite(draft.text, [t.standalone for t in turns])
    except WriterSetback:
        return None  # Our own resolution stands.
    shown = [text for t in turns for text in (t.question, t.standalone, *t.options)]
    if acceptable(rewritten, draft.text, [*shown, draft.text, draft.standalone]):
        draft.standalone = rewritten
    return None


def compose_generated(draft: Draft) -> Answer | None:
    """Let the model write the answer; fall back on extracts, and say so."""
    if draft.writer is None or draft.composition is not None or _quotes_only(draft):
        return None
    try:
        draft.composition = _written(draft, draft.writer)
    except WriterSetback as setback:
        draft.composition = _extracts(draft, setback.reason)
    return None


def _quotes_only(draft: Draft) -> bool:
    """Tell whether an act that is not in force is among the evidence: it is quoted, not told."""
    acts = (draft.view.acts.get(e.passage.act or "") for e in draft.evidence[:_NEAREST])
    return any(act is not None and not standing_of(act, draft.view).in_force for act in acts)


def _written(draft: Draft, writer: Writer) -> Composition:
    given = given_from(draft.evidence)
    if not given:
        raise WriterSetback(Setback.UNSUPPORTED)
    if not writer.reads_internal and any(g.internal for g in given):
        raise WriterSetback(Setback.INTERNAL)
    claims = writer.write(draft.standalone, [g.extract() for g in given], draft.language)
    composition = compose_claims(claims, given, draft.view, draft.language)
    verified = verify(composition, draft.view)
    if verified is None or not _answers(verified, draft):
        raise WriterSetback(Setback.UNSUPPORTED)
    return verified


def _answers(composition: Composition, draft: Draft) -> bool:
    """Tell whether a number is there when one was asked for, and the best evidence has it."""
    if draft.reading.kind not in (Kind.COUNT, Kind.AMOUNT):
        return True
    text = " ".join(b.text for b in composition.blocks if isinstance(b, Paragraph))
    return has_number(text) or not has_number(draft.evidence[0].text)


def _extracts(draft: Draft, reason: Setback) -> Composition:
    language = draft.language
    notice = say(language, "setback", reason=say(language, f"setback_{reason}"))
    listing = draft.reading.kind is Kind.LIST
    composition = compose(draft.evidence, draft.view, language, listing=listing)
    return replace(composition, blocks=(*composition.blocks, Notice(notice)))


def add_plain_version(draft: Draft) -> Answer | None:
    """Add a plain-language version where it is asked for; say so when there is none."""
    if not draft.question.plain_language or draft.composition is None:
        return None
    verified = verify(draft.composition, draft.view)
    if verified is None:
        return None  # The last step says what to do.
    writer = draft.writer
    draft.composition = (
        with_plain_version(verified, draft.standalone, writer, draft.view, draft.language)
        if writer is not None and writer.plain_language
        else without_plain_version(verified, draft.language)
    )
    return None
