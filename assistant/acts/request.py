"""What a question about acts asks for, and which acts it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from assistant.acts.period import Period, read_period
from index.document import LegalStatus
from index.french.amounts import find_amounts
from index.text import fold


class Wants(Enum):
    """What sort of answer is asked."""

    LIST = auto()
    COUNT = auto()
    DECISION = auto()


_ORGAN = r"(?:conseil|college|conseillers|assemblee)(?: provincial| communal| municipal)?"
_DECIDES = (
    r"(?:decid|vot|adopt|approuv|delibere|octroy|accord|arret|ratifi|attribu|rejet|refus|fix)\w*"
)
_LISTED = re.compile(
    r"\b(?:quell?e?s?|liste\w*|toutes?|^les|^des|citez?|enumere\w*|montre\w*|donne\w*|y a.t.il)\b"
    r"(?: \w+){0,4}? (?:deliberations?|resolutions|actes du conseil|"
    r"decisions (?:du|de la|des|prises|adoptees|votees|annulees|remplacees|sur|"
    r"concernant|relatives|depuis|en|a)|points? (?:vot|adopt|"
    r"inscrit|a l'ordre)\w*|projets? de (?:deliberation|decision)s?)"
)
_COUNTED = re.compile(
    r"\b(?:combien|nombre)\b.{0,20}\b(?:deliberations?|decisions|actes|resolutions)\b"
)
_DECIDED = re.compile(
    rf"\bqu.?a.{{0,3}}(?:t.(?:il|on) )?{_DECIDES} (?:le |au )?{_ORGAN}|\b{_ORGAN} (?:a|ont)"
    rf"(?:.t.(?:il|elle|ils))? (?:\w+ )?{_DECIDES}|\b(?:a|ont) (?:ete )?{_DECIDES} "
    rf"(?:par|au|en) (?:le |la )?"
    rf"(?:{_ORGAN}|seance)|\bdecision\w* (?:du|de|par) (?:le |la )?{_ORGAN}|"
    r"\b(?:que (?:dit|prevoit|decide)|qu'est devenue?|quel est le (?:vote|statut|montant)) .{0,20}"
    r"\bdeliberation|\bdeliberation (?:du|n ?[°o]|numero|sur|relative|concernant|intitulee)|"
    rf"\b(?:comment|quel) .{{0,30}}\b{_ORGAN} .{{0,10}}\bvote|\bpoint (?:n ?[°o] ?)?\d+ (?:de|du) "
)
_SITTING = re.compile(r"\b(?:derniere|prochaine|plus recente) seance|\bseances? du (?=\d)")
_LAST = re.compile(
    r"\b(?:la |a la |de la |lors de la )?(?:derniere|plus recente) (?:seance|reunion)|"
    r"\bdernieres? (?:deliberations?|decisions?)|\bdernier (?:conseil|college)"
)
_UNANIMOUS = re.compile(r"\b(?:votee?s? |adoptee?s? |prises? )?a l'unanimite|\bunanimes?\b")
_DIVIDED = re.compile(
    r"\b(?:pas|non|sans) (?:\w+ ){0,3}(?:a )?l'unanimite|\b(?:avec|des) (?:des )?(?:votes? contre|"
    r"abstentions?|oppositions?)"
)
_STATUSES = (
    (re.compile(r"\bprojets? de (?:deliberation|decision)s?|\bpas encore adoptee?s?|"
                r"\ba l'etat de projet"),
     frozenset({LegalStatus.DRAFT})),
    (re.compile(r"\bannulee?s?\b"), frozenset({LegalStatus.CANCELLED})),
    (re.compile(r"\b(?:remplace|retire|abroge)e?e?s?\b"), frozenset({LegalStatus.REPLACED})),
    (re.compile(r"\bsoumise?s? (?:a|au) (?:la |l'approbation)?|\ben attente d.approbation"),
     frozenset({LegalStatus.UNDER_SUPERVISION})),
    (re.compile(r"\bapprouvee?s? par (?:la |l'autorite de )?(?:tutelle|ministre|gouvernement)"),
     frozenset({LegalStatus.APPROVED})),
    (re.compile(r"\ben vigueur\b"),
     frozenset({LegalStatus.ADOPTED, LegalStatus.APPROVED, LegalStatus.UNDER_SUPERVISION})),
)  # fmt: skip
_MORE = re.compile(
    r"(?:plus de|au.dela de|superieure?s? a|depass\w+|au moins|minimum|a partir de|excede\w*)"
    r" (?:un montant de )?$"
)
_LESS = re.compile(r"(?:moins de|inferieure?s? a|au plus|maximum|jusqu'a|en dessous de) $")
_POINT = re.compile(r"\bpoint (?:n ?[°o] ?|numero )?(\d+(?:[./]\d+)?)\b")
_RECORDED_VOTE = re.compile(
    rf"\bcomment (?:le |la )?{_ORGAN} (?:a|ont)(?:.t.(?:il|elle))? vote\b|\bresultat du vote\b|"
    r"\bpar combien de voix\b"
)
_TAKEN = re.compile(r"\bdecisions?\b|\bdecide\w*|\b(?:adopt|vot|octroy|approuv)e?e?s?\b")
_WORDING = re.compile(
    rf"\b(?:deliberations?|decisions?|resolutions?|actes?|{_ORGAN}|seances?|{_DECIDES}|unanimite|"
    r"projets? de|vote\w*|voix|montants?|euros?|statut|point|provincial\w*|dernieres?|dernier|"
    r"recentes?|prises?|parl\w*|trait\w*|evoqu\w*|mentionn\w*|vigueur|"
    r"porte(?:e|es|nt)?|ordre du jour|inscrit\w*|propos|sujet|tutelle|corpus|titre|objet|"
    r"matiere|(?:commune|ville) d[eu]?)\b|€"
)


@dataclass(frozen=True, slots=True)
class ActRequest:
    """A question about acts. Empty fields do not restrict.

    `remainder` holds the words that name the subject, once all the rest is taken out, as
    they were written. `decided` asks for decisions: drafts are none. `organ` is "conseil" or
    "college" when the question names it.
    """

    wants: Wants
    remainder: str
    period: Period | None = None
    last_sitting: bool = False
    amount_min: float | None = None
    amount_max: float | None = None
    unanimous: bool | None = None
    statuses: frozenset[LegalStatus] = frozenset()
    point: str | None = None
    decided: bool = False
    organ: str | None = None


def read_request(text: str) -> ActRequest | None:
    """Return what a question asks about acts; None when it is not about them."""
    folded = fold(text)
    last = bool(_LAST.search(folded))
    wants = _wants(folded, last)
    if wants is None:
        return None
    period = read_period(folded)
    low, high, money = _amounts(folded)
    unanimous = False if _DIVIDED.search(folded) else True if _UNANIMOUS.search(folded) else None
    found = [(p, status) for p, status in _STATUSES if p.search(folded)]
    left = folded.replace(period.words, " ") if period else folded
    for words in money:
        left = left.replace(words, " ")
    for pattern in (_LAST, _DIVIDED, _UNANIMOUS, *(p for p, _ in found), _POINT, _WORDING):
        left = pattern.sub(" ", left)
    point = _POINT.search(folded)
    return ActRequest(
        wants=wants,
        remainder=_as_written(text, left),
        period=period,
        last_sitting=last,
        amount_min=low,
        amount_max=high,
        unanimous=unanimous,
        statuses=frozenset().union(*(status for _, status in found if wants is not Wants.DECISION)),
        point=point[1] if point else None,
        organ=_organ(folded),
        decided=wants is not Wants.DECISION and not found and bool(_TAKEN.search(folded)),
    )


def _organ(folded: str) -> str | None:
    """Return the organ a question names, when it names one."""
    named = {word for word in ("conseil", "college") if re.search(rf"\b{word}\b", folded)}
    return named.pop() if len(named) == 1 else None


def asks_for_a_recorded_vote(folded: str) -> bool:
    """Tell whether a folded question asks how a council voted, as its acts record it."""
    return _RECORDED_VOTE.search(folded) is not None


def _as_written(text: str, left: str) -> str:
    """Return the words of a text that are left, with their capitals."""
    words = set(re.findall(r"\w+", left))
    return " ".join(word for word in re.findall(r"\w+", text) if fold(word) in words)


def _wants(folded: str, last: bool) -> Wants | None:
    if _COUNTED.search(folded):
        return Wants.COUNT
    if _DECIDED.search(folded):
        listed = re.search(r"\b(?:liste|toutes les|quelles|quels)\b", folded)
        return Wants.LIST if listed else Wants.DECISION
    if _LISTED.search(folded) or last or _SITTING.search(folded):
        return Wants.LIST
    return None


def _amounts(folded: str) -> tuple[float | None, float | None, list[str]]:
    """Return the bounds of amounts asked, and the words that gave them."""
    low = high = None
    words: list[str] = []
    for start, end, value in find_amounts(folded):
        before = folded[:start]
        if more := _MORE.search(before):
            low, said = value, more[0]
        elif less := _LESS.search(before):
            high, said = value, less[0]
        else:
            continue
        words.append(said + folded[start:end])
    return low, high, words
