"""Name documents: a stable, readable slug of each file's path."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import PurePath

from index.text import fold

_MAX_SLUG = 100


def document_slug(relative_path: PurePath) -> str:
    """Return a path's slug: `deliberations/2022.md` is `deliberations-2022`."""
    words = fold((relative_path.parent / relative_path.stem).as_posix())
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:_MAX_SLUG].strip("-") or "document"


def document_ids(relative_paths: Iterable[PurePath]) -> dict[PurePath, str]:
    """Return a unique id for each path.

    Paths that share a slug are told apart by their extension, then by their rank in
    alphabetical order.
    """
    ids: dict[PurePath, str] = {}
    taken: set[str] = set()
    for path in sorted(set(relative_paths)):
        ids[path] = next(name for name in _names(path) if name not in taken)
        taken.add(ids[path])
    return ids


def _names(path: PurePath) -> Iterator[str]:
    slug, extension = document_slug(path), re.sub(r"[^a-z0-9]", "", path.suffix.lower())
    yield slug
    if extension:
        slug = f"{slug}-{extension}"
        yield slug
    for rank in count(2):
        yield f"{slug}-{rank}"
