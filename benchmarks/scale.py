"""Measure ingestion, the second run, search and memory on many generated acts.

    python -m benchmarks.scale --acts 20000 --folder /tmp/echelle

The acts are variations on one invented form: they are for measuring, never for a corpus.
"""

from __future__ import annotations

import argparse
import itertools
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from assistant.pipeline import Assistant
from assistant.question import Question
from index.document import Audience
from index.embedder import Embedder, load_embedder
from index.library import Library
from index.view import Filters
from ingest.pipeline import IngestOptions, ingest
from tests.fakes import HashingEmbedder

SUBJECTS = (
    "la rénovation de la bibliothèque", "l’octroi d’un subside au club sportif",
    "l’achat de véhicules électriques", "le compte annuel de la régie", "le plan de mobilité",
    "la convention avec le centre culturel", "l’entretien des cours d’eau",
    "le règlement du prêt d’études", "la désignation d’un auteur de projet",
    "les travaux de toiture de l’école provinciale", "la lutte contre les espèces invasives",
    "l’accueil des enfants pendant les congés", "la formation des pompiers",
)  # fmt: skip
PLACES = ("Aubel", "Bièvre", "Couvin", "Dinant", "Eghezée", "Florennes", "Gesves", "Hamois",
          "Jemeppe", "Mettet", "Ohey", "Profondeville", "Rochefort", "Sambreville", "Viroinval",
          "Walcourt", "Yvoir")  # fmt: skip
QUESTIONS = (
    "Qu’a décidé le conseil sur la rénovation de la bibliothèque de {place} ?",
    "subside club sportif {place}", "véhicules electriqes", "travaux école {place} montant",
    "convention centre culturel {place}", "Quels travaux de toiture ont été décidés ?",
)  # fmt: skip
_FILTERS = Filters(date_from="2022")


def main() -> None:
    """Generate, ingest twice and once changed, then search, and print the figures."""
    arguments = _arguments()
    corpus, index_dir = arguments.folder / "corpus", arguments.folder / "index"
    shutil.rmtree(index_dir, ignore_errors=True)
    _generate(corpus, arguments.acts)
    embedder = _embedder(arguments.model)
    first = _timed("premier passage", corpus, index_dir, embedder)
    second = _timed("deuxième passage, rien n’a changé", corpus, index_dir, embedder)
    (corpus / "public" / "acte-000000.md").write_text(_variant(-1, 0), "utf-8")
    third = _timed("troisième passage, un acte a changé", corpus, index_dir, embedder)
    print(f"rapport : {first / second:.0f} × (rien), {first / third:.0f} × (un acte)")
    print(f"mémoire de l’indexation : {_peak()} Mo", flush=True)
    command = [sys.executable, "-m", "benchmarks.scale", "--search", "--folder"]
    model = ["--model", arguments.model] if arguments.model else []
    subprocess.run([*command, str(arguments.folder), *model], check=True)  # noqa: S603 (ourselves)


def search(index_dir: Path, model: str | None) -> None:
    """Print how long it takes to open the index, to search it and to answer, and the memory."""
    embedder = _embedder(model)
    start = time.perf_counter()
    view = Library(index_dir, embedder).view(frozenset({Audience.PUBLIC}))
    print(f"ouverture : {time.perf_counter() - start:.1f} s, {len(view.passages)} passages")
    assistant = Assistant()
    doors: dict[str, Callable[[str], object]] = {
        "recherche": lambda question: view.search(question, 20),
        "recherche avec filtres": lambda question: view.search(question, 20, _FILTERS),
        "réponse": lambda question: assistant.answer(Question(question), view),
    }
    for name, door in doors.items():
        walls, processors = zip(*_times(door), strict=True)
        print(f"{name} : {spread(walls)} ; processeur : {spread(processors)}", flush=True)
    print(f"mémoire de la recherche : {_peak()} Mo")


