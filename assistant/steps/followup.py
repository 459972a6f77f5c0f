"""Make a follow-up question stand on its own, from the turns before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Status
from assistant.catalogue import catalogue_of
from assistant.cues import Kind, asks_for, kind_of, shows
from assistant.divisions import is_the_only_one, with_division_of
from assistant.draft import Draft
from assistant.elliptic import (
    OPENING,
    OTHER,
    REFERRING,
    SHORT,
    WHICH,
    WHICH_OF_THEM,
    WITH_WHICH,
    YES,
)
from assistant.frames import say
from assistant.positions import ordinal_in, rank_in
from assistant.question import Turn
from assistant.ranks import is_rank_alone, rank_said, with_rank
from assistant.recast import (
    asking_which,
    headings,
    of_enjeu,
    opening_words,
    role_question,
)
from assistant.replaced import asked_of, best_answered
from assistant.understanding import Understanding, understand
from index.document import Role
from index.phrases import key_words
from index.text import fold
from index.view import View

_SHORT_QUESTION, _PAIR = 10, 2


def resolve_followup(draft: Draft) -> Answer | None:
    """Set `draft.standalone`; ask for the whole question when there is nothing to follow."""
    folded = fold(draft.text).rstrip()
    draft.standalone = draft.text
    if _ranks_in_the_plan(folded, draft):
        return None
    # "Merci" between two questions is nothing to follow.
    turns = [t for t in draft.question.history if t.standalone and t.status != Status.SMALLTALK]
    elliptic = any(p.match(folded) for p in (YES, SHORT, WHICH, OTHER)) or is_rank_alone(folded)
    standalone = _short_answer(folded, turns, draft)
    if standalone is None and not elliptic and turns and _follows(folded, draft):
        standalone = _merge(draft, turns)
    if standalone is not None:
        draft.standalone, draft.followed_up = standalone, True
    elif elliptic:
        frame = "clarification" if turns else "no_previous"
        return draft.end(Status.CLARIFICATION, say(draft.language, frame))
    return None


def _ranks_in_the_plan(folded: str, draft: Draft) -> bool:
    """Tell whether a question leans on no other: there is one "2e enjeu" in a plan."""
    if rank_in(folded) is None:
        return False
    said = rank_said(folded)
    rest = folded.replace(said[1], " ") if said else folded
    reading = understand(rest, draft.view, draft.language)
    alone = all(t.word.isdigit() for t in reading.subject) and not reading.stakes
    return alone and bool(reading.roles) and set(reading.roles) <= {Role.STAKE, Role.VALUE}


def _short_answer(folded: str, turns: Sequence[Turn], draft: Draft) -> str | None:
    """Return what "oui", "le deuxième" or "combien ?" stand for after the turns before."""
    if not turns:
        return None
    last = turns[-1]
    if of_another := with_division_of(last.standalone, draft.text):
        return of_another
    if of_its_stake := _numbered_in_the_same(folded, last, draft):
        return of_its_stake
    if of_them := _among_those_compared(folded, last, draft):
        return of_them
    if YES.match(folded):
        return last.options[0] if last.status == "clarification" and last.options else None
    if of_an_item := _asked_of_an_item(folded, turns, draft):
        return of_an_item
    if OTHER.match(folded):
        return _other_of_two(turns)
    if rank := _rank(folded, draft):
        return _of_another_rank(folded, rank, turns) or _member_chosen(rank, turns)
    if WHICH.match(folded):
        return _members_counted(draft, last)
    if not SHORT.match(folded):
        return None
    if kind_of(folded) is Kind.COUNT:
        asked = _read(last, draft)
        counting = replace(asked, kind=Kind.COUNT)
        whole = asked.roles and not asked.subject
        return role_question(counting, asked) if whole else f"Combien : {last.standalone}"
    return f"{draft.text.rstrip(' ?!.')} : {last.standalone}"


def _read(turn: Turn, draft: Draft) -> Understanding:
    """Read an earlier question, with the enjeu that it chose among several: "le 3e enjeu"."""
    reading = understand(turn.standalone, draft.view, draft.language)
    chosen = fold(turn.options[0] if len(turn.options) == 1 else turn.standalone)
    stakes = tuple(
        (document, section)
        for document, section in catalogue_of(draft.view).stakes
        if f"{chosen} :".startswith(f"{fold(section.heading)} :")
    )
    return replace(reading, stakes=stakes) if stakes else reading


def _members_counted(draft: Draft, last: Turn) -> str:
    """Return the question for the members of what was counted: "lesquels ?"."""
    asked = _read(last, draft)
    if asked.roles and not asked.subject and rank_in(asked.folded) is None:
        return role_question(replace(asked, kind=Kind.LIST), asked)
    feminine = re.search(r"quelles\b", fold(draft.text)) is not None
    which = asking_which(last.standalone, feminine=feminine)
    return which or f"{draft.text.rstrip(' ?!.')} : {last.standalone}"


def _among_those_compared(folded: str, last: Turn, draft: Draft) -> str | None:
    """Return which of the enjeux just compared has the most: "qui a le plus d'actions ?"."""
    if not (asks_for("most", folded) or asks_for("least", folded)):
        return None
    new, compared = understand(draft.text, draft.view, draft.language), headings(_read(last, draft))
    if len(compared) < 2 or new.stakes or not new.roles or Role.STAKE in new.roles:
        return None
    return f"{draft.text.rstrip(' ?!.')} : {' ou '.join(compared)} ?"


def _rank(folded: str, draft: Draft) -> int | None:
    """Return the rank that a question asks for when it names nothing else."""
    said = rank_said(folded)
    if not said:
        return None
    rest = understand(folded.replace(said[1], " "), draft.view, draft.language)
    return None if rest.subject or rest.stakes or len(folded.split()) > 8 else said[0]


def _member_chosen(rank: int, turns: Sequence[Turn]) -> str | None:
    """Return the member at a rank of the list given last."""
    options = next((t.options for t in reversed(turns) if len(t.options) > 1), ())
    return options[rank if rank < 0 else rank - 1] if rank <= len(options) else None


def _other_of_two(turns: Sequence[Turn]) -> str | None:
    """Return the member that was not chosen of the two listed before: "et l'autre ?"."""
    options = next((t.options for t in reversed(turns) if len(t.options) > 1), ())
    left = [option for option in options if option != turns[-1].standalone]
    return left[0] if len(options) == _PAIR and len(left) == 1 else None


def _of_another_rank(folded: str, rank: int, turns: Sequence[Turn]) -> str | None:
    """Return the last question with another rank: "le 2e objectif…", "et le 3e ?".

    A rank said alone is that of a member where the last answer listed some, or chose one.
    """
    last = turns[-1]
    again = OPENING.match(folded) and ordinal_in(fold(last.standalone)) is not None
    chosen = any(last.standalone in turn.options for turn in turns)
    if chosen or (len(last.options) > 1 and not again):
        return None
    return with_rank(last.standalone, rank)


def _numbered_in_the_same(folded: str, last: Turn, draft: Draft) -> str | None:
    """Return a question about an objective's number, in the enjeu of the question before."""
    reading = understand(folded, draft.view, draft.language)
    if ordinal_in(folded) is None or reading.stakes or is_the_only_one(reading, draft.view):
        return None
    if not understand(draft.text, draft.view, draft.language).roles:
        # "et sous le 01 ?": the question before, with another number.
        elsewhere = with_rank(last.standalone, ordinal_in(folded) or 0)
        if elsewhere is not None and ordinal_in(fold(last.standalone)) is not None:
            return elsewhere
    named = headings(_read(last, draft))
    return f"{draft.text.rstrip(' ?!.')} de l'enjeu {named[0]} ?" if len(named) == 1 else None


