"""The edition and its source, cut into the same sections, as folded words."""

import re
from collections import Counter
from pathlib import Path

import yaml

from index.text import fold

CORPUS = Path(__file__).parents[2] / "corpus"
EDITION = CORPUS / "brochure-pst-2022-2024.md"
SOURCE = Path(__file__).parents[2].parent / "shared" / "corpus" / "brochure-pst-2022-2024.source.md"

# Where a section starts, in the source and in the edition. The source opens each enjeu with
# its mission sentence, the edition with its heading.
STARTS = {
    "couverture": (r"\A", r"\A"),
    "avant-propos": (r"^# AVANT-PROPOS", r"^# Avant-propos"),
    "introduction": (r"^# INTRODUCTION", r"^# Introduction"),
    "pst": (r"^# C'EST QUOI", r"^# C'est quoi"),
    "valeurs": (r"^# Nos valeurs", r"^# Nos valeurs"),
    "enjeux": (r"^# Nos 5 enjeux", r"^# Nos 5 enjeux"),
    "enseignement": (r"^Être une province qui promeut, défend", r"^## Enseignement et Formation"),
    "culture": (r"^Être une Province qui promeut et", r"^## Culture"),
    "vivre mieux": (r"^Être une Province qui accompagne", r"^## Vivre mieux"),
    "transition": (r"^Être une Province qui s'adapte", r"^## Transition territoriale"),
    "gouvernance": (r"^Être une Province qui vise", r"^## Gouvernance"),
    "colophon": (r"^Editeur responsable", r"^# Colophon"),
}


def front_matter() -> dict[str, object]:
    """Return the declared metadata of the edition."""
    declared: dict[str, object] = yaml.safe_load(EDITION.read_text("utf-8").split("---\n")[1])
    return declared


def body() -> str:
    """Return the edition without its front matter."""
    return EDITION.read_text("utf-8").split("---\n", 2)[2]


def source_text() -> str:
    """Return the source with what layout did to its words undone, and nothing else.

    Superscripts lose their tags, the year of the cover its stacked figures, links their
    targets, and the one word that the layout hyphenates is joined.
    """
    text = SOURCE.read_text("utf-8").replace("20<sup>22</sup><sub>24</sub>", "2022-2024")
    text = re.sub(r"</?su[bp]>", "", text)
    text = re.sub(r"\[([^]\n]+)\]\([^)\n]+\)", r"\1", text)
    return re.sub(r"DIFFÉ-\s*\nRENTS", "DIFFÉRENTS", text)


def sections(text: str, side: int) -> dict[str, str]:
    """Cut a text at the starts of its sections; side 0 is the source, 1 the edition."""
    starts = [_start(text, patterns[side]) for patterns in STARTS.values()]
    ends = [*starts[1:], len(text)]
    return {name: text[start:end] for name, start, end in zip(STARTS, starts, ends, strict=True)}


def _start(text: str, pattern: str) -> int:
    found = re.search(pattern, text, re.MULTILINE)
    assert found, f"section introuvable : {pattern}"
    return found.start()


def words(text: str) -> list[str]:
    """Return folded words; Markdown marks are not words."""
    return re.findall(r"[0-9a-z]+", fold(re.sub(r"[*#>]", " ", text)))


def without_notes(text: str) -> str:
    """Return the text without the editor's notes."""
    return re.sub(r"^>.*$", "", text, flags=re.MULTILINE)


def without_added_headings(text: str) -> str:
    """Return the text without the headings that the front matter declares as added."""
    added = front_matter()["rubriques_ajoutees"]
    assert isinstance(added, list)
    headings = "|".join(re.escape(heading) for heading in added)
    return re.sub(rf"^#+ (?:{headings})$", "", text, flags=re.MULTILINE)


def missing(source: str, edition: str) -> Counter[str]:
    """Count the source's words that the edition does not have, each as often as it lacks."""
    return Counter(words(source)) - Counter(words(edition))


def paragraphs(text: str) -> list[list[str]]:
    """Return the words of each paragraph or bullet of five words or more.

    Shorter ones are names, labels and figures, which layout scatters.
    """
    blocks = re.split(r"\n\s*\n|^\s*- ", text, flags=re.MULTILINE)
    numberless = [re.sub(r"^\W*0\d\b", "", block.strip()) for block in blocks]
    return [found for block in numberless if len(found := words(block)) >= 5]


def position(needle: list[str], hay: list[str]) -> int | None:
    """Return where a run of words stands in another, or None."""
    starts = (i for i, word in enumerate(hay) if word == needle[0])
    return next((i for i in starts if hay[i : i + len(needle)] == needle), None)
