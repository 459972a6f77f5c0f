"""`pst-assistant serve`: the HTTP service."""

from __future__ import annotations

import argparse
import logging
import sys

from api.commands.ingest import ingest_and_tell
from api.commands.options import Commands, with_data
from api.settings import Settings


def add_to(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser("serve", help="lancer le service HTTP")
    command.add_argument("--host", help="adresse d'écoute (par défaut : PST_HOST)")
    command.add_argument("--port", type=int, help="port d'écoute (par défaut : PST_PORT)")
    command.add_argument(
        "--refresh", action="store_true", help="mettre d'abord l'index à jour avec le corpus"
    )
    with_data(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Serve until interrupted."""
    import uvicorn

    from api.app import create_app
    from api.opening import open_assistant, open_embedder, open_ready_library, open_writer
    from api.rooms import assemble

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    for name in ("alembic", "bm25s", "httpx", "httpx2", "openai"):
        logging.getLogger(name).setLevel(logging.WARNING)
    host, port = arguments.host or settings.host, arguments.port or settings.port
    embedder = open_embedder(settings)
    if arguments.refresh:
        ingest_and_tell(settings, embedder)  # Whatever happens, the last good build answers.
    library = open_ready_library(settings, embedder)
    writer = open_writer(settings)
    rooms = assemble(settings, library, open_assistant(writer), writer)
    app = create_app(settings, rooms)
    problem = app.state.rooms.shelf.health.problem
    if problem:
        print(problem, file=sys.stderr)
    print(f"Assistant PST : http://{host}:{port} (Ctrl+C pour arrêter)", flush=True)
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_config=None,
        log_level="warning",
        access_log=False,  # Addresses and questions stay out of the logs.
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
    )
    return 0
