"""The collection of difficult PDF files beside the project: each read, or refused rightly."""

import csv
import time
from pathlib import Path

import pytest

from ingest.errors import Reason, UnreadableFileError
from ingest.limits import Limits
from ingest.readers.pdf import read_pdf

FOLDER = Path(__file__).parents[3].parent / "shared" / "pdf"
FILES = sorted(FOLDER.glob("*.pdf"))
SECONDS = 30.0

pytestmark = pytest.mark.skipif(not FILES, reason="la collection de PDF n’est pas là (../shared)")


def table() -> dict[str, dict[str, str]]:
    with (FOLDER / "TABLE.csv").open(encoding="utf-8", newline="") as file:
        return {row["file"]: row for row in csv.DictReader(file)}


def outcome(path: Path) -> Reason | int:
    """Return why a file is refused, or how many characters were read of it."""
    try:
        return len(read_pdf(path, Limits(seconds=SECONDS - 2, recognition_seconds=0)).text)
    except UnreadableFileError as error:
        return error.reason


def expected(row: dict[str, str]) -> set[Reason] | int:
    """Return the right reasons for refusing a file, or how many characters it has."""
    told = row["expected"]
    by_pypdf, by_pdfium = row["pypdf_7.1.0_chars_or_error"], row["pdfium_5.15.2_chars_or_error"]
    if "NotDecrypted" in by_pypdf:
        return {Reason.ENCRYPTED}
    if by_pypdf.isdecimal() and int(by_pypdf):
        return int(by_pypdf)
    if "scanned" in told or by_pypdf == by_pdfium == "0":
        return {Reason.SCANNED, Reason.EMPTY}
    if "fallback" in told:
        return {Reason.EMPTY, Reason.SCANNED}
    return {Reason.CORRUPTED, Reason.EMPTY}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_is_read_in_time_or_refused_with_its_reason(path: Path) -> None:
    start = time.monotonic()
    found, wanted = outcome(path), expected(table()[path.name])
    assert time.monotonic() - start < SECONDS
    if isinstance(wanted, set):
        assert found in wanted
    elif found is not Reason.ILLEGIBLE:
        assert isinstance(found, int)
        assert found > 0.85 * wanted or "extracted about 4x" in table()[path.name]["tests"]
