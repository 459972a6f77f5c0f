"""What can be wrong with an index. Messages are for operators, in French."""

from __future__ import annotations


class BuildError(Exception):
    """Say what is wrong with the index, and what to do about it."""


class NoBuildError(BuildError):
    """Raised when nothing was ever published, or nothing published can be read."""


class CorruptBuildError(BuildError):
    """Raised when a build's files are not those its manifest describes."""


class ForeignEmbedderError(BuildError):
    """Raised when a build was made with another embedder than the one in use."""


class BusyIndexError(BuildError):
    """Raised when another process is writing a build."""


class UnknownBuildError(BuildError):
    """Raised when the build to go back to is not among those kept."""
