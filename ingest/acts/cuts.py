"""Where the acts of minutes begin.

Minutes announce their points in one way throughout: a numbered reference, "Point n°",
"Objet :", an ornament, a heading, a subject in capitals. Each such family of lines is
tried; the one whose stretches each hold one decision is the one the minutes use.
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.acts.families import MINIMUM, Cut, announcing_families
from ingest.acts.lines import Line
from ingest.acts.openers import EVIDENCE, SEEN, VERDICT, opens_decision

_DECIDING_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Signs:
    """What each line shows: opens a decision, tells of one, gives a verdict, is a motive."""

    opens: list[bool]
    shows: list[bool]
    verdicts: list[bool]
    moves: list[bool]


def find_cuts(lines: list[Line]) -> list[Cut]:
    """Return where the acts of minutes begin; fewer than two means a single act."""
    signs = Signs(
        [opens_decision(line.text, line.folded) for line in lines],
        [bool(EVIDENCE.search(line.folded)) for line in lines],
        [bool(VERDICT.search(line.folded)) for line in lines],
        [bool(SEEN.match(line.folded)) for line in lines],
    )
    best: list[Cut] = []
    best_score = 0.0
    for family in announcing_families(lines):
        score = _score(family, signs)
        if score > best_score:
            best, best_score = family, score
    return best


def _score(cuts: list[Cut], signs: Signs) -> float:
    """Reward stretches that hold a decision, once; punish empty ones and lumps."""
    stretches = list(zip(cuts, [*(cut.at for cut in cuts[1:]), len(signs.opens)], strict=True))
    verdicts = sum(any(signs.verdicts[cut.at : end]) for cut, end in stretches)
    if verdicts < max(MINIMUM, _DECIDING_SHARE * len(cuts)) or _inside_one_act(cuts, signs):
        return 0.0
    score = -0.8 * sum(signs.opens[: cuts[0].at])
    for cut, end in stretches:
        score += 1.0 if any(signs.shows[cut.at + 1 : end]) else -0.5
        score -= 0.4 * max(0, sum(signs.opens[cut.at + 1 : end]) - 3)
    return score


def _inside_one_act(cuts: list[Cut], signs: Signs) -> bool:
    """Tell whether motives and their decision stand before the first cut: a list of articles."""
    first = cuts[0].at
    motive = next((at for at in range(first) if signs.moves[at]), None)
    return motive is not None and any(signs.opens[motive:first])
