"""Measure the reading of acts on published ones, when `../shared` is there.

Run: python -m benchmarks.acts [--model NAME]

Prints, for council minutes with a reference, the acts found with their title and date and
those that are spurious; for pages of a portal, the state, date, point, matter, title and
articles read; and how often an act's title finds its own body first.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.analysis import analyse
from index.document import Act, Audience, LegalStatus, Metadata
from index.embedder import Embedder, load_embedder
from index.french.dates import first_date
from index.fusion import closer, shares
from index.late_interaction import Asked
from index.lexical import LexicalIndex
from index.lexicon import Lexicon
from index.text import fold
from ingest.acts.find import ReadAct, find_acts
from ingest.acts.parts import PartKind
from ingest.acts.passages import ActText, act_passages
from ingest.reading import read_document

SHARED = Path(__file__).parents[1].parent / "shared" / "deliberations"
MALFORMED = "2008-01-22"
"""Its reference runs whole bodies into its titles (7 entries for 18 points): told apart."""

_NUMBER = re.compile(r"^[\W_]*(?:DE ?- ?)?\d{4}/\d+\s*[-–]?")
_ARTICLE = re.compile(r"(?mi)^\W*art(?:icle|\.)?\s*(1er|unique|premier|\d{1,3})\b(?![/\d-])")

Scores = NDArray[np.float32]


def main() -> None:
    """Print every figure, or say that there is nothing to measure."""
    arguments = _arguments()
    if not SHARED.is_dir():
        sys.exit("../shared/deliberations n'est pas là : rien à mesurer.")
    _show(measure_minutes())
    acts = list(_portal_pages())
    _fields(acts)
    _retrieval(acts, arguments.model)


@dataclass(frozen=True, slots=True)
class MinutesFigures:
    """What was found in minutes that have a reference: points, titles, dates, surplus."""

    points: int
    titles: int
    dates: int
    spurious: int


def measure_minutes() -> MinutesFigures:
    """Read the minutes and compare their acts with the reference."""
    total = found = dated = spurious = 0
    for path in sorted((SHARED / "chemere_fr" / "pdf").glob("*.pdf")):
        reference = json.loads((SHARED / "chemere_fr" / "gold" / f"{path.stem}.json").read_text())
        points = reference["deliberations"]
        acts = _ingested(path)
        if not points or path.stem == MALFORMED:
            print(f"  {path.stem} : {len(acts)} actes (référence inutilisable : {len(points)})")
            continue
        matched = _matched([act.title for act in acts], points)
        right = [acts[at] for at in matched if at is not None]
        total, found = total + len(points), found + len(right)
        dated += sum(act.sitting_date == reference["date"] for act in right)
        spurious += len(acts) - len(right)
        print(f"  {path.stem} : {len(right)} sur {len(points)}, {len(acts) - len(right)} en trop")
    return MinutesFigures(total, found, dated, spurious)


def _ingested(path: Path) -> tuple[Act, ...]:
    """Return the acts of a file as ingestion reads it, its type recognised."""
    return read_document(path, document_id=path.stem, lexicon=Lexicon.EMPTY).document.acts


def _identity(act: Act) -> tuple[str | None, str | None, str]:
    return act.sitting_date, act.point, " ".join(act.title.split())


def _show(figures: MinutesFigures) -> None:
    share, surplus = (100 * n / figures.points for n in (figures.titles, figures.spurious))
    print(f"procès-verbaux : {figures.titles} titres sur {figures.points} ({share:.1f} %), "
          f"{figures.dates} dates, {figures.spurious} en trop ({surplus:.1f} %)")  # fmt: skip


def _matched(titles: Sequence[str], points: Sequence[dict[str, Any]]) -> list[int | None]:
    """Return, for each point of the reference, the act whose title is its own.

    A reference's title stops at its first colon: ours must begin with it, and be how the
    point's text begins (but for slips of spelling).
    """
    told = [_squeezed(title) for title in titles]
    used: set[int] = set()
    matched: list[int | None] = []
    for point in points:
        wanted = _squeezed(_NUMBER.sub("", point["titre"]))
        body = _squeezed(_NUMBER.sub("", point["text"]))
        at = next((at for at, title in enumerate(told)
                   if at not in used and _same(title, wanted, body)), None)  # fmt: skip
        used.update({at} if at is not None else ())
        matched.append(at)
    return matched


def _same(title: str, wanted: str, body: str) -> bool:
    alike = SequenceMatcher(None, title, body[: len(title)], autojunk=False).ratio()
    return bool(title) and title.startswith(wanted) and alike > 0.95


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text))


def _portal_pages() -> Iterator[tuple[dict[str, str], str, ReadAct]]:
    for number, line in enumerate((SHARED / "walloon" / "texts.jsonl").read_text().splitlines()):
        row = json.loads(line)
        text = html.unescape(row["contenu"])
        read = find_acts(f"acte-{number}", text, (), Metadata(title=row["titre"]))
        if len(read) == 1:
            yield row, text, read[0]
        else:
            print(f"  {len(read)} actes trouvés au lieu d'un : {row['titre'][:70]}")


def _fields(acts: Sequence[tuple[dict[str, str], str, ReadAct]]) -> None:
    right: Counter[str] = Counter()
    articles = wanted_articles = 0
    for row, text, read in acts:
        lines = [line.strip() for line in text.split("\n")]
        act, draft = read.act, "Projet" in row["seance"]
        right["état"] += (act.legal_status is LegalStatus.DRAFT) == draft
        right["date"] += act.sitting_date == first_date(fold(row["seance"]))
        right["point"] += act.point == lines[lines.index("Point N°") + 1]
        right["matière"] += act.matter == lines[lines.index("Matière") + 1]
        right["titre"] += fold(act.title).rstrip(" .:;") == fold(row["titre"]).rstrip(" .:;")
        told = [part.number for part in read.parts if part.kind is PartKind.ARTICLE]
        body = text[read.parts[0].start :] if read.parts else ""
        wanted = [n.lower().replace("premier", "1er") for n in _ARTICLE.findall(body)]
        shared = SequenceMatcher(None, told, wanted, autojunk=False).get_matching_blocks()
        articles += sum(block.size for block in shared)
        wanted_articles += max(len(told), len(wanted))
        with TemporaryDirectory() as folder:
            path = Path(folder, "page.txt")
            path.write_text(text, encoding="utf-8")
            ingested = [_identity(each) for each in _ingested(path)]
        right["reconnu à l'ingestion"] += ingested == [_identity(act)]
    for name, count in right.items():
        print(f"actes wallons, {name} : {count} sur {len(acts)}")
    print(f"actes wallons, articles : {articles} sur {wanted_articles} "
          f"({100 * articles / wanted_articles:.1f} %)")  # fmt: skip


def _retrieval(acts: Sequence[tuple[dict[str, str], str, ReadAct]], model: str | None) -> None:
    """Print how often a title finds its own act first among the bodies without titles.

    An act's score is its own words', plus its best passage's words and meaning; words and
    meaning are weighed as the index weighs them (`index.fusion`).
    """
    titles = [row["titre"] for row, _, _ in acts]
    bodies = [text[read.parts[0].start :] if read.parts else "" for _, text, read in acts]
    pieces = [
        (at, passage.text)
        for at, (_, text, read) in enumerate(acts)
        for passage in act_passages(ActText(str(at), text, (), Audience.PUBLIC, (read,)))
        if passage.act and (passage.start, passage.end) != read.title_span
    ]
    owners = np.array([at for at, _ in pieces])
    texts = [words for _, words in pieces]
    whole = _words(LexicalIndex.build(bodies), titles, len(acts))
    by_words = _best(_words(LexicalIndex.build(texts), titles, len(texts)), owners, len(acts))
    meaning = _best(_meanings(load_embedder(model), titles, texts), owners, len(acts))
    hybrid = whole + by_words + meaning
    print(f"titre → corps, BM25 : R@1 {_first(whole):.0f} %")
    print(f"titre → corps, sens seul : R@1 {_first(meaning):.0f} %")
    print(f"titre → corps, hybride (acte entier, meilleur passage, sens) : {_first(hybrid):.0f} %")


def _meanings(embedder: Embedder, titles: Sequence[str], texts: Sequence[str]) -> Scores:
    """Return what the meaning of each passage is worth for each title, as the index weighs it."""
    queries = embedder.encode_queries(titles)
    dense = np.asarray(queries @ embedder.encode_passages(texts).T, dtype=np.float32)
    for title, query, row in zip(titles, queries, dense, strict=True):
        seen = embedder.interact(Asked(query, (title,)), texts)
        if seen is not None:
            row[:] = closer(row, seen)
    return dense


def _words(index: LexicalIndex, titles: Sequence[str], rows: int) -> Scores:
    weights = [dict.fromkeys(analyse(title), 1.0) for title in titles]
    scores = np.zeros((len(titles), rows), dtype=np.float32)
    for at, weighed in enumerate(weights):
        scores[at] = shares(index.scores(weighed), index.ceiling(weighed))
    return scores


def _best(scores: Scores, owners: NDArray[np.int64], count: int) -> Scores:
    return np.stack([scores[:, owners == at].max(axis=1, initial=0.0) for at in range(count)], 1)


def _first(scores: Scores) -> float:
    own = np.diagonal(scores)[:, None]
    return 100 * float(((scores > own).sum(axis=1) == 0).mean())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", help="the encoder to measure (default: the shipped one)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
