"""Measure how long a whole HTTP answer takes, one client, beside the answer alone.

    python -m benchmarks.http_latency --questions corpus/questions.jsonl

The corpus is ingested into a folder of its own and served on loopback by a child process;
every question is asked over HTTP, then to the assistant in this process. The ratio tells what
HTTP, conversation and storage add.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from assistant.pipeline import Assistant
from assistant.question import Question
from index.document import Audience
from index.embedder import load_embedder
from index.library import Library
from ingest.pipeline import ingest

ROOT = Path(__file__).parents[1]
_PATIENCE = 60


def main() -> None:
    """Print the percentiles of both, in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument("--questions", type=Path, default=ROOT / "corpus" / "questions.jsonl")
    options = parser.parse_args()
    rows = options.questions.read_text("utf-8").splitlines()
    questions = [json.loads(row)["q"] for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        embedder = load_embedder()
        ingest([options.corpus], Path(folder), embedder)
        with served(Path(folder)) as address:
            told = timed(lambda q: _ask(address, q), questions)
        view = Library(Path(folder), embedder).view(frozenset({Audience.PUBLIC}))
        alone = timed(lambda q: Assistant().answer(Question(q), view), questions)
    _print("HTTP", told)
    _print("assistant", alone)
    print(f"ratio of the medians {statistics.median(told) / statistics.median(alone):.2f}")


def timed(ask: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    """Return the milliseconds that each question takes, the first few asked before."""
    for question in questions[:5]:
        ask(question)
    spent = []
    for question in questions:
        start = time.perf_counter()
        ask(question)
        spent.append(1000 * (time.perf_counter() - start))
    return spent


@contextmanager
def served(index: Path) -> Iterator[str]:
    """Serve a folder of builds on a free port of loopback while the block runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    database = f"sqlite:///{index / 'questions.sqlite'}"
    command = [sys.executable, "-m", "api", "serve", "--data", str(index), "--port", str(port)]
    service = subprocess.Popen(  # noqa: S603 (our own command)
        command, env=os.environ | {"PST_DATABASE_URL": database}, stdout=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{address}/readyz")
        yield address
    finally:
        service.terminate()
        service.wait()


def _wait(address: str) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            with urlopen(address):  # noqa: S310 (loopback)
                return
        except URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def _ask(address: str, question: str) -> None:
    body = json.dumps({"question": question}).encode()
    headers = {"Content-Type": "application/json"}
    with urlopen(Request(f"{address}/api/v1/questions", body, headers)) as answer:  # noqa: S310
        answer.read()


def _print(name: str, spent: Sequence[float]) -> None:
    cuts = statistics.quantiles(spent, n=100)
    print(f"{name:<10} p50 {cuts[49]:6.1f} ms   p95 {cuts[94]:6.1f} ms   p99 {cuts[98]:6.1f} ms")


if __name__ == "__main__":
    main()
