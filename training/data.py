"""Read the open training data: parallel pairs, lexicon, headings and their sections.

Nothing of `retrieval/`, `questions/` or the corpus is read here: they are for evaluation.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

DEVELOPMENT_ACTS = 25
"""One act in this many is kept out of training, to choose recipes and fusion on."""

_HEADINGS = frozenset({"note", "head"})
_TITLES = frozenset({"LongTitle", "ShortTitle", "RunningHead"})
_QUOTE_MARKS = re.compile("'{2,}")


@dataclass(frozen=True, slots=True)
class Pair:
    """A French text and its English original."""

    french: str
    english: str


@dataclass(frozen=True, slots=True)
class LawText:
    """One aligned text of an act; `kind` tells headings from body."""

    act: str
    kind: str
    french: str
    english: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it, in both languages."""

    act: str
    heading: Pair
    body: Pair


def is_development(act: str) -> bool:
    """Tell whether an act is kept for development."""
    return int(hashlib.sha256(act.encode()).hexdigest(), 16) % DEVELOPMENT_ACTS == 0


def law_texts(data: Path, name: str = "enfr_train") -> Iterator[LawText]:
    """Yield the aligned texts of the acts, in the order of the file."""
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield LawText(row["d"], row["k"], row["fr"], row["en"])


def law_pairs(data: Path, longest: int) -> list[Pair]:
    """Return the distinct pairs of the acts trained on, up to so many English words."""
    pairs = {
        Pair(text.french, text.english): None
        for text in law_texts(data)
        if len(text.english.split()) <= longest and not is_development(text.act)
    }
    return list(pairs)


def sections(data: Path, longest: int, development: bool = False) -> list[Section]:
    """Return the headings of the acts, each with the words under it up to the next heading."""
    chosen = (t for t in law_texts(data) if is_development(t.act) is development)
    found: list[Section] = []
    heading: LawText | None = None
    body: list[LawText] = []
    for text in chosen:
        starts = text.kind in _HEADINGS or text.kind in _TITLES
        if starts or (heading and heading.act != text.act):
            found += _section(heading, body, longest)
            heading, body = (text if text.kind in _HEADINGS else None), []
        elif heading:
            body.append(text)
    return found + _section(heading, body, longest)


def _section(heading: LawText | None, body: Sequence[LawText], longest: int) -> list[Section]:
    if heading is None or not body:
        return []
    french = " ".join(" ".join(t.french for t in body).split()[:longest])
    english = " ".join(" ".join(t.english for t in body).split()[:longest])
    return [Section(heading.act, Pair(heading.french, heading.english), Pair(french, english))]


def everyday_pairs(data: Path) -> list[Pair]:
    """Return the Tatoeba sentence pairs."""
    return [Pair(french, english) for english, french in _tsv(data / "tatoeba_enfr.tsv.gz")]


def lexicon_pairs(data: Path) -> list[Pair]:
    """Return French lemmas with the English lemmas of the same meaning."""
    return [
        Pair(french, _QUOTE_MARKS.sub("", english))
        for english, french in _tsv(data / "lexicon_enfr.tsv.gz")
    ]


def _tsv(path: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            left, tab, right = line.rstrip("\n").partition("\t")
            if tab and left and right:
                yield left, right
