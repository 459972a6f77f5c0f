"""Read scanned pages by optical recognition, when tesseract with French is installed."""

from __future__ import annotations

import contextlib
import functools
import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ingest.cleaning import clean

_PAGE_SECONDS = 90.0
_PAGE_PROCESSOR_SECONDS = 25  # a page takes two or three on a machine at rest
_MEMORY = 1024 * 1024 * 1024
_MAX_WORKERS = 4


@functools.cache
def recogniser() -> str | None:
    """Return the path of tesseract, None when it or its French is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    listed = _output([program, "--list-langs"], 10.0) or ""
    return program if "fra" in listed.split() else None


def recognise(images: Sequence[Path], deadline: float) -> list[list[str] | None]:
    """Return the lines of each image, empty lines as gaps; None for what there was no time for.

    `deadline` is on the monotonic clock.
    """
    workers = max(1, min(_MAX_WORKERS, (os.cpu_count() or 1), len(images)))
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(lambda image: _recognise(image, deadline), images))


def _recognise(image: Path, deadline: float) -> list[str] | None:
    program, seconds = recogniser(), min(_PAGE_SECONDS, deadline - time.monotonic())
    if program is None or seconds < 1 or not image.exists():
        return None
    # psm 1: find the page's orientation and its columns first.
    written = _output([program, str(image), "stdout", "-l", "fra", "--psm", "1"], seconds)
    if written is None:
        return None
    return [line.strip() for line in clean(written).replace("\f", "").split("\n")]


def _limit(process: int) -> None:
    processor = (_PAGE_PROCESSOR_SECONDS, _PAGE_PROCESSOR_SECONDS)
    resource.prlimit(process, resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.prlimit(process, resource.RLIMIT_CPU, processor)


def _output(command: list[str], seconds: float) -> str | None:
    environment = {"PATH": os.environ.get("PATH", ""), "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(  # noqa: S603 - a fixed program, arguments are no shell text
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.DEVNULL,
            env=environment,
        )  # fmt: skip
        with contextlib.suppress(ProcessLookupError):  # it may have ended already
            _limit(process.pid)
        try:
            code = process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return None
        out.seek(0)
        return out.read(2_000_000).decode("utf-8", "replace") if code == 0 else None
