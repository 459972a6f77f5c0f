"""`pst-assistant ingest`: read files or folders into a new build and publish it."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from api.commands.options import Commands, with_data, with_json
from api.settings import Settings
from index.document import Audience
from index.errors import BuildError, BusyIndexError
from index.lexicon import LexiconError
from ingest.known_questions import KnownQuestionsError

if TYPE_CHECKING:
    from index.embedder import Embedder
    from ingest.pipeline import IngestReport

AUDIENCES = {"public": Audience.PUBLIC, "interne": Audience.INTERNAL}


def add_to(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser("ingest", help="lire des documents et publier l'index")
    command.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="CHEMIN",
        help="fichiers ou dossiers (par défaut : le corpus et les fichiers envoyés)",
    )
    command.add_argument(
        "--audience",
        choices=sorted(AUDIENCES),
        help="public des documents qui ne le disent pas (par défaut : interne)",
    )
    with_json(command)
    with_data(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Ingest and tell what became of each file; 1 when nothing could be indexed."""
    from api.opening import open_embedder

    audience = AUDIENCES[arguments.audience] if arguments.audience else None
    embedder = open_embedder(settings)
    return ingest_and_tell(settings, embedder, tuple(arguments.paths), audience, arguments.json)


def ingest_and_tell(
    settings: Settings,
    embedder: Embedder,
    paths: tuple[Path, ...] = (),
    audience: Audience | None = None,
    as_json: bool = False,
) -> int:
    """Ingest with a progress bar or JSON lines; return the command's exit code."""
    from api import ingestion

    show = _JsonLines() if as_json else _Bar()
    try:
        report = ingestion.run(settings, ingestion.Order(paths, audience), embedder, show)
    except FileNotFoundError as error:
        return _refuse(f"Introuvable : {error.filename or error}", as_json)
    except BusyIndexError as error:
        return _refuse(str(error), as_json, busy=True)
    except (LexiconError, KnownQuestionsError, BuildError) as error:
        return _refuse(str(error), as_json)
    except OSError as error:
        return _refuse(f"L'index ne peut pas être écrit : {error.strerror}", as_json)
    finally:
        show.close()
    _tell(report, as_json)
    return 0 if report.indexed else 1


def _tell(report: IngestReport, as_json: bool) -> None:
    from api import ingestion

    if as_json:
        _say({"event": "report", **ingestion.plain(report)})
    else:
        print("\n".join(ingestion.file_lines(report)))


def _refuse(message: str, as_json: bool, busy: bool = False) -> int:
    if as_json:
        _say({"event": "report", "error": message, "busy": busy, "files": []})
    print(message, file=sys.stderr)
    return 1


def _say(event: dict[str, object]) -> None:
    print(json.dumps(event, ensure_ascii=False), flush=True)


class _JsonLines:
    """Tell the progress as JSON lines."""

    def __call__(self, done: int, total: int, label: str) -> None:
        _say({"event": "progress", "done": done, "total": total, "label": label})

    def close(self) -> None:
        """Nothing to close."""


class _Bar:
    """Show the progress as a bar, on a terminal only."""

    def __init__(self) -> None:
        from tqdm import tqdm

        self._tqdm = tqdm
        self._bar: tqdm[None] | None = None
        self._label = ""

    def __call__(self, done: int, total: int, label: str) -> None:
        if label != self._label or self._bar is None:
            self.close()
            self._label = label
            # `disable=None`: nothing is shown where there is no terminal.
            self._bar = self._tqdm(total=total, desc=label, disable=None, leave=False)
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        """Remove the bar."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None
