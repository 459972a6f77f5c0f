"""Measure how long answers about acts take on the index that `benchmarks.scale` made.

Run: python -m benchmarks.act_answers --index /tmp/echelle/index
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import time
from collections import Counter
from pathlib import Path

from assistant.pipeline import Assistant
from assistant.question import Question
from benchmarks.scale import PLACES, SUBJECTS
from index.document import Audience
from index.embedder import load_embedder
from index.library import Library
from tests.fakes import HashingEmbedder

QUESTIONS = (
    "Quelles délibérations concernent {place} ?",
    "Qu’a décidé le conseil sur {subject} à {place} ?",
    "Quelles délibérations de plus de 800.000 € en 2022 ?",
    "Combien de délibérations en mars 2023 ?",
    "Quelles décisions ont été prises à la dernière séance ?",
    "Quelles délibérations sur {subject} depuis 2023 ?",
    "Quel montant pour {subject} à {place} ?",
    "Quelles délibérations sur l’énergie nucléaire ?",
)


def main() -> None:
    """Open the index, ask, and print the times and the memory."""
    arguments = _arguments()
    embedder = HashingEmbedder(dimension=256) if arguments.hashing else load_embedder()
    start = time.perf_counter()
    view = Library(arguments.index, embedder).view(frozenset({Audience.PUBLIC}))
    print(f"ouverture : {time.perf_counter() - start:.1f} s, {len(view.acts)} actes")
    assistant, draw = Assistant(), random.Random(7)  # noqa: S311 (no secret here)
    start = time.perf_counter()
    assistant.answer(Question(QUESTIONS[0].format(place=PLACES[0])), view)
    print(f"première question (registre des actes) : {time.perf_counter() - start:.1f} s")
    times: dict[str, list[float]] = {question: [] for question in QUESTIONS}
    ends: Counter[str] = Counter()
    for _ in range(arguments.rounds):
        for form in QUESTIONS:
            asked = form.format(place=draw.choice(PLACES), subject=draw.choice(SUBJECTS))
            start = time.perf_counter()
            ends[assistant.answer(Question(asked), view).status.value] += 1
            times[form].append((time.perf_counter() - start) * 1000)
    for form, spent in times.items():
        print(f"{statistics.median(spent):6.0f} ms  {form}")
    every = [value for spent in times.values() for value in spent]
    p95 = statistics.quantiles(every, n=20)[-1]
    print(f"médiane {statistics.median(every):.0f} ms, p95 {p95:.0f} ms, {dict(ends)}")
    print(f"mémoire : {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} Mo")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--hashing", action="store_true", help="an index made without a model")
    return parser.parse_args()


if __name__ == "__main__":
    main()