def _asked_of_an_item(folded: str, turns: Sequence[Turn], draft: Draft) -> str | None:
    """Return a question about an item listed before: "les objectifs du premier ?"."""
    said = rank_said(folded)
    options = next((t.options for t in reversed(turns) if len(t.options) > 1), ())
    if not said or not options or len(folded.split()) > _SHORT_QUESTION:
        return None
    rank, rest = said[0], folded.replace(said[1], " ")
    new = understand(rest, draft.view, draft.language)
    if new.stakes or not new.terms or rank > len(options):
        return None
    item = understand(options[rank if rank < 0 else rank - 1].split(" : ")[0], draft.view, "fr")
    if not item.stakes:
        return None
    return f"{rest.rstrip(' ?!.')} de l'enjeu {item.stakes[0][1].heading} ?"


def _follows(folded: str, draft: Draft) -> bool:
    """Tell whether a question leans on the one before it.

    It opens like one ("et pour…"), refers back ("ceux-là"), and brings little of its own.
    """
    reading = understand(draft.text, draft.view, draft.language)
    own_kind = reading.kind is not Kind.OPEN or bool(reading.roles)
    if OPENING.match(folded):
        return len(reading.terms) <= 4 or not own_kind
    if WHICH_OF_THEM.match(draft.text):
        return True
    if REFERRING.search(folded):
        return len(reading.subject) <= 1 and len(reading.terms) <= 2
    # "Culture ?", "pour la culture": a bare enjeu asks the same of another.
    bare = len(folded.split()) <= 4 and not own_kind
    return bare and bool(reading.stakes) and not reading.subject


