"""Find the files of a corpus, and give each its place and document id."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ingest import known_questions, question_vectors
from ingest.acts.annexes import Annexed, annexed
from ingest.document_id import document_ids
from ingest.errors import Reason, UnreadableFileError

LEXICON = "lexique.txt"
_COMPANIONS = frozenset(
    {LEXICON, known_questions.FILE, question_vectors.VECTORS, "questions.jsonl"}
)
_GUIDE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ_-]*\.(?:md|txt)")
"""Files that speak of the corpus: LISEZMOI.md, ORIGINE.md…"""


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file to read. `place` is its path inside the corpus, which its id is made from.

    `refusal` is why it must not even be opened. `annex` is the act that it goes with.
    """

    path: Path
    place: PurePosixPath
    document_id: str
    refusal: UnreadableFileError | None = None
    annex: Annexed | None = None


def find_files(roots: Sequence[Path]) -> list[CorpusFile]:
    """Return the files under the given folders, and the given files, in a stable order.

    In a folder, hidden files, the lexicon, known questions, the question set and guides (a
    Markdown or text file named in capitals) are not documents. Links that lead out of the
    folder are refused.
    What stands in a folder named after a file and `.annexes` is an annex of that file's act.
    Raises FileNotFoundError when a root does not exist.
    """
    found: dict[PurePosixPath, tuple[Path, UnreadableFileError | None]] = {}
    for root in roots:
        for path, inside in _walk(root):
            if inside in found and found[inside][0].samefile(path):
                continue
            place = inside if inside not in found else PurePosixPath(root.name) / inside
            found[place] = (path, _refusal(path, root))
    ids = document_ids(found)
    named = {place.with_suffix(""): ids[place] for place in sorted(found, reverse=True)}
    return [
        CorpusFile(path, place, ids[place], why, annexed(place, named))
        for place, (path, why) in found.items()
    ]


def find_lexicon(roots: Sequence[Path]) -> Path | None:
    """Return the lexicon of the first folder that has one."""
    return _companion(LEXICON, roots)


def find_known_questions(roots: Sequence[Path]) -> Path | None:
    """Return the known questions of the first folder that has some."""
    return _companion(known_questions.FILE, roots)


def _companion(name: str, roots: Sequence[Path]) -> Path | None:
    paths = (root / name for root in roots if root.is_dir())
    return next((path for path in paths if path.is_file()), None)


def _walk(root: Path) -> Iterator[tuple[Path, PurePosixPath]]:
    if not root.is_dir():
        if not root.exists():
            raise FileNotFoundError(root)
        yield root, PurePosixPath(_printable(root.name))
        return
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not _is_companion(name):
                path = Path(folder, name)
                yield path, PurePosixPath(_printable(path.relative_to(root).as_posix()))


def _is_companion(name: str) -> bool:
    return name.startswith(".") or name in _COMPANIONS or _GUIDE.fullmatch(name) is not None


def _refusal(path: Path, root: Path) -> UnreadableFileError | None:
    outside = path.is_symlink() and not path.resolve().is_relative_to(root.resolve())
    if outside and root.is_dir():
        return UnreadableFileError(Reason.OUTSIDE)
    if not path.is_file():
        return UnreadableFileError(Reason.UNKNOWN_TYPE, "Ce n’est pas un fichier ordinaire.")
    return None


def _printable(name: str) -> str:
    """Return a name that any text file can hold: the bytes that are no text are replaced."""
    return os.fsencode(name).decode("utf-8", "replace")
