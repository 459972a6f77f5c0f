"""`pst-assistant withdraw`: withdraw a document, or let it come back."""

from __future__ import annotations

import argparse
import sys

from api.commands.options import Commands, with_data
from api.settings import Settings
from api.storage.conversations import Conversations
from api.storage.database import Database, StorageUnavailable
from api.withdrawing import withdraw
from index.withdrawals import Withdrawals


def add_to(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "withdraw", help="retirer un document de l'index, des versions gardées et des réponses"
    )
    command.add_argument("document", metavar="DOCUMENT", help="l'identifiant du document")
    command.add_argument(
        "--restore", action="store_true", help="le laisser revenir à la prochaine indexation"
    )
    with_data(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Withdraw or restore; servers that run follow at their next question."""
    if arguments.restore:
        return _restore(arguments.document, settings)
    database = Database(settings.database)
    try:
        builds, answers = withdraw(arguments.document, settings.index_dir, Conversations(database))
    except StorageUnavailable:
        print("Retiré de l'index, mais la base de données ne répond pas.", file=sys.stderr)
        return 1
    finally:
        database.close()
    print(f"{arguments.document} : retiré de {builds} version(s) et de {answers} réponse(s).")
    return 0


def _restore(document_id: str, settings: Settings) -> int:
    if not Withdrawals(settings.index_dir).remove(document_id):
        print(f"{document_id} n'était pas retiré.", file=sys.stderr)
        return 1
    print(f"{document_id} reviendra à la prochaine indexation.")
    return 0
