"""`pst-assistant builds`: the versions of the index that are kept."""

from __future__ import annotations

import argparse
import json

from api.commands.options import Commands, with_data, with_json
from api.settings import Settings
from index.publication import BuildSummary, Publication


def add_to(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser("builds", help="lister les versions de l'index")
    with_json(command)
    with_data(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print the builds, newest first."""
    builds = Publication(settings.index_dir).builds()
    if arguments.json:
        print(json.dumps([_plain(build) for build in builds], ensure_ascii=False, indent=2))
        return 0
    if not builds:
        print("Aucune version : lancez « pst-assistant ingest ».")
    for build in builds:
        print(_line(build))
    return 0


def _plain(build: BuildSummary) -> dict[str, object]:
    manifest = build.manifest
    return {
        "id": build.id,
        "current": build.current,
        "problem": build.problem,
        "created_at": manifest.created_at if manifest else None,
        "documents": manifest.documents if manifest else None,
        "passages": manifest.passages if manifest else None,
        "embedder": manifest.embedder if manifest else None,
    }


def _line(build: BuildSummary) -> str:
    mark = "→" if build.current else " "
    if build.manifest is None:
        return f"{mark} {build.id}  illisible : {build.problem}"
    counts = f"{build.manifest.documents} documents, {build.manifest.passages} passages"
    return f"{mark} {build.id}  {counts}  ({build.manifest.embedder})"
