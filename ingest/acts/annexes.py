"""The annexes of acts: files in a folder named after the act's file.

`2022/pont.pdf` has its annexes in `2022/pont.annexes/`. Where a file holds many points,
those of one point are in a folder of its number: `seance.annexes/4/plan.pdf`. An annex is
told as such, is never taken for an act, and goes when its act goes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath, PurePosixPath

from index.document import DocumentType
from ingest.metadata import Declared

SUFFIX = ".annexes"
_POINT = re.compile(r"\d{1,4}(?:[.-]\d{1,4})?")


@dataclass(frozen=True, slots=True)
class Annexed:
    """The document of the act that an annex goes with, None when it is not there."""

    document_id: str | None
    point: str | None = None

    def declared(self, said: Declared, place: PurePath) -> Declared:
        """Return what is declared of the annex: that it is one, and the name of its file.

        Its first words are often "Annexe 1": people name files better.
        """
        words = re.sub(r"[\s_-]+", " ", place.stem).strip() or place.name
        return replace(
            said,
            title=said.title or words[:1].upper() + words[1:],
            type=said.type or DocumentType.ANNEX,
            annex_of=self.document_id,
            annex_point=self.point,
        )


def annexed(place: PurePosixPath, ids: Mapping[PurePosixPath, str]) -> Annexed | None:
    """Return what a file is an annex of, after the folders it stands in; None when it is none.

    `ids` are the ids of the files of the corpus, by their place without extension.
    """
    folder = place.parent
    point = None
    if not folder.name.endswith(SUFFIX) and _POINT.fullmatch(folder.name):
        point, folder = folder.name.replace("-", "."), folder.parent
    if not folder.name.endswith(SUFFIX):
        return None
    return Annexed(ids.get(folder.with_name(folder.name.removesuffix(SUFFIX))), point)
