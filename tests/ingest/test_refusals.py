"""Files that cannot be read are refused, each with its reason."""

from pathlib import Path

import pytest

from index.lexicon import Lexicon
from ingest.errors import Reason, UnreadableFileError
from ingest.reading import read_document


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refusal(path: Path) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as caught:
        read_document(path, document_id="x", lexicon=Lexicon.EMPTY)
    return caught.value


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.md", b"", Reason.EMPTY),
        ("a.md", b"  \n\n", Reason.EMPTY),
        ("a.xyz", b"texte", Reason.UNKNOWN_TYPE),
        ("a.pdf", b"bonjour", Reason.TYPE_MISMATCH),
        ("a.txt", b"%PDF-1.7\n", Reason.TYPE_MISMATCH),
        ("a.docx", b"bonjour", Reason.TYPE_MISMATCH),
        ("a.docx", b"PK\x03\x04 pas une archive", Reason.CORRUPTED),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Reason.ENCRYPTED),
        ("a.md", b"---\npublic: tous\n---\n# T\n", Reason.METADATA),
    ],
)
def test_file_that_cannot_be_read_is_refused_with_its_reason(
    tmp_path: Path, name: str, content: bytes, reason: Reason
) -> None:
    error = refusal(write(tmp_path, name, content))
    assert error.reason is reason
    assert error.message.endswith(".")


def test_text_beyond_what_is_read_here_is_refused(tmp_path: Path) -> None:
    assert refusal(write(tmp_path, "a.md", b"mot " * 2_000_000)).reason is Reason.OVERSIZED


def test_missing_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "absent.md").reason is Reason.CORRUPTED


@pytest.mark.parametrize(
    ("front_matter", "told"),
    [
        ("titre: A\npublic: tous", "ligne 3 : « public »"),
        ("titre: A\npublique: public", "« publique » est inconnue"),
        ("titre: [A]", "ligne 2 : « titre » doit être un texte"),
        ("date: hier", "« date » doit être une date"),
        ("titre: 'A", "En-tête"),
        ("date: 2022-13-45", "En-tête"),
    ],
)
def test_front_matter_error_names_the_key_and_the_line(
    tmp_path: Path, front_matter: str, told: str
) -> None:
    error = refusal(write(tmp_path, "a.md", f"---\n{front_matter}\n---\n# T\n\nTexte.\n"))
    assert error.reason is Reason.METADATA
    assert told in error.message
