"""Ask which of two readings is meant when both are equally good."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Answer, Status
from assistant.catalogue import catalogue_of
from assistant.cues import Kind, generic_words
from assistant.draft import Draft
from assistant.frames import list_question, say
from assistant.objectives import objectives_numbered
from assistant.positions import ordinal_in
from assistant.terms import Term
from assistant.understanding import Understanding
from index.document import Role
from index.phrases import key_words
from index.view import View


def clarify_objectives(draft: Draft) -> Answer | None:
    """Ask which kind is meant by a word that the wordings of several roles share.

    "les objectifs": strategic or operational? Both, where those about a subject are asked, beside
    what else is ("quels objectifs et quelles actions concernent l'énergie ?"). With
    an enjeu named, the first kind of the plan is taken, and the suggestions offer the other.
    With a number and no enjeu, the enjeu is asked for.
    """
    reading = draft.reading
    shared = _shared_roles(reading, draft.view)
    number = ordinal_in(reading.folded)
    if number is not None:
        return _which_numbered(draft, number)
    if len(shared) < 2 or reading.attributes:
        return None
    rest = _rest(reading, draft.view)
    listed = reading.roles and (rest or reading.stakes)
    if listed or (rest and reading.kind in (Kind.LIST, Kind.COUNT)):
        roles = tuple(dict.fromkeys((*shared, *reading.roles)))
        draft.understood = replace(reading, roles=roles, subject=rest)
        return None
    if reading.roles:
        return None
    if reading.stakes:
        draft.understood = replace(reading, roles=(shared[0],), subject=rest)
        if not draft.understood.subject:
            draft.standalone = list_question(shared[0], reading.stakes[0][1].heading)
        return None
    if len(reading.terms) > 1:
        return None
    options = tuple(list_question(role) for role in shared)
    answer = draft.end(
        Status.CLARIFICATION, say(draft.language, "which_objectives"), options=options
    )
    return answer.with_suggestions(options)


def _which_numbered(draft: Draft, number: int) -> Answer | None:
    """Ask which enjeu's objective is meant, or say that no objective has this number."""
    found = objectives_numbered(draft.reading, number, draft.view)
    if found is None or len(found) == 1:
        return None
    if not found:
        return draft.end(Status.UNANSWERABLE_DETAIL, say(draft.language, "detail", detail=""))
    options = tuple(
        say("fr", "suggest_objective", number=number, stake=section.heading)
        for _, section in catalogue_of(draft.view).stakes
    )
    text = say(draft.language, "which_stake")
    return draft.end(Status.CLARIFICATION, text, options=options).with_suggestions(options)


def _shared_roles(reading: Understanding, view: View) -> tuple[Role, ...]:
    """Return the roles whose wordings share a word of the question: "les objectifs"."""
    held = [role for role in Role if catalogue_of(view).by_role(role)]
    words = {key for t in reading.subject for key in key_words(t.word)}
    return tuple(role for role in held if words & _common_words(role, view))


def _common_words(role: Role, view: View) -> set[str]:
    """Return the first words of a role's wordings of several words ("objectif …")."""
    wordings = (key_words(w) for w in view.lexicon.roles.get(role, ()))
    return {words[0] for words in wordings if len(words) > 1} - generic_words()


def _rest(reading: Understanding, view: View) -> tuple[Term, ...]:
    words = {w for role in Role for w in _common_words(role, view)}
    return tuple(t for t in reading.subject if not set(key_words(t.word)) <= words)