def spread(times: Sequence[float]) -> str:
    """Return the median and the 95th percentile of times in milliseconds."""
    p95 = statistics.quantiles(times, n=20)[-1]
    return f"médiane {statistics.median(times):.0f} ms, p95 {p95:.0f} ms"


def _times(door: Callable[[str], object]) -> Iterator[tuple[float, float]]:
    """Yield how many milliseconds each of some questions takes, the first one left out.

    By the clock, then by the processor: the first tells of the machine's other work too.
    """
    draw = random.Random(7)  # noqa: S311 (no secret here)
    for at in range(61):
        question = draw.choice(QUESTIONS).format(place=draw.choice(PLACES))
        start, spent = time.perf_counter(), time.process_time()
        door(question)
        if at:
            yield (time.perf_counter() - start) * 1000, (time.process_time() - spent) * 1000


def _timed(label: str, corpus: Path, index_dir: Path, embedder: Embedder) -> float:
    start = time.perf_counter()
    shown = _Steps()
    report = ingest([corpus], index_dir, embedder, IngestOptions(progress=shown))
    spent = time.perf_counter() - start
    print(
        f"{label} : {spent:.1f} s ; {report.indexed} fichiers, {report.read} lus, "
        f"{report.embedded} passages calculés ; {shown}",
        flush=True,
    )
    return spent


class _Steps:
    """Progress that tells how long each step took."""

    def __init__(self) -> None:
        self.started: dict[str, float] = {}

    def __call__(self, _done: int, _total: int, label: str) -> None:
        self.started.setdefault(label, time.perf_counter())

    def __str__(self) -> str:
        marks = [*self.started.values(), time.perf_counter()]
        spent = [after - before for before, after in itertools.pairwise(marks)]
        steps = zip(self.started, spent, strict=True)
        return ", ".join(f"{label.lower()} {seconds:.1f} s" for label, seconds in steps)


def _embedder(model: str | None) -> Embedder:
    return HashingEmbedder(dimension=256) if model == "hashing" else load_embedder(model)


def _generate(corpus: Path, count: int) -> None:
    shutil.rmtree(corpus, ignore_errors=True)
    (corpus / "public").mkdir(parents=True)
    for number in range(count):
        path = corpus / "public" / f"acte-{number:06}.md"
        path.write_text(_variant(number, number), "utf-8")


def _variant(seed: int, number: int) -> str:
    draw = random.Random(seed)  # noqa: S311 (no secret here)
    return "\n\n".join(_lines(draw, number)) + "\n"


def _lines(draw: random.Random, number: int) -> Iterator[str]:
    subject, place = draw.choice(SUBJECTS), draw.choice(PLACES)
    date = f"{draw.randint(2018, 2024)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    amount = draw.randint(1_000, 900_000)
    yield f"---\ntype: deliberation\nstatut: adopte\ndate: {date}\n---"
    yield f"# Acte n° {number} : {subject} de {place}"
    for _ in range(draw.randint(2, 4)):
        article = draw.randint(1, 3000)
        yield f"Vu l’article L{article} du Code de la démocratie locale, dossier {number} ;"
    for _ in range(draw.randint(2, 5)):
        other = draw.choice(SUBJECTS)
        yield (
            f"Considérant que {subject} à {place} répond à une demande des habitants, "
            f"au même titre que {other}, selon le rapport {draw.randint(1, 99999)} ;"
        )
    yield "## Décide"
    yield f"**Article 1er.** D’approuver {subject} à {place} pour un montant de {amount} €."
    yield f"**Article 2.** D’imputer la dépense à l’article {draw.randint(100, 999)}/{number}."
    yield f"**Article 3.** De charger le collège de l’exécution de l’acte {number}."


def _peak() -> int:
    """Return the most memory this process has held, in megabytes (Linux)."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--acts", type=int, default=20_000)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--model", help="a model, or `hashing` to leave embedding out of account")
    parser.add_argument("--search", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    if (given := _arguments()).search:
        search(given.folder / "index", given.model)
    else:
        main()
