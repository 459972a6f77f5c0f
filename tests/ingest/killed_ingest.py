"""Rehearse a death of `ingest` at each thing it does to the index folder.

Run as a program: each rehearsal is a fork that ingests a changed corpus and kills itself
(SIGKILL) right before its n-th action. Then another process must find the old or the new
build whole, and a following ingest must succeed and leave no trace of the dead one.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from index.analysis import analyse
from index.document import Audience
from index.library import Library
from ingest.pipeline import IngestOptions, ingest
from tests.fakes import HashingEmbedder

ACTIONS = {"open", "os.rename", "os.mkdir", "os.link", "os.remove", "os.rmdir", "shutil.rmtree"}
TEXT = "---\ntitre: Plan\npublic: public\n---\n\n# Plan\n\nVersion {}.\n"


def main(folder: Path) -> None:
    corpus, pristine = folder / "corpus", folder / "pristine"
    corpus.mkdir()
    analyse("un texte")  # read once, the forms of words are shared by every fork
    (corpus / "reste.md").write_text(TEXT.format("zéro"))
    (corpus / "plan.md").write_text(TEXT.format("une"))
    in_fork(partial(run, corpus, pristine))
    (corpus / "plan.md").write_text(TEXT.format("deux"))
    answers, at = [], 0
    while not answers or answers[-1]["killed"]:
        index_dir = folder / "index"
        shutil.copytree(pristine, index_dir)
        killed = in_fork(partial(run, corpus, index_dir, at)) == signal.SIGKILL
        verdict = folder / "verdict.json"
        in_fork(partial(inspect, corpus, index_dir, verdict))
        answers.append({"killed": killed, **json.loads(verdict.read_text())})
        shutil.rmtree(index_dir)
        at += 1
    print(json.dumps(answers))


def run(corpus: Path, index_dir: Path, fatal: int | None = None) -> None:
    """Ingest; die right before the action of that rank."""
    count = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        if event not in ACTIONS or str(index_dir) not in str(arguments[0]):
            return
        if event == "open" and arguments[1] in ("r", "rb"):
            return
        if count == fatal:
            os.kill(os.getpid(), signal.SIGKILL)
        count += 1

    sys.addaudithook(watch)
    ingest([corpus], index_dir, HashingEmbedder(), IngestOptions(keep=2))


def inspect(corpus: Path, index_dir: Path, verdict: Path) -> None:
    """Tell what answers after the death, then whether the next ingest recovers."""
    embedder = HashingEmbedder()
    library = Library(index_dir, embedder)
    before, problem = answer(library), library.health.problem
    report = ingest([corpus], index_dir, embedder, IngestOptions(keep=2))
    kept = {build.id for build in library.publication.builds()}
    left = {path.name for path in (index_dir / "builds").iterdir()} - kept
    told = {"before": before, "problem": problem, "after": answer(library)}
    told |= {"ok": report.indexed == 2, "left": sorted(left)}
    verdict.write_text(json.dumps(told))


def answer(library: Library) -> str:
    hits = library.view(frozenset({Audience.PUBLIC})).search("version une deux", k=1)
    return hits[0].passage.text


def in_fork(work: Callable[[], None]) -> int:
    """Do the work in a forked process; return the signal that ended it, 0 if none."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError("the rehearsal itself failed")
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


if __name__ == "__main__":
    main(Path(sys.argv[1]))
