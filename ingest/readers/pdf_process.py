"""Run an engine on a PDF in a child process, within limits."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

_CHILD = Path(__file__).with_name("pdf_child.py")


def run_child(
    engine: str, path: Path, memory: int, seconds: float, *arguments: str
) -> dict[str, Any]:
    """Run one engine in a child process; return what it found, or `{"error": …}`.

    Errors are `encrypted`, `corrupted`, `limit`, `memory` and `time`.
    """
    if seconds <= 0.5:
        return {"error": "time"}
    command = [sys.executable, "-I", str(_CHILD), engine, str(path.resolve())]
    command += [str(memory), str(max(1, round(seconds))), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - our own script, arguments are no shell text
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return {"error": "time"}
    if not done.stdout:
        return {"error": _error_of_exit(done.returncode, done.stderr)}
    try:
        found = json.loads(done.stdout)
    except ValueError:
        return {"error": "corrupted"}
    return found if isinstance(found, dict) else {"error": "corrupted"}


def _error_of_exit(code: int, stderr: bytes) -> str:
    if code in (-24, -9):  # SIGXCPU, SIGKILL: the limit on processor time
        return "time"
    return "memory" if b"MemoryError" in stderr or code == -6 else "corrupted"
