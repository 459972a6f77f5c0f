"""Which act takes the place of which, as acts and their documents say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from assistant.acts.period import Period
from assistant.stems import stems_of
from index.document import Act, LegalStatus, Metadata, PassageKind
from index.french.dates import first_date
from index.text import fold
from index.view import View

IN_FORCE = frozenset({LegalStatus.ADOPTED, LegalStatus.UNDER_SUPERVISION, LegalStatus.APPROVED})
"""What an act must be to hold today."""

_ENDS = re.compile(
    r"(?:deliberation|decision|resolution|reglement|arrete)s? "
    r"(?:du conseil \w+ )?(?:du|en date du) "
    r"[^;]{6,260}?\b(?P<how>abrogee?|remplacee?|retiree?|rapportee?|annulee?)\b"
)
_MAY_END = re.compile(r"abrog|remplac|retir|rapport|annul", re.I)
_POINT = re.compile(r"point (?:n ?[°o] ?)?(\d+(?:[./]\d+)?)")
_SAME_SUBJECT = 0.5


@dataclass(frozen=True, slots=True)
class Standing:
    """What an act is worth today, and the act that took its place.

    `since` and `until` bound the days on which it holds or held, as its document declares
    them or its successor tells: without them, since its sitting, and until further notice.
    """

    status: LegalStatus
    successor: Act | None = None
    since: str | None = None
    until: str | None = None

    @property
    def in_force(self) -> bool:
        """Tell whether the act holds."""
        return self.status in IN_FORCE

    def held(self, act: Act, period: Period) -> bool:
        """Tell whether the act holds, or held, on a day of a period at least.

        A cancelled act is taken for one that never held. An archived one held until a day
        that must be known.
        """
        since = self.since or act.sitting_date
        ended = self.status in (LegalStatus.REPLACED, LegalStatus.ARCHIVED)
        if not (self.in_force or (ended and self.until)):
            return False
        begun = since is not None and (period.end is None or since <= period.end)
        return begun and (not self.until or period.start is None or self.until > period.start)


_KNOWN: WeakKeyDictionary[View, Mapping[str, Standing]] = WeakKeyDictionary()


def standings_of(view: View) -> Mapping[str, Standing]:
    """Return what each act of a view is worth, its successors followed; kept with the view."""
    if view not in _KNOWN:
        _KNOWN[view] = _read(view)
    return _KNOWN[view]


def standing_of(act: Act, view: View) -> Standing:
    """Return what one act is worth."""
    return standings_of(view).get(act.id) or Standing(act.legal_status)


def _read(view: View) -> dict[str, Standing]:
    acts = list(view.acts.values())
    by_day: dict[str, list[Act]] = {}
    for act in acts:
        if act.sitting_date:
            by_day.setdefault(act.sitting_date, []).append(act)
    found = {act.id: _declared(act, view.documents[act.document_id].metadata) for act in acts}
    for act in acts:
        if act.replaced_by:
            successor = view.acts.get(act.replaced_by) or _named(act, act.replaced_by, by_day)
            found[act.id] = _ended_by(found[act.id], LegalStatus.REPLACED, successor)
    for act, earlier, how in _ended(view, by_day):
        if found[act.id].in_force and earlier.id != act.id:
            status = LegalStatus.CANCELLED if how.startswith("annul") else LegalStatus.REPLACED
            found[earlier.id] = _ended_by(found[earlier.id], status, act)
    return {name: _last(standing, found) for name, standing in found.items()}


def _last(standing: Standing, found: Mapping[str, Standing]) -> Standing:
    """Follow successors to the one that holds; a circle stops where it began."""
    seen: set[str] = set()
    successor = standing.successor
    while successor and successor.id not in seen:
        seen.add(successor.id)
        after = found[successor.id].successor
        if after is None or after.id in seen:
            break
        successor = after
    return replace(standing, successor=successor)


def _declared(act: Act, metadata: Metadata) -> Standing:
    return Standing(act.legal_status, None, metadata.in_force_from, metadata.in_force_until)


def _ended_by(standing: Standing, status: LegalStatus, successor: Act | None) -> Standing:
    """Return the standing of an act that another ended, on the day of its sitting."""
    until = (successor.sitting_date if successor else None) or standing.until
    return Standing(status, successor, standing.since, until)


def _ended(view: View, by_day: Mapping[str, Sequence[Act]]) -> Iterator[tuple[Act, Act, str]]:
    """Yield (act, earlier act, how) for each article that ends an earlier act."""
    for passage in view.passages:
        act = view.acts.get(passage.act or "")
        if act is None or passage.kind is not PassageKind.ARTICLE:
            continue
        if not _MAY_END.search(passage.text):
            continue
        folded = fold(passage.text)
        match = _ENDS.search(folded)
        if match is None:
            continue
        earlier = _named(act, match[0], by_day)
        if earlier and (earlier.sitting_date or "") <= (act.sitting_date or ""):
            yield act, earlier, match["how"]


def _named(act: Act, words: str, by_day: Mapping[str, Sequence[Act]]) -> Act | None:
    """Return the other act that words name by its date and point, or date and subject."""
    folded = fold(words)
    day = first_date(folded)
    others = [other for other in by_day.get(day or "", ()) if other.id != act.id]
    point = _POINT.search(folded)
    if point:
        numbered = [other for other in others if other.point == point[1]]
        if numbered:
            return numbered[0]
    alike = [(_likeness(act, other), other) for other in others]
    best = max(alike, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= _SAME_SUBJECT else None


def _likeness(one: Act, other: Act) -> float:
    left, right = stems_of(one.title), stems_of(other.title)
    return len(left & right) / (min(len(left), len(right)) or 1)
