"""One line of a printed page or a plain text, and what its words alone tell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.cleaning import one_line

_UNITS = (
    r"[%‰€$°]|°C|[kM]€|Mds?|mia|[kcm]?m[²³]?|ha|ares?|k?g|t|l|hl|h|min|k?W|[kMGT]Wh|MW|kVA"
    r"|[kMGT]o|km/h|ETP|EUR|ans?|mois|jours?|heures?"
)
_FIGURE = re.compile(r"(?:[+±≈~<>×-]\s?)?(?!0\d)\d+(?:[ .,]\d+)*(?:\s?(?:" + _UNITS + r")){0,2}")
_LEANING = re.compile(
    r"(?:^|[\s'’(])(?:[ld]['’]|des?|du|la|les?|à|aux?|en|par|pour|sur|dans|avec|sans|vers|entre|"
    r"une?|ce|cette|ces|qui|que|n°|articles?|art\.)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text.

    `size` is its font size (0 when unknown); `gap` tells that space stands before it;
    `indent` is its number of leading columns, `left` where it starts on the page, in points.
    `row` tells a row of a table, read aloud, `figure` a key figure with its label; `bold` is
    how many of its first letters are bold; `coded` tells that it opens with a code of a plan,
    `titled` that it is the small title of the paragraph under it.
    """

    text: str
    size: float = 0.0
    page: int | None = None
    gap: bool = False
    indent: int = 0
    recognised: bool = False
    left: float = 0.0
    row: bool = False
    figure: bool = False
    bold: int = 0
    coded: bool = False
    titled: bool = False

    @property
    def all_bold(self) -> bool:
        """Tell whether the whole line is in bold letters."""
        return 0 < len(self.text) <= self.bold


def is_figure(text: str) -> bool:
    """Tell whether a text is a number, its unit with it: "1 386 km²", "168,4 M€"."""
    return _FIGURE.fullmatch(one_line(text)) is not None


def leans_on(text: str) -> bool:
    """Tell whether a line ends with a word that calls for another ("le", "de", "article")."""
    return _LEANING.search(text.rstrip()) is not None
