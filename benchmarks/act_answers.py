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
from assistant.readiness import prepare
from benchmarks.scale import PLACES, SUBJECTS, spread
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
    prepare(view)
    print(f"préparation (registre des actes, listes, fil du PST) : {_since(start):.1f} s")
    start = time.perf_counter()
    assistant.answer(Question(QUESTIONS[0].format(place=PLACES[0])), view)
    print(f"première question : {_since(start):.2f} s")
    times: dict[str, list[float]] = {question: [] for question in QUESTIONS}
    processors: list[float] = []
    ends: Counter[str] = Counter()
    for _ in range(arguments.rounds):
        for form in QUESTIONS:
            asked = form.format(place=draw.choice(PLACES), subject=draw.choice(SUBJECTS))
            start, spent = time.perf_counter(), time.process_time()
            ends[assistant.answer(Question(asked), view).status.value] += 1
            times[form].append(_since(start) * 1000)
            processors.append((time.process_time() - spent) * 1000)
    for form, taken in times.items():
        print(f"{statistics.median(taken):6.0f} ms  {form}")
    every = [value for taken in times.values() for value in taken]
    print(f"{spread(every)} ; processeur : {spread(processors)} ; {dict(ends)}")
    print(f"mémoire : {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} Mo")


def _since(start: float) -> float:
    return time.perf_counter() - start


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--hashing", action="store_true", help="an index made without a model")
    return parser.parse_args()


if __name__ == "__main__":
    main()