def _merge(draft: Draft, turns: Sequence[Turn]) -> str:
    """Ask the last question again with what the new one brings in its place."""
    view, language = draft.view, draft.language
    new = _with_adjectives(understand(draft.text, view, language), view)
    readings = [_read(turn, draft) for turn in reversed(turns)]
    old = readings[0]
    if ranked := _ranked_elsewhere(draft, turns[-1]):
        return ranked
    if WITH_WHICH.match(fold(draft.text)) and not new.stakes and len(new.subject) <= 1:
        return f"{draft.text.rstrip(' ?!.')} : {turns[-1].standalone}"
    if (new.roles or new.stakes) and not new.subject:
        at = next((at for at, reading in enumerate(readings) if reading.roles), 0)
        # An enjeu chosen since the list was asked for is the one spoken of.
        stakes = next((r.stakes for r in readings[: at + 1] if r.stakes), ())
        if new.roles or readings[at].roles:
            return role_question(new, replace(readings[at], stakes=stakes))
    if of_them := _which_of_them(draft.text, old):
        return of_them
    bare = new.kind is Kind.OPEN and not shows("which", new.folded)
    if bare and new.subject and not _refers(draft.text):
        last = turns[-1].standalone
        kind, words = opening_words(last), " ".join(t.word for t in new.terms)
        return asked_of(last, draft.text, view, language) or f"{kind} {words} ?".strip()
    subject = " ".join(t.word for t in (old.subject or old.terms))
    named = " ".join(headings(old))
    about = f"{draft.text.rstrip(' ?!.')} ({' '.join(filter(None, [subject, named]))}) ?"
    whole = new.subject and not _refers(draft.text)
    return best_answered((about, draft.text), view, language) if whole else about


def _ranked_elsewhere(draft: Draft, last: Turn) -> str | None:
    """Return the question of a rank, asked of another enjeu: "et de la culture ?".

    The rank of an enjeu ("les acteurs du 3e enjeu") gives way with it.
    """
    said = rank_said(fold(draft.text))
    rest = fold(draft.text).replace(said[1], " ") if said else draft.text
    new = understand(rest, draft.view, draft.language)
    asked = understand(last.standalone, draft.view, draft.language)
    if new.roles or new.subject or len(headings(new)) != 1 or rank_in(asked.folded) is None:
        return None
    if Role.STAKE in asked.roles and not asked.stakes:
        return None
    elsewhere = of_enjeu(asked, headings(new)[0])
    return with_rank(elsewhere, said[0]) if elsewhere and said else elsewhere


def _which_of_them(text: str, old: Understanding) -> str | None:
    """Return a question about some of the members listed before: "lesquels concernent… ?"."""
    found = WHICH_OF_THEM.match(text)
    return (
        f"{role_question(old, old).rstrip(' ?')} qui {found[1]} ?" if found and old.roles else None
    )


def _with_adjectives(new: Understanding, view: View) -> Understanding:
    """Read a role in the word that tells it from another: "et les opérationnels ?"."""
    if new.roles or len(new.subject) != 1:
        return new
    word = key_words(new.subject[0].word)
    told = [
        role for role, wordings in view.lexicon.roles.items()
        if any(len(k := key_words(w)) > 1 and k[-1:] == word for w in wordings)
    ]  # fmt: skip
    return replace(new, roles=(told[0],), subject=()) if len(told) == 1 else new


def _refers(text: str) -> bool:
    return bool(REFERRING.search(fold(text))) and not OPENING.match(fold(text))
