"""Options that several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def with_data(command: argparse.ArgumentParser) -> None:
    """Let a command use another index folder than the configured one."""
    command.add_argument(
        "--data",
        type=Path,
        metavar="DOSSIER",
        help="dossier de l'index (par défaut : PST_INDEX_DIR)",
    )


def with_json(command: argparse.ArgumentParser) -> None:
    """Let a command print JSON."""
    command.add_argument("--json", action="store_true", help="écrire du JSON")
