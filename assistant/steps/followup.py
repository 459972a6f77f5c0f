"""Make a follow-up question stand on its own, from the turns before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Status
from assistant.cues import Kind, kind_of
from assistant.draft import Draft
from assistant.frames import list_question, role_name, say
from assistant.question import Turn
from assistant.structure import ordinal_in
from assistant.understanding import Understanding, understand
from index.document import Role
from index.phrases import key_words
from index.text import fold
from index.view import View

_OPENING = re.compile(
    r"^(et|ou|mais|alors|sinon|and|en|und)\b|^(pour|avec|par|dans|a|de|for|with) (quel|which)"
)
_REFERRING = re.compile(
    r"\b((ce(ux|lui)|celles?)(-ci|-la)?|cela|ca|lui|leurs?|son|sa|ses|y|l[ae]s?quel(le)?s?|ils?|elles?|"
    r"idem|pareil|meme chose|those|them|these|it|its|their|dezelfde)\b"
)
_SHORT = re.compile(
    r"^(combien|l[ae]s?quel(le)?s?|pourquoi|quand|ou|qui|comment|c'?est tout|"
    r"how many|which|why|when|where|hoeveel|wie viele)"
    r"[ ?!.]*(y en a.t.il|en a.t.il|sont.ils|sont.elles|en tout|au total)?[ ?!.]*$"
)
_YES = re.compile(
    r"^(oui|ouais|ok|d'accord|volontiers|je veux bien|vas-y|allez-y|yes|ja|sure)\b[ ,.!]*"
    r"(s'il (te|vous) plait|stp|svp|merci|please)?[ .!]*$"
)
_ORDINALS = {
    "premier": 1, "premiere": 1, "1er": 1, "1ere": 1, "first": 1, "eerste": 1, "erste": 1,
    "deuxieme": 2, "second": 2, "seconde": 2, "2e": 2, "2eme": 2, "tweede": 2, "zweite": 2,
    "troisieme": 3, "3e": 3, "3eme": 3, "third": 3, "derde": 3, "dritte": 3,
    "quatrieme": 4, "4e": 4, "4eme": 4, "fourth": 4, "cinquieme": 5, "5e": 5, "5eme": 5,
    "sixieme": 6, "6e": 6, "6eme": 6, "septieme": 7, "dernier": -1, "derniere": -1, "last": -1,
}  # fmt: skip
_ORDINAL = re.compile(
    rf"\b(?:le|la|l'|du|de la|au|the|de|het|der|die|das|numero|n°)? ?"
    rf"({'|'.join(_ORDINALS)}|\d{{1,2}}(?:e|eme|ieme)|"
    r"(?<=numero )\d{1,2}|(?<=n°)\d{1,2}|(?:^|(?<=\b(?:le|la|du) ))\d{1,2}(?=[ ?.!]*$))\b"
)
# "et pour les enfants ?", "et en 2022 ?": what the question before said in its place gives way.
_ADJUNCT = re.compile(
    r"^(?:et|ou|mais|alors)\s+"
    r"((?:pour|en|à|au|aux|dans|chez|avec|sur|depuis|avant|après)\b.+?)[ ?!.]*$",
    re.IGNORECASE,
)
_YEAR = r"(?:19|20)\d\d\b"
_YEAR_SAID = re.compile(rf"\s+(?:en |pour |de |depuis |l'année )*{_YEAR}", re.IGNORECASE)
_LAST_ADJUNCT = re.compile(
    rf"\s+(?:pour|en|à|au|aux|dans|chez|avec|sur)\s+(?!{_YEAR})(?:(?!\s(?:pour|en|à|au|aux|dans)\s).)*$",
    re.IGNORECASE,
)
_WHICH_OF_THEM = re.compile(r"^(?:et\s+)?lesquel(?:le)?s\s+(.+?)[ ?!.]*$", re.IGNORECASE)
_SHORT_QUESTION = 10
_RANK_ALONE = re.compile(rf"^(?:et |and |en |und )?{_ORDINAL.pattern}(?: un| une| one)?[ ?!.]*$")


def resolve_followup(draft: Draft) -> Answer | None:
    """Set `draft.standalone`; ask for the whole question when there is nothing to follow."""
    folded = fold(draft.text).rstrip()
    draft.standalone = draft.text
    turns = [t for t in draft.question.history if t.standalone]
    elliptic = any(p.match(folded) for p in (_YES, _SHORT, _RANK_ALONE))
    standalone = _short_answer(folded, turns, draft)
    if standalone is None and not elliptic and turns and _follows(folded, draft):
        standalone = _merge(draft, turns)
    if standalone is not None:
        draft.standalone, draft.followed_up = standalone, True
    elif elliptic:
        frame = "clarification" if turns else "no_previous"
        return draft.end(Status.CLARIFICATION, say(draft.language, frame))
    return None


def _short_answer(folded: str, turns: Sequence[Turn], draft: Draft) -> str | None:
    """Return what "oui", "le deuxième" or "combien ?" stand for after the turns before."""
    if not turns:
        return None
    last = turns[-1]
    if of_its_stake := _numbered_in_the_same(folded, last, draft):
        return of_its_stake
    if _YES.match(folded):
        return last.options[0] if last.status == "clarification" and last.options else None
    if of_an_item := _asked_of_an_item(folded, turns, draft):
        return of_an_item
    if rank := _rank(folded, draft):
        options = next((t.options for t in reversed(turns) if len(t.options) > 1), ())
        return options[rank if rank < 0 else rank - 1] if rank <= len(options) else None
    if not _SHORT.match(folded):
        return None
    if kind_of(folded) is Kind.COUNT:
        asked = understand(last.standalone, draft.view, draft.language)
        counting = replace(asked, kind=Kind.COUNT)
        return _role_question(counting, asked) if asked.roles else f"Combien : {last.standalone}"
    return f"{draft.text.rstrip(' ?!.')} : {last.standalone}"


def _rank(folded: str, draft: Draft) -> int | None:
    """Return the rank that a question asks for when it names nothing else."""
    found = _ORDINAL.search(folded)
    if not found:
        return None
    rest = understand(folded.replace(found[0], " "), draft.view, draft.language)
    if rest.subject or rest.stakes or len(folded.split()) > 8:
        return None
    return _ORDINALS.get(found[1]) or int(found[1].rstrip("iem"))


def _numbered_in_the_same(folded: str, last: Turn, draft: Draft) -> str | None:
    """Return a question about an objective's number, in the enjeu of the question before."""
    if ordinal_in(folded) is None or understand(folded, draft.view, draft.language).stakes:
        return None
    stakes = understand(last.standalone, draft.view, draft.language).stakes
    if len(stakes) != 1:
        return None
    return f"{draft.text.rstrip(' ?!.')} de l'enjeu {stakes[0][1].heading} ?"


