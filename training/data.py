"""Read the open training data: parallel pairs, lexicon, headings and their sections.

Nothing of `retrieval/`, `questions/` or the corpus is read here: they are for evaluation.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LONGEST_PARALLEL = 64
"""Words of the English side; longer texts cost the teacher more than they teach."""

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


def law_texts(data: Path, name: str = "enfr_train") -> Iterator[LawText]:
    """Yield the aligned texts of the acts, in the order of the file."""
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield LawText(row["d"], row["k"], row["fr"], row["en"])


def law_pairs(data: Path, shortest: int = 1, longest: int = LONGEST_PARALLEL) -> list[Pair]:
    """Return the distinct law pairs whose English side has that many words."""
    pairs = {
        Pair(text.french, text.english): None
        for text in law_texts(data)
        if shortest <= len(text.english.split()) <= longest
    }
    return list(pairs)


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
