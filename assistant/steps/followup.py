"""Make a follow-up question stand on its own, from the turns before it."""

from __future__ import annotations

import re

from assistant.answer import Answer, Status
from assistant.cues import Kind, kind_of
from assistant.draft import Draft
from assistant.frames import role_name, say
from assistant.question import Turn
from assistant.understanding import Understanding, understand
from index.text import fold

_OPENING = re.compile(r"^(et|ou|mais|alors|sinon|and|en|und)\b")
_REFERRING = re.compile(
    r"\b((ce(ux|lui)|celles?)(-ci|-la)?|cela|ca|leurs?|l[ae]s?quel(le)?s?|ils|elles|idem|pareil|"
    r"meme chose|those|them|these|it|dezelfde|die)\b"
)
_SHORT = re.compile(
    r"^(combien|l[ae]s?quel(le)?s?|pourquoi|quand|ou|qui|comment|c'?est tout|"
    r"how many|which|why|when|where|hoeveel|wie viele)"
    r"[ ?!.]*(y en a.t.il|sont.ils|sont.elles|en tout|au total)?[ ?!.]*$"
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
    rf"^(?:et )?(?:le|la|l'|the|de|der|die|numero|n°)? ?({'|'.join(_ORDINALS)}|\d{{1,2}})\b"
    r"[ ?!.]*(?:objectif|point|element)?[ ?!.]*$"
)


def resolve_followup(draft: Draft) -> Answer | None:
    """Set `draft.standalone`; ask for the whole question when there is nothing to follow."""
    folded = fold(draft.text).rstrip()
    draft.standalone = draft.text
    last = next((t for t in reversed(draft.question.history) if t.standalone), None)
    if _YES.match(folded) or _ORDINAL.match(folded) or _SHORT.match(folded):
        standalone = _short_answer(folded, last, draft) if last else None
        if standalone is None:
            if _SHORT.match(folded) or last is None:
                return draft.end(Status.CLARIFICATION, say(draft.language, "no_previous"))
            return draft.end(Status.CLARIFICATION, say(draft.language, "clarification"))
        draft.standalone, draft.followed_up = standalone, True
        return None
    if last is None or not _follows(folded, draft):
        return None
    draft.standalone, draft.followed_up = _merge(draft.text, last, draft), True
    return None


def _short_answer(folded: str, last: Turn, draft: Draft) -> str | None:
    if _YES.match(folded):
        return last.options[0] if last.status == "clarification" and last.options else None
    if found := _ORDINAL.match(folded):
        at = _ORDINALS.get(found[1]) or int(found[1])
        options = last.options
        return options[at if at < 0 else at - 1] if options and at <= len(options) else None
    if kind_of(folded) is Kind.COUNT:
        return f"Combien : {last.standalone}"
    return f"{draft.text.rstrip(' ?!.')} : {last.standalone}"


def _follows(folded: str, draft: Draft) -> bool:
    """Tell whether a question leans on the one before it.

    It opens like one ("et pour…"), refers back ("ceux-là"), and brings little of its own.
    """
    reading = understand(draft.text, draft.view, draft.language)
    opening = _OPENING.match(folded)
    own_kind = reading.kind is not Kind.OPEN or bool(reading.roles)
    if (
        opening
        and opening[0].strip()
        and folded.startswith(("et ", "and ", "en ", "und ", "ou ", "mais "))
    ):
        return len(reading.terms) <= 4 or not own_kind
    if _REFERRING.search(folded):
        return len(reading.terms) <= 2
    # "Culture ?", "pour la culture": a bare enjeu asks the same of another.
    bare = len(folded.split()) <= 4 and not own_kind
    return bare and bool(reading.stakes) and not reading.subject


def _merge(text: str, last: Turn, draft: Draft) -> str:
    """Ask the last question again with what the new one brings in its place."""
    view, language = draft.view, draft.language
    new = understand(text, view, language)
    old = understand(last.standalone, view, language)
    roles = new.roles or old.roles
    stakes = new.stakes or (() if new.roles and not old.stakes else old.stakes)
    if roles and (new.roles or new.stakes) and not new.subject:
        return _role_question(new, old)
    kind = _opening_words(last.standalone) if new.kind is Kind.OPEN else ""
    brought = " ".join(t.word for t in new.terms)
    kept = [t.word for t in old.terms if not t.name and not _replaced(t.word, new, old)]
    named = [section.heading for _, section in stakes] if not new.stakes else []
    return " ".join(filter(None, [kind, brought, *_context(kept, new), *named])) + " ?"


def _role_question(new: Understanding, old: Understanding) -> str:
    roles = new.roles or old.roles
    stakes = new.stakes or old.stakes
    label = role_name("fr", roles[-1], 2, article=True)
    kind = new.kind if new.kind is not Kind.OPEN else old.kind
    opening = "Combien y a-t-il dans :" if kind is Kind.COUNT else "Quels sont"
    named = ", ".join(section.heading for _, section in stakes)
    return f"{opening} {label}" + (f" de l'enjeu {named} ?" if named else " ?")


def _opening_words(question: str) -> str:
    """Return the words that ask ("Combien", "Quels sont") at the head of a question."""
    words = question.split()
    for length in range(1, min(4, len(words)) + 1):
        if kind_of(fold(" ".join(words[:length]))) is not Kind.OPEN:
            return " ".join(words[:length])
    return ""


def _replaced(word: str, new: Understanding, old: Understanding) -> bool:
    """Tell whether a word of the old question gives way: its first subject, or an enjeu."""
    if new.stakes and word not in {t.word for t in old.subject}:
        return True
    subject = [t.word for t in old.subject]
    return bool(subject and new.subject and word == subject[0])


def _context(kept: list[str], new: Understanding) -> list[str]:
    """Keep at most the words that still narrow the question down."""
    known = {t.word for t in new.terms}
    return [word for word in kept if word not in known][:3]
