"""`pst-assistant rollback`: go back to an earlier version of the index."""

from __future__ import annotations

import argparse

from api.commands.options import Commands, with_data
from api.settings import Settings
from index.publication import Publication


def add_to(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser("rollback", help="revenir à une version de l'index")
    command.add_argument(
        "build",
        nargs="?",
        metavar="VERSION",
        help="la version voulue (par défaut : celle d'avant)",
    )
    with_data(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Go back; servers that run follow at their next question."""
    build = Publication(settings.index_dir).rollback(arguments.build)
    print(f"La version {build} répond maintenant.")
    return 0
