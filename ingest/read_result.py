"""What a reader gives back, whatever the format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.document import Block
from index.personal_data import PersonalKind
from ingest.acts.given import GivenAct
from ingest.metadata import Declared

_MANY_ODD = 3
_MAX_ODD_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class PageQuality:
    """How well a page was read.

    `odd` counts the characters that no French text has (replaced, private use, controls),
    `odd_share` is their share (0 to 1). `problems` are short
    French labels for staff; a page that has one is "mal lue".
    """

    page: int
    characters: int
    odd: int = 0
    odd_share: float = 0.0
    duplicated: bool = False
    columns: int = 1
    rotation: int = 0
    text_layer: bool = True
    recognised: bool = False

    @property
    def problems(self) -> tuple[str, ...]:
        """Return what staff should look at on this page."""
        found = []
        if not self.text_layer and not self.recognised:
            found.append("aucun texte")
        if self.odd >= _MANY_ODD or self.odd_share > _MAX_ODD_SHARE:
            found.append("caractères illisibles")
        if self.duplicated:
            found.append("texte extrait en double")
        return tuple(found)

    @property
    def badly_read(self) -> bool:
        """Tell whether the page is shown to staff as "page mal lue"."""
        return bool(self.problems)


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A file as read: one plain text and the blocks that span it.

    `declared` is what the file says of itself (front matter, core properties). `masked`
    counts the personal identifiers that were masked. `warnings` are in French. `breaks`
    are the offsets of the spaces that stand where the printed page broke a line. `given`
    are the acts that a structured source (an iMio answer, a register) holds.
    """

    text: str
    blocks: tuple[Block, ...]
    page_count: int | None = None
    declared: Declared = field(default_factory=Declared)
    warnings: tuple[str, ...] = ()
    pages: tuple[PageQuality, ...] = ()
    masked: Mapping[PersonalKind, int] = field(default_factory=dict)
    breaks: tuple[int, ...] = ()
    given: tuple[GivenAct, ...] = ()

    @property
    def printed(self) -> str:
        """Return the text, of the same length, with its printed lines as lines."""
        if not self.breaks:
            return self.text
        chars = list(self.text)
        for at in self.breaks:
            chars[at] = "\n"
        return "".join(chars)
