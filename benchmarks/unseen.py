"""Ask the questions on documents that nothing was trained or fitted on.

    python -m benchmarks.unseen

Each document of `training/unseen` is a corpus of its own, as a new one is on the day that it is
published. A question that the document answers is right when the words noted beside it are in
the answer or its quotes; one that it does not answer, when no answer is given.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from assistant.pipeline import Assistant
from assistant.question import Question
from index.document import Audience
from index.embedder import load_embedder
from index.library import Library
from index.text import fold
from ingest.pipeline import ingest
from training.everyday import read_rows

UNSEEN = Path(__file__).parents[1] / "training" / "unseen"


def main() -> None:
    """Print, for each document and for all of them, how many are right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=Path, default=UNSEEN)
    options = parser.parse_args()
    total: Counter[str] = Counter()
    for document in sorted(options.documents.glob("*.md")):
        found = counted(document)
        print(_told(document.stem, found), flush=True)
        total += found
    print(_told("all", total))


def counted(document: Path) -> Counter[str]:
    """Count the questions on a document, its `.jsonl` beside it, by what became of them."""
    found: Counter[str] = Counter()
    embedder = load_embedder()
    with tempfile.TemporaryDirectory() as index:
        ingest([document], Path(index), embedder)
        view = Library(Path(index), embedder).view(frozenset({Audience.PUBLIC}))
        for row in read_rows(document.with_suffix(".jsonl")):
            for question, words in row["yes"]:
                answer = Assistant().answer(Question(question), view)
                told = " ".join((answer.text, *(c.quote for c in answer.citations)))
                right = answer.status.answered and _plain(words) in _plain(told)
                found.update(answered=1, right=int(right), refused=int(not answer.status.answered))
            for question, _ in row["no"]:
                answer = Assistant().answer(Question(question), view)
                found.update(missing=1, left=int(not answer.status.answered))
    return found


def _plain(text: str) -> str:
    return " ".join(fold(text.replace("*", "").replace("’", "'")).split())


def _told(name: str, found: Counter[str]) -> str:
    return (
        f"{name}: {found['right']} of {found['answered']} right, {found['refused']} refused; "
        f"{found['left']} of {found['missing']} without answer refused"
    )


if __name__ == "__main__":
    main()
