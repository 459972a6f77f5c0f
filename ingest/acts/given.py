"""Acts whose facts a structured source gives: an iMio answer, a register."""

from __future__ import annotations

from dataclasses import dataclass

from index.document import LegalStatus, Vote


@dataclass(frozen=True, slots=True)
class GivenAct:
    """An act known by its blocks `[first, last)`; the first block is its title.

    Blocks, not offsets, because masking moves offsets and keeps blocks. Fields are those
    of `index.document.Act`; `legal_status` None is to be read in the text, after the
    state that the source names.
    """

    first: int
    last: int
    institution: str | None = None
    organ: str | None = None
    sitting_date: str | None = None
    point: str | None = None
    reference: str | None = None
    matter: str | None = None
    representative: str | None = None
    legal_status: LegalStatus | None = None
    state: str = ""
    vote: Vote | None = None
    annexes: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    url: str | None = None
