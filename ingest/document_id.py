"""Name documents: a stable, readable slug of each file's path."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

from index.text import fold

_MAX_SLUG = 100


def document_slug(relative_path: PurePath) -> str:
    """Return a path's slug: `deliberations/2022.md` is `deliberations-2022`."""
    words = fold(relative_path.with_suffix("").as_posix())
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:_MAX_SLUG].strip("-") or "document"


def document_ids(relative_paths: Iterable[PurePath]) -> dict[PurePath, str]:
    """Return a unique id for each path.

    Paths that share a slug are told apart by their extension, then by their rank in
    alphabetical order.
    """
    ids: dict[PurePath, str] = {}
    taken: set[str] = set()
    for path in sorted(set(relative_paths)):
        slug = document_slug(path)
        extension = re.sub(r"[^a-z0-9]", "", path.suffix.lower())
        names = [slug, f"{slug}-{extension}" if extension else slug]
        rank = 2
        while names[0] in taken:
            names = names[1:] or [f"{slug}-{rank}"]
            rank += len(names) == 1 and names[0] in taken
        ids[path] = names[0]
        taken.add(names[0])
    return ids
