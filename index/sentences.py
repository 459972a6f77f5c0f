"""Sentences of a text: where they end, and which of them lean on others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.text import fold

# A full stop ends a sentence when a capital, a quote or a bracket follows, and when what
# stands before it is not an abbreviation or an initial.
_SENTENCE_END = re.compile(r"(?<=[.!?…])[»\"”)\]]?\s+(?=[A-ZÀÂÇÉÈÊËÎÏÔÛÜŒ«“\"(\[0-9–-])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:art|cat|etc|ex|p|pp|n|no|m|mm|mme|dr|st|ste|av|bd|tél|réf|cf|c|vol|al|§|"
    r"[A-Z]|article \d+|^\d+)\.)$",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\s][^\n]*(?<=\S)")
# "Adresse : quai des Flotteurs 2"
_LABELLED = re.compile(r"[A-ZÀÂÇÉÈÊÎÔŒ][^:.!?;\n]{1,40} ?: \S")
_LEAST_LABELLED = 3
# A numbered paragraph or a division of a regulation opens another part than the list before it.
_NEW_PART = re.compile(r"§|(?:art(?:icle|\.)|chapitre|section|titre) ?[\divxlc]+\b", re.IGNORECASE)
# A sentence that opens so leans on the one before it.
_LEANING = re.compile(
    r"^(il|elle|ils|elles|celui-ci|celle-ci|ceux-ci|cela|ce dernier|cette derniere|c'est|y|"
    r"en effet|il s'agit|de plus|ainsi|aussi|car|toutefois|cependant|or|donc|leurs?|ses|son|sa|"
    r"ces?|cette|cet|parmi (ces|ceux|celles|eux|elles)|nous ne l[ea]s? )\b"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a text's sentences."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text[start : match.start()]):
            yield start, match.start()
            start = match.end()
    if text[start:].strip():
        yield start, len(text)


def labelled_lines(text: str) -> list[tuple[int, int]]:
    """Return the spans of the lines of a block of labels with their values; none of other texts."""
    lines = list(_LINE.finditer(text))
    labelled = sum(_LABELLED.match(line[0]) is not None for line in lines)
    if labelled < max(_LEAST_LABELLED, len(lines) - 1):
        return []
    return [line.span() for line in lines]


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a text's paragraphs, each list with the line that announces it.

    A list goes on until a line that ends as a sentence is followed by one that opens as one.
    """
    start = end = 0
    listing = ended = False
    for line in _LINE.finditer(text):
        goes_on = listing and not _NEW_PART.match(line[0]) and not (ended and _opens(line[0]))
        if end and not goes_on:
            yield start, end
        if not goes_on:
            start, listing = line.start(), announces(line[0])
        end, ended = line.end(), line[0].endswith((".", "!", "?", "…"))
    if end:
        yield start, end


def _opens(line: str) -> bool:
    return line[:1].isupper() or line[:1] in '«"(['


def leans(sentence: str) -> bool:
    """Tell whether a sentence is understood with the one before only ("Elle comprend…")."""
    return _LEANING.match(fold(sentence)) is not None


def announces(sentence: str) -> bool:
    """Tell whether a sentence says nothing but what follows it is: "Le dossier comprend :"."""
    return sentence.rstrip().endswith(":")
