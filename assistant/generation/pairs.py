"""Values of a row stay with their labels: "Valeur 2024 : 842 ; Cible 2030 : 1.000"."""

from __future__ import annotations

import re

from assistant.figures import figures_in, normalise_number

_NUMBER = re.compile(r"\d+(?:[.,\s\u00a0\u202f]\d{3})*(?:,\d+)?")


def pairs_hold(text: str, quotes: tuple[str, ...]) -> bool:
    """Tell whether each value of a row, in a sentence, is nearest to its own label's figure.

    Only rows whose labels hold figures (years) can be told apart so; others always hold.
    """
    return all(_row_holds(text, quote) for quote in quotes)


def _row_holds(text: str, quote: str) -> bool:
    cells = [cell.partition(" : ") for cell in quote.split(" ; ")]
    labels = [figures_in(label) for label, _, _ in cells]
    if sum(map(bool, labels)) < 2:
        return True
    places = [(match.start(), normalise_number(match[0])) for match in _NUMBER.finditer(text)]
    told = [(at, figure) for at, figure in places if any(figure in known for known in labels)]
    return all(
        _nearest(at, told) in label
        for label, (_, _, value) in zip(labels, cells, strict=True)
        for at, figure in places
        if label and told and figure in figures_in(value)
    )


def _nearest(at: int, told: list[tuple[int, str]]) -> str:
    return min(told, key=lambda place: abs(place[0] - at))[1]
