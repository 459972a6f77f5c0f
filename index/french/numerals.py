"""French numbers written in words ("vingt-cinq"), as votes and dates of acts write them."""

from __future__ import annotations

import re

_UNITS = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6,
    "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13,
    "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "vingts": 20, "trente": 30,
    "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "octante": 80,
    "huitante": 80, "nonante": 90, "premier": 1, "premiere": 1,
}  # fmt: skip
_SCALES = {"cent": 100, "cents": 100, "mil": 1000, "mille": 1000}
_NONE = {"aucun": 0, "aucune": 0, "nul": 0, "nulle": 0, "neant": 0, "pas": 0, "sans": 0}

_WORD = "|".join(sorted({*_UNITS, *_SCALES}, key=len, reverse=True))
NUMBER = rf"(?:\d+|(?:{_WORD})(?:(?:[ -]et[ -]|[ -])(?:{_WORD}))*\b)"
"""Pattern of a whole number in folded text, in digits or in words."""
NUMBER_OR_NONE = rf"(?:{'|'.join(_NONE)}|{NUMBER})"


def number_value(text: str) -> int | None:
    """Return the value of a folded number in digits or words, or None."""
    if text in _NONE:
        return _NONE[text]
    if text.isdigit():
        return int(text)
    total = current = 0
    for word in re.split(r"[ -]+", text.strip()):
        if word == "et":
            continue
        if word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if _SCALES[word] == 1000:
                total, current = total + current, 0
        elif word not in _UNITS:
            return None
        elif _UNITS[word] == 20 and current % 10 == 4 and current % 100 < 10:
            current += 80 - 4
        else:
            current += _UNITS[word]
    return total + current
