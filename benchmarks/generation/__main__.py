"""Run with `python -m benchmarks.generation`: the checks on sentences that were falsified.

Each sentence of the corpus is given to the checks as if a model had written it of its own
passage: first as it stands (it must pass), then falsified (it must not).
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

from assistant.generation.answering import Given, held_claims
from assistant.generation.writer import Claim, WriterSetback
from benchmarks.generation.changes import changes
from index.document import Audience, Passage, PassageKind
from index.embedder import load_embedder
from index.library import Library
from index.sentences import sentences
from index.view import View
from ingest.pipeline import ingest

CORPUS = Path(__file__).parents[2] / "corpus"
SEED = 1
SHORTEST = 5  # words


def main() -> None:
    """Print how many pass, by what was done to them."""
    embedder = load_embedder()
    with tempfile.TemporaryDirectory() as folder:
        ingest([CORPUS], Path(folder), embedder)
        view = Library(Path(folder), embedder).view(frozenset({Audience.PUBLIC}))
        told = [(text, passage) for passage in view.passages for text in _sentences(passage)]
        passed = sum(_passes(text, passage, view) for text, passage in told)
        print(f"{'as it stands':<32}{passed:>5} of {len(told)} pass")
        for name, change in changes([text for text, _ in told]).items():
            chance = Random(SEED)  # noqa: S311 - nothing secret is drawn
            false = [(change(text, chance), text, passage) for text, passage in told]
            lies = [(lie, p) for lie, text, p in false if lie not in (None, text, *_sentences(p))]
            passed = sum(_passes(str(lie), passage, view) for lie, passage in lies)
            print(f"{name:<32}{passed:>5} of {len(lies)} pass")


def _sentences(passage: Passage) -> list[str]:
    if passage.kind is PassageKind.NOTE:
        return []
    spans = sentences(passage.text) if passage.kind is PassageKind.PROSE else [(0, None)]
    texts = [passage.text[start:end].strip() for start, end in spans]
    return [text for text in texts if len(text.split()) >= SHORTEST]


def _passes(text: str, passage: Passage, view: View) -> bool:
    document = view.documents[passage.document_id]
    given = Given(1, document, passage.start, passage.end, passage)
    try:
        return bool(held_claims([Claim(text, (1,), text)], [given], view, "fr"))
    except WriterSetback:
        return False


if __name__ == "__main__":
    main()