def _asked_of_an_item(folded: str, turns: Sequence[Turn], draft: Draft) -> str | None:
    """Return a question about an item listed before: "les objectifs du premier ?"."""
    found = _ORDINAL.search(folded)
    options = next((t.options for t in reversed(turns) if len(t.options) > 1), ())
    if not found or not options or len(folded.split()) > _SHORT_QUESTION:
        return None
    rank = _ORDINALS.get(found[1]) or int(found[1].rstrip("iem"))
    rest = folded.replace(found[0], " ")
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
    if _OPENING.match(folded):
        return len(reading.terms) <= 4 or not own_kind
    if _WHICH_OF_THEM.match(draft.text):
        return True
    if _REFERRING.search(folded):
        return len(reading.subject) <= 1 and len(reading.terms) <= 2
    # "Culture ?", "pour la culture": a bare enjeu asks the same of another.
    bare = len(folded.split()) <= 4 and not own_kind
    return bare and bool(reading.stakes) and not reading.subject


def _merge(draft: Draft, turns: Sequence[Turn]) -> str:
    """Ask the last question again with what the new one brings in its place."""
    view, language = draft.view, draft.language
    new = _with_adjectives(understand(draft.text, view, language), view)
    readings = [understand(t.standalone, view, language) for t in reversed(turns)]
    old = readings[0]
    if (new.roles or new.stakes) and not new.subject:
        planned = next((r for r in readings if r.roles), old)
        if new.roles or planned.roles:
            return _role_question(new, planned)
    if of_them := _which_of_them(draft.text, old):
        return of_them
    adjunct = _ADJUNCT.match(draft.text)
    if adjunct and new.subject and new.kind is Kind.OPEN:
        return _instead(turns[-1].standalone, adjunct[1])
    if not new.subject or _refers(draft.text):
        subject = " ".join(t.word for t in (old.subject or old.terms))
        named = " ".join(section.heading for _, section in old.stakes)
        return f"{draft.text.rstrip(' ?!.')} ({' '.join(filter(None, [subject, named]))}) ?"
    kind = _opening_words(turns[-1].standalone) if new.kind is Kind.OPEN else ""
    return f"{kind} {' '.join(t.word for t in new.terms)} ?".strip()


def _which_of_them(text: str, old: Understanding) -> str | None:
    """Return a question about some of the members listed before: "lesquels concernent… ?"."""
    found = _WHICH_OF_THEM.match(text)
    return (
        f"{_role_question(old, old).rstrip(' ?')} qui {found[1]} ?" if found and old.roles else None
    )


def _instead(question: str, adjunct: str) -> str:
    """Ask a question of another year, place or public, in place of the one it had."""
    said = _YEAR_SAID if re.search(_YEAR, adjunct) else _LAST_ADJUNCT
    return f"{said.sub('', question.rstrip(' ?!.'))} {adjunct} ?"


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
    return bool(_REFERRING.search(fold(text))) and not _OPENING.match(fold(text))


def _role_question(new: Understanding, old: Understanding) -> str:
    roles = new.roles or old.roles
    stakes = () if roles[0] in (Role.STAKE, Role.VALUE) else new.stakes or old.stakes
    kind = new.kind if new.kind is not Kind.OPEN else old.kind
    named = ", ".join(section.heading for _, section in stakes)
    if kind is Kind.COUNT:
        label = role_name("fr", roles[0], 2)
        where = f" de l'enjeu {named}" if named else ""
        return f"Combien {'d’' if label[0] in 'aeiouyéèh' else 'de '}{label}{where} ?"
    return list_question(roles[0], named)


def _opening_words(question: str) -> str:
    """Return the words that ask ("Combien", "Quels sont") at the head of a question."""
    words = question.split()
    for length in range(1, min(4, len(words)) + 1):
        if kind_of(fold(" ".join(words[:length]))) is not Kind.OPEN:
            return " ".join(words[:length])
    return ""
