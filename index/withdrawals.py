"""The documents that staff withdrew: later builds leave them out, wherever their files are."""

from __future__ import annotations

import json
from pathlib import Path

_FILE = "withdrawn.json"


class Withdrawals:
    """The list of withdrawn documents, kept beside the builds of an index."""

    def __init__(self, index_dir: Path) -> None:
        self._path = index_dir / _FILE

    def ids(self) -> frozenset[str]:
        """Return the ids of the documents withdrawn.

        Raises ValueError when the list is damaged: to publish what was withdrawn would be
        worse than not to publish.
        """
        if not self._path.exists():
            return frozenset()
        listed = json.loads(self._path.read_text(encoding="utf-8"))
        if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
            raise ValueError(f"{_FILE} n'est pas une liste d'identifiants")
        return frozenset(listed)

    def add(self, document_id: str) -> None:
        """Withdraw a document."""
        self._write(self.ids() | {document_id})

    def remove(self, document_id: str) -> bool:
        """Let a document come back with the next ingestion; False when it was not withdrawn."""
        ids = self.ids()
        self._write(ids - {document_id})
        return document_id in ids

    def _write(self, ids: frozenset[str]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        passing = self._path.with_suffix(".tmp")
        passing.write_text(json.dumps(sorted(ids), ensure_ascii=False), encoding="utf-8")
        passing.replace(self._path)
