"""`pst-assistant`: the command line. Exit codes: 0 done, 1 not possible, 2 badly asked."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from pydantic import ValidationError

from api.commands import ask, builds, evaluate, ingest, pull, rollback, serve, withdraw
from api.commands.french import FrenchParser
from api.settings import Settings
from index.errors import BuildError

COMMANDS = (ask, ingest, pull, serve, evaluate, builds, rollback, withdraw)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = FrenchParser(
        prog="pst-assistant",
        description="Répond aux questions sur un plan stratégique, avec ses sources.",
    )
    commands = top.add_subparsers(title="commandes", metavar="COMMANDE", required=True)
    for command in COMMANDS:
        command.add_to(commands)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    arguments = parser().parse_args(argv)
    try:
        settings = _settings(arguments)
        code: int = arguments.run(arguments, settings)
        sys.stdout.flush()
    except ValidationError as error:
        for problem in error.errors():
            name = "_".join(["PST", *map(str, problem["loc"])]).upper()
            print(f"Réglage invalide {name} : {problem['msg']}", file=sys.stderr)
        return 2
    except BuildError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read us has left; nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _settings(arguments: argparse.Namespace) -> Settings:
    data = getattr(arguments, "data", None)
    return Settings() if data is None else Settings(index_dir=data)


if __name__ == "__main__":
    sys.exit(main())
