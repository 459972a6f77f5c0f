"""Compare what is read of PDF files with what pypdfium2 alone reads of them.

    python benchmarks/pdf_reading.py FOLDER [--json]

For each file: time, memory of the child processes, characters, recall (share of pypdfium2's
letters and digits that were read) and precision (share of those read that pypdfium2 has).
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

import pypdfium2

from index.text import fold
from ingest.errors import UnreadableFileError
from ingest.limits import Limits
from ingest.readers.pdf import read_pdf


@dataclass(frozen=True, slots=True)
class Line:
    """One file of the report. Shares are None when pypdfium2 reads nothing."""

    file: str
    outcome: str
    seconds: float
    peak_mb: int
    characters: int
    reference: int
    recall: float | None
    precision: float | None
    badly_read: int


def reference_text(path: Path) -> str:
    """Return what pypdfium2 reads of a file, empty when it cannot open it."""
    try:
        document = pypdfium2.PdfDocument(path)
        return "\n".join(page.get_textpage().get_text_range(errors="replace") for page in document)
    except pypdfium2.PdfiumError:
        return ""


def compare(path: Path) -> Line:
    """Read a file and compare it."""
    start = time.monotonic()
    text, outcome, badly_read = "", "lu", 0
    try:
        result = read_pdf(path, Limits(recognition_seconds=0))
        text = result.text
        badly_read = sum(page.badly_read for page in result.pages)
    except UnreadableFileError as error:
        outcome = error.reason.value
    seconds = time.monotonic() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    reference = reference_text(path)
    recall, precision = shares(letters(text), letters(reference))
    return Line(
        path.name, outcome, round(seconds, 2), peak, len(text), len(reference), recall, precision,
        badly_read,
    )  # fmt: skip


def letters(text: str) -> Counter[str]:
    """Return a text's letters and digits, folded: order and spaces are the layout's."""
    return Counter(char for char in fold(text) if char.isalnum())


def shares(read: Counter[str], reference: Counter[str]) -> tuple[float | None, float | None]:
    """Return recall and precision of what was read, by character."""
    common = (read & reference).total()
    recall = round(common / reference.total(), 4) if reference else None
    return recall, round(common / read.total(), 4) if read and reference else None


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    lines = [compare(path) for path in sorted(options.folder.glob("*.pdf"))]
    if options.json:
        json.dump([asdict(line) for line in lines], sys.stdout, ensure_ascii=False, indent=1)
        return
    print(f"{'file':42} {'outcome':10} {'s':>6} {'chars':>8} {'pdfium':>8} recall precision badly")
    for line in lines:
        told = [
            f"{share:.3f}" if share is not None else "–" for share in (line.recall, line.precision)
        ]
        print(
            f"{line.file[:42]:42} {line.outcome:10} {line.seconds:6.2f} {line.characters:8}"
            f" {line.reference:8} {told[0]:>6} {told[1]:>9} {line.badly_read:5}"
        )
    print(f"peak memory of a child process: {max(line.peak_mb for line in lines)} MB")


if __name__ == "__main__":
    main()
