"""What staff are told of each file: read, with what warnings, or refused and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.personal_data import PersonalKind
from ingest.errors import Reason, UnreadableFileError
from ingest.read_result import PageQuality

_KIND_NAMES = {
    PersonalKind.NATIONAL_NUMBER: "numéro national",
    PersonalKind.BANK_ACCOUNT: "compte bancaire",
    PersonalKind.PHONE: "téléphone",
    PersonalKind.EMAIL: "adresse électronique",
    PersonalKind.BIRTH_DATE: "date de naissance",
    PersonalKind.HOME_ADDRESS: "adresse privée",
}


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file's line in the report. `reason` and `message` are None when it was read."""

    path: str
    document_id: str | None = None
    passages: int = 0
    characters: int = 0
    page_count: int | None = None
    warnings: tuple[str, ...] = ()
    pages: tuple[PageQuality, ...] = ()
    masked: Mapping[PersonalKind, int] = field(default_factory=dict)
    reason: Reason | None = None
    message: str | None = None

    @property
    def ok(self) -> bool:
        """Tell whether the file was read."""
        return self.reason is None

    @property
    def badly_read_pages(self) -> tuple[int, ...]:
        """Return the pages to show staff as "page mal lue"."""
        return tuple(page.page for page in self.pages if page.badly_read)

    def notes(self) -> tuple[str, ...]:
        """Return all that staff should know of the file, in French."""
        if self.message is not None:
            return (self.message,)
        notes = list(self.warnings)
        for page in self.pages:
            if page.badly_read:
                notes.append(f"Page {page.page} mal lue : {', '.join(page.problems)}.")
        for kind, count in self.masked.items():
            notes.append(f"Données masquées, {_KIND_NAMES[kind]} : {count}.")
        return tuple(notes)


def refused(path: str, error: UnreadableFileError) -> FileReport:
    """Return the report of a file that could not be read."""
    return FileReport(path=path, reason=error.reason, message=error.message)
