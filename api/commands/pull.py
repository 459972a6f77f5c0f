"""`pst-assistant pull`: bring public deliberations from iA.Délib into the corpus."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from api.commands.options import Commands
from api.settings import Settings
from ingest.acts.connector import Source
from ingest.acts.connector import pull as pull_from
from ingest.acts.endpoint import Endpoint, EndpointError


def add_to(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "pull", help="rapatrier les délibérations publiques de iA.Délib dans le corpus"
    )
    command.add_argument(
        "--folder",
        type=Path,
        metavar="DOSSIER",
        help="où les écrire (par défaut : deliberations/imio du corpus)",
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Pull; the index is not touched: `ingest` reads what was brought."""
    if not settings.imio_url:
        print("Aucune adresse n'est réglée : renseignez PST_IMIO_URL.", file=sys.stderr)
        return 2
    folder = arguments.folder or settings.corpus_dir / "deliberations" / "imio"
    try:
        done = pull_from(_source(settings), folder)
    except EndpointError as problem:
        print(problem, file=sys.stderr)
        return 1
    print(
        f"Séances écrites : {done.written} ({done.points} points), inchangées : "
        f"{done.unchanged}, retirées : {done.removed}. Annexes : {done.annexes}"
        f"{f', non reprises : {done.missed}' if done.missed else ''}."
    )
    return 0


def _source(settings: Settings) -> Source:
    token = settings.imio_token.get_secret_value() if settings.imio_token else ""
    endpoint = Endpoint(
        settings.imio_url,
        token=token,
        hosts=frozenset(host.lower() for host in settings.imio_hosts),
        networks=settings.imio_networks,
    )
    return Source(endpoint, settings.imio_configs, settings.imio_institution)
