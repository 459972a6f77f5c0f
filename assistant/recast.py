"""Ask an earlier question again with one thing changed: its list, its enjeu, its year."""

from __future__ import annotations

import re

from assistant.cues import Kind, kind_of
from assistant.frames import list_question, role_name, say
from assistant.stems import stems_of
from assistant.understanding import Understanding
from index.document import Role
from index.text import fold, fold_with_offsets

_YEAR = r"(?:19|20)\d\d\b"
_YEAR_SAID = re.compile(rf"\s+(?:en |pour |de |depuis |l'année )*{_YEAR}", re.IGNORECASE)
_LAST_ADJUNCT = re.compile(
    rf"\s+(?:pour|en|à|au|aux|dans|chez|avec|sur)\s+(?!{_YEAR})(?:(?!\s(?:pour|en|à|au|aux|dans)\s).)*$",
    re.IGNORECASE,
)
# How a count opens, and how the question for what it counts does.
_COUNTS = (
    (re.compile(r"^(?:et )?combien (?:y a.t.il )?(?:de |d['’] ?)", re.IGNORECASE), "Quels"),
    (re.compile(r"^how many ", re.IGNORECASE), "Which"),
    (re.compile(r"^hoeveel ", re.IGNORECASE), "Welke"),
    (re.compile(r"^wie ?viele? ", re.IGNORECASE), "Welche"),
)
# What ties an enjeu's name to the words before it.
_TIE = re.compile(
    r"(?:(?:\b(?:de|du|des|en|dans|pour|sur|à|au|aux|la|le|les|enjeu|of|for|in|the|van|voor|het|von|"
    r"für|der|die|das)|\b[ld]['’]|[«\"“:])\s*)+$",
    re.IGNORECASE,
)
# Roles of a plan as a whole, whatever the enjeu named.
_OF_THE_PLAN = (Role.STAKE, Role.VALUE)


def headings(reading: Understanding) -> tuple[str, ...]:
    """Return the names of the enjeux that a question is about."""
    return tuple(dict.fromkeys(section.heading for _, section in reading.stakes))


def role_question(new: Understanding, old: Understanding) -> str:
    """Ask for a list, or its count: what the new question leaves out is the old one's.

    An enjeu named after the list of all is asked about as a whole: no list of enjeux is its own.
    """
    roles = new.roles or old.roles
    role = next((r for r in roles if r is not Role.STAKE), roles[0])
    if role in _OF_THE_PLAN and new.stakes and not new.roles:
        return say("fr", "suggest_overview", stake=", ".join(headings(new)))
    named = ", ".join(() if role in _OF_THE_PLAN else headings(new) or headings(old))
    kind = new.kind if new.kind is not Kind.OPEN else old.kind
    if kind is Kind.COUNT:
        label = role_name("fr", role, 2)
        where = f" de l'enjeu {named}" if named else ""
        return f"Combien {'d’' if label[0] in 'aeiouyéèh' else 'de '}{label}{where} ?"
    return list_question(role, named)


def asking_which(question: str, *, feminine: bool) -> str | None:
    """Ask for the members that a question counts ("Combien d'écoles… ?"); None without a count."""
    for opening, which in _COUNTS:
        if found := opening.match(question):
            asking = "Quelles" if feminine and which == "Quels" else which
            return f"{asking} {question[found.end() :]}"
    return None


def of_enjeu(asked: Understanding, named: str) -> str | None:
    """Ask the same of another enjeu than the one named; None when its words are not found."""
    if not asked.stakes:
        return f"{asked.text.rstrip(' ?!.')} de l'enjeu {named} ?"
    folded, stems = fold_with_offsets(asked.text), stems_of(" ".join(headings(asked)))
    own = (t for t in asked.terms if t not in asked.subject and t.match(stems))
    spans = [span for t in own if (span := folded.find(fold(t.word)))]
    if not spans:
        return None
    before = _TIE.sub("", asked.text[: min(start for start, _ in spans)]).rstrip()
    after = asked.text[max(end for _, end in spans) :].lstrip(' »”"')
    return f"{before} de l'enjeu {named} {after}".rstrip()


def instead(question: str, adjunct: str) -> str:
    """Ask a question of another year, place or public, in place of the one it had."""
    said = _YEAR_SAID if re.search(_YEAR, adjunct) else _LAST_ADJUNCT
    return f"{said.sub('', question.rstrip(' ?!.'))} {adjunct} ?"


def opening_words(question: str) -> str:
    """Return the words that ask ("Combien", "Quels sont") at the head of a question."""
    words = question.split()
    for length in range(1, min(4, len(words)) + 1):
        if kind_of(fold(" ".join(words[:length]))) is not Kind.OPEN:
            return " ".join(words[:length])
    return ""
