"""The amounts a question names: "plus de 100.000 €", "entre 10.000 et 50.000 euros"."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from index.french.amounts import find_amounts

_TAIL = r" ?(?:un montant d[e'] ?|les? )?$"
_MORE = re.compile(
    r"(?:(?P<strict>plus d[e']|au.dela d[e']|superieure?s? a|depass\w+|exced\w+|>)"
    rf"|au moins|au minimum|minimum|a partir d[e']|atteign\w+|>=){_TAIL}"
)
_LESS = re.compile(
    r"(?:(?P<strict>moins d[e']|inferieure?s? a|en.dessous d[e']|<)"
    rf"|au plus|maximum|jusqu'a|<=){_TAIL}"
)
_BETWEEN = re.compile(r"\bentre (?P<low>[\w., ']{1,40}?)(?: (?:€|euros?))? et (?:les? )?$")


@dataclass(frozen=True, slots=True)
class Sums:
    """Bounds of the amounts asked for, in euros, both in; `words` named them.

    "Plus de 100.000 €" leaves out 100.000 € itself, "au moins" does not.
    """

    low: float | None = None
    high: float | None = None
    words: tuple[str, ...] = ()

    @property
    def asked(self) -> bool:
        """Tell whether a question bounds amounts."""
        return self.low is not None or self.high is not None

    def hold(self, amounts: tuple[float, ...]) -> bool:
        """Tell whether one of some amounts is between the bounds."""
        return not self.asked or any(
            (self.low is None or value >= self.low) and (self.high is None or value <= self.high)
            for value in amounts
        )


def read_sums(folded: str) -> Sums:
    """Return the bounds that a folded question sets, empty when it sets none."""
    low = high = None
    words: list[str] = []
    for start, end, value in find_amounts(folded):
        before = folded[:start]
        if between := _BETWEEN.search(before):
            first = _bare(between["low"])
            if first is None:
                continue
            low, high, said = first, value, between[0]
        elif more := _MORE.search(before):
            low, said = math.nextafter(value, math.inf) if more["strict"] else value, more[0]
        elif less := _LESS.search(before):
            high, said = math.nextafter(value, 0.0) if less["strict"] else value, less[0]
        else:
            continue
        words.append(said + folded[start:end])
    return Sums(low, high, tuple(words))


def _bare(words: str) -> float | None:
    """Return the value of an amount whose euros are named with the next one."""
    return next((value for _, _, value in find_amounts(f"{words} euros")), None)
