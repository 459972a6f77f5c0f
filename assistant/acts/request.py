"""What a question about acts asks for, and which acts it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from assistant.acts.period import Period, read_force, read_period
from assistant.acts.sums import Sums, read_sums
from index.document import LegalStatus
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
_VERBAL = r"(?:ee?s?|er|ent|ant|u|ait)"
_SPEAKS = rf"(?:parl|discut|debatt|evoqu|abord|trait|deliber){_VERBAL}"
_SAID = rf"(?:decid|vot|adopt|approuv|octroy|accord|arret|ratifi|attribu|rejet|refus|fix){_VERBAL}"
"""What was done to an act, in the words of a question: never its subject ("arrêt de bus")."""

_GRANTS = (
    r"(?:subsides?|subventions?|taxes?|redevances?|reglements?|conventions?|marches(?: publics)?|"
    r"garanties? d'emprunt|emprunts?|dotations?|primes?|achats?|travaux)"
)
_DONE = (
    r"(?:octroye|accorde|adopte|vote|approuve|attribue|conclu|passe|instaure|fixe|decide|lance|"
    r"arrete|modifie|etabli|garanti)e?s?"
)
_LISTED = re.compile(
    r"\b(?:quell?e?s?|liste\w*|toutes?|^les|^des|citez?|enumere\w*|montre\w*|donne\w*|y a.t.il)\b"
    r"(?:[ -]\w+){0,4}? (?:deliberations?|resolutions|actes du conseil|"
    r"decisions (?:du|de la|des|prises|adoptees|votees|annulees|remplacees|sur|qui|ont|"
    r"concern\w*|port\w*|relatives|depuis|en|a)|points? (?:vot|adopt|"
    r"inscrit|a l'ordre)\w*|projets? de (?:deliberation|decision)s?)|"
    rf"^(?:les )?deliberations\b|\bquell?e?s? {_GRANTS} (?:ont|a) ete {_DONE}\b"
)
_COUNTED = re.compile(
    r"\b(?:combien|nombre)\b.{0,20}\b(?:deliberations?|decisions|actes|resolutions)\b"
)
_DECIDED = re.compile(
    rf"\bqu.?a.{{0,3}}(?:t.(?:il|on) )?{_DECIDES} (?:le |au )?{_ORGAN}|\b{_ORGAN} (?:a|ont)"
    rf"(?:.t.(?:il|elle|ils))? (?:\w+ )?(?:{_DECIDES}|{_SPEAKS})|\b(?:a|ont) (?:ete )?{_DECIDES} "
    rf"(?:par|au|en) (?:le |la )?"
    rf"(?:{_ORGAN}|seance)|\bdecision\w* (?:du|de|par) (?:le |la )?{_ORGAN}|"
    r"\b(?:que (?:dit|prevoit|decide|contient)|qu'est devenue?|quel est le (?:vote|statut|montant))"
    r" .{0,20}\bdeliberation|"
    r"\bdeliberation (?:du|n ?[°o]|numero|sur|relative|concernant|intitulee)|"
    rf"\b(?:comment|quel) .{{0,30}}\b{_ORGAN} .{{0,10}}\bvote|\bpoint (?:n ?[°o] ?)?\d+ (?:de|du) "
)
_HAPPENED = re.compile(
    rf"\b(?:que |qu.?est.ce qui |qu.?)(?:s'est|a|ont|a.t)\b.{{0,12}}\b(?:{_DECIDES}|passe|"
    rf"{_SPEAKS})\b|\bqu.?a.t.on {_DECIDES}|\bquoi de (?:neuf|decide|vote)\b"
)
"""What was done, whoever did it: about acts when the question says when."""

_SOMEBODY = re.compile(
    rf"\bqu.?a(?:.t.(?:il|elle|on))? {_DECIDES}|\ba.t.(?:il|elle) (?:ete )?{_SAID}\b|"
    r"\best.(?:il|elle) (?:encore |toujours )?(?:en vigueur|d'application|valable|valide)\b"
)
"""What somebody decided, who may be a council or not; whether something holds."""

_REJECTED = re.compile(r"\b(?:rejet|refus)(?:ee?s?|er)\b")
_COMING = re.compile(r"\b(?:seront|sera|vont|prochaine?s?|projets)\b")

# Who sat is told of a sitting, not of what it decided.
_SAT = r"(?:presid(?:e|ait|er|ente?)|excuse\w*|absente?s?|quorum|secretaire|presente?s?|siegeai\w*)"
_ATTENDANCE = re.compile(
    rf"\b{_SAT}\b.{{0,40}}\b(?:seance|conseil|reunion)\b|\bseance\b.{{0,40}}\b{_SAT}\b"
    rf"|\b(?:qui|combien)\b.{{0,40}}\b{_SAT}\b"
)
_ENDS = re.compile(
    r"\b(?:remplac|abrog|retir|annul)\w* (?:celle|la (?:deliberation|decision)|cette)\b"
)
_SITTING = re.compile(
    rf"\b(?:derniere|prochaine|plus recente) seance|\b(?:seances?|votes?|{_ORGAN}) du (?=\d)"
)
_LAST = re.compile(
    r"\b(?:la |a la |de la |lors de la |au |du |le )?(?:(?:derniere|plus recente) "
    rf"(?:seance|reunion)|dernier {_ORGAN})"
)
_NEWEST = re.compile(
    r"\b(?:(?P<one>(?:la|une) (?:derniere|plus recente) (?:deliberation|decision)|"
    r"(?:la )?(?:deliberation|decision) la plus recente)"
    r"|(?:les )?(?:dernieres|plus recentes) (?:deliberations|decisions)|"
    r"(?:les )?(?:deliberations|decisions) les plus recentes)\b"
)
_UNANIMOUS = re.compile(r"\b(?:votee?s? |adoptee?s? |prises? )?a l'unanimite|\bunanimes?\b")
_DIVIDED = re.compile(
    r"\b(?:pas|non|sans) (?:\w+ ){0,3}(?:a )?l'unanimite|\b(?:avec|des) (?:des )?(?:votes? contre|"
    r"voix contre|abstentions?|oppositions?)"
)
_ENDED = frozenset({LegalStatus.CANCELLED, LegalStatus.REPLACED, LegalStatus.ARCHIVED})
_NO_LONGER = re.compile(
    r"\b(?:pas|plus) (?:\w+ )?(?:en vigueur|d'application|valables?|valides?)\b"
)
_IN_FORCE = re.compile(r"\b(?:en vigueur|d'application|valables?|valides?)\b")
_STATUSES = (
    (re.compile(r"\bprojets? de (?:deliberation|decision)s?|\bpas encore adoptee?s?|"
                r"\ba l'etat de projet"),
     frozenset({LegalStatus.DRAFT})),
    (re.compile(r"\bannulee?s?\b"), frozenset({LegalStatus.CANCELLED})),
    (re.compile(r"\b(?:remplace|retire|abroge)e?e?s?\b"), frozenset({LegalStatus.REPLACED})),
    (re.compile(r"\barchivee?s?\b"), frozenset({LegalStatus.ARCHIVED})),
    (re.compile(r"\bsoumise?s? (?:a|au) (?:la |l'approbation)?|\ben attente d.approbation"),
     frozenset({LegalStatus.UNDER_SUPERVISION})),
    (re.compile(r"\bapprouvee?s? par (?:la |l'autorite de )?(?:tutelle|ministre|gouvernement)"),
     frozenset({LegalStatus.APPROVED})),
    (_NO_LONGER, _ENDED),
    (_IN_FORCE,
     frozenset({LegalStatus.ADOPTED, LegalStatus.APPROVED, LegalStatus.UNDER_SUPERVISION})),
)  # fmt: skip
_ANNEXES = re.compile(r"\bannexes?\b|\bpieces? jointes?\b")
_POINT = re.compile(r"\bpoint (?:n ?[°o] ?|numero )?(\d+(?:[./]\d+)?)\b")
_RECORDED_VOTE = re.compile(
    rf"\bcomment (?:le |la )?{_ORGAN} (?:a|ont)(?:.t.(?:il|elle))? vote\b|\bresultat du vote\b|"
    r"\b(?:par )?combien de (?:voix|votes?|abstentions?)\b"
)
_TAKEN = re.compile(r"\bdecisions?\b|\bdecide\w*|\b(?:adopt|vot|octroy|approuv)e?e?s?\b")
_WORDING = re.compile(
    rf"\b(?:deliberations?|decisions?|resolutions?|actes?|{_ORGAN}|seances?|{_SAID}|unanimite|"
    r"projets? de|vote\w*|voix|contre|abstentions?|montants?|euros?|statut|point|provincial\w*|"
    r"dernieres?|dernier|recentes?|prises?|mentionn\w*|vigueur|valables?|toujours|encore|"
    rf"projets? (?:seront|sera|vont)|seront|sera|{_SPEAKS}|passee?s?|remplac{_VERBAL}|"
    rf"abrog{_VERBAL}|celle|recue?s?|concern{_VERBAL}|"
    r"porte(?:e|es|nt)?|ordre du jour|inscrit\w*|propos|sujet|tutelle|corpus|titre|objet|"
    r"contient|contenu|annexes?|matiere|(?:commune|ville) d[eu]?)\b|€"
)


@dataclass(frozen=True, slots=True)
class ActRequest:
    """A question about acts. Empty fields do not restrict.

    `remainder` holds the words that name the subject, once all the rest is taken out, as
    they were written. `decided` asks for decisions: drafts are none. `organ` is "conseil",
    "college provincial"… when the question names it. `newest` asks for the last act that
    fits, or the last ones. `in_force` is when they must hold. `rejected` asks
    for what was refused, which no act tells. `annexes` asks for what goes
    with an act. `surely` tells that acts are asked for and nothing else.
    """

    wants: Wants
    remainder: str
    period: Period | None = None
    last_sitting: bool = False
    newest: bool = False
    sums: Sums = field(default_factory=Sums)
    unanimous: bool | None = None
    statuses: frozenset[LegalStatus] = frozenset()
    point: str | None = None
    decided: bool = False
    organ: str | None = None
    in_force: Period | None = None
    rejected: bool = False
    annexes: bool = False
    surely: bool = True


def read_request(text: str, today: date | None = None) -> ActRequest | None:
    """Return what a question asks about acts; None when it is not about them.

    `today` is what "l'année dernière" is told from.
    """
    whole = fold(text)
    if _ATTENDANCE.search(whole):
        return None
    force = read_force(whole)
    folded = whole.replace(force.words, "en vigueur") if force else whole
    period = read_period(folded, today)
    last = bool(_LAST.search(folded))
    wants = _wants(folded, last=last, dated=period is not None)
    if wants is None:
        return None
    sums = read_sums(folded)
    newest = _NEWEST.search(folded)
    unanimous = False if _DIVIDED.search(folded) else True if _UNANIMOUS.search(folded) else None
    listed = wants is not Wants.DECISION and force is None
    found = _statuses(folded) if listed else ()
    if wants is Wants.DECISION and force is None and _IN_FORCE.search(folded):
        day = (today or date.today()).isoformat()
        force = Period(day, day, "")
    left = folded.replace(period.words, " ") if period else folded
    for words in sums.words:
        left = left.replace(words, " ")
    told = (pattern for pattern, _ in _STATUSES)
    for pattern in (_LAST, _NEWEST, _DIVIDED, _UNANIMOUS, *told, _POINT, _WORDING):
        left = pattern.sub(" ", left)
    point = _POINT.search(folded)
    return ActRequest(
        wants=Wants.DECISION if newest and newest["one"] else wants,
        remainder=_as_written(text, left),
        period=period,
        last_sitting=last,
        newest=newest is not None,
        sums=sums,
        unanimous=unanimous,
        statuses=frozenset().union(*(status for _, status in found)),
        point=point[1] if point else None,
        organ=_organ(folded),
        in_force=force,
        annexes=bool(_ANNEXES.search(folded)),
        surely=_wants(folded, last=last, dated=period is not None, surely=True) is not None,
        decided=listed
        and not found
        and _TAKEN.search(folded) is not None
        and _COMING.search(folded) is None,
        rejected=_REJECTED.search(folded) is not None,
    )


def _statuses(folded: str) -> tuple[tuple[re.Pattern[str], frozenset[LegalStatus]], ...]:
    """Return the statuses a question names; "plus en vigueur" hides "en vigueur"."""
    hidden = _IN_FORCE if _NO_LONGER.search(folded) else None
    return tuple((p, status) for p, status in _STATUSES if p is not hidden and p.search(folded))


def _organ(folded: str) -> str | None:
    """Return the organ a question names, when it names one: "conseil", "college provincial"."""
    nouns = {noun for noun in ("conseil", "college") if re.search(rf"\b{noun}\b", folded)}
    if len(nouns) != 1:
        return None
    noun = nouns.pop()
    whose = re.search(rf"\b{noun} (provincial|communal|municipal)\b", folded)
    return f"{noun} {whose[1]}" if whose else noun


def asks_for_a_recorded_vote(folded: str) -> bool:
    """Tell whether a folded question asks how a council voted, as its acts record it."""
    listed = (_LISTED.search(folded) or _COUNTED.search(folded)) and _DIVIDED.search(folded)
    return bool(listed) or _RECORDED_VOTE.search(folded) is not None


def _as_written(text: str, left: str) -> str:
    """Return the words of a text that are left, with their capitals."""
    words = set(re.findall(r"\w+", left))
    return " ".join(word for word in re.findall(r"\w+", text) if fold(word) in words)


def _wants(folded: str, *, last: bool, dated: bool, surely: bool = False) -> Wants | None:
    """Return what is asked; `surely`, only when acts are named, or when they were done."""
    if _COUNTED.search(folded):
        return Wants.COUNT
    if _ENDS.search(folded) or _RECORDED_VOTE.search(folded):
        return Wants.DECISION
    if _DECIDED.search(folded):
        listed = re.search(r"\b(?:liste|toutes les|quelles|quels)\b", folded)
        return Wants.LIST if listed else Wants.DECISION
    if _LISTED.search(folded) or last or _SITTING.search(folded) or _NEWEST.search(folded):
        return Wants.LIST
    if dated and _HAPPENED.search(folded):
        return Wants.LIST
    return Wants.DECISION if not surely and _SOMEBODY.search(folded) else None
