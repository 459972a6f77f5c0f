"""`pst-assistant evaluate`: run a question set and print the scores."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from api.access import PUBLIC
from api.commands.options import Commands, with_data, with_json
from api.settings import Settings

if TYPE_CHECKING:
    from assistant.evaluation.report import Report
    from index.embedder import Embedder
    from index.view import View


def add_to(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser("evaluate", help="mesurer les réponses sur un jeu de questions")
    command.add_argument("file", type=Path, metavar="FICHIER.jsonl", help="jeu de questions")
    command.add_argument("--split", metavar="PART", help="une part du jeu (dev, test)")
    command.add_argument(
        "--against",
        metavar="RAPPORT|VERSION",
        help="comparer à un rapport écrit par --json, ou à une autre version de l'index",
    )
    with_json(command)
    with_data(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Ask every question as a citizen would, and print the scores."""
    from api.opening import open_embedder
    from assistant.evaluation.questions import QuestionSetError
    from assistant.evaluation.report import ReportError
    from assistant.evaluation.wording import as_text
    from index.library import Library

    embedder = open_embedder(settings)
    library = Library(settings.index_dir, embedder)
    try:
        before = _reference(arguments, settings, embedder)
        report = _scores(arguments, settings, library.view(PUBLIC))
    except ReportError as error:
        print(error, file=sys.stderr)
        return 1
    except (QuestionSetError, OSError) as error:
        print(f"Jeu de questions illisible : {error}", file=sys.stderr)
        return 1
    if arguments.json:
        data = report.as_data() | ({"against": before.as_data()} if before else {})
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print(as_text(report, before))
    return 0


def _reference(
    arguments: argparse.Namespace, settings: Settings, embedder: Embedder
) -> Report | None:
    """Return the scores to compare with: those of a report, or of another build."""
    if not arguments.against:
        return None
    from api.opening import open_build_of
    from assistant.evaluation.report import load_report

    if (report := Path(arguments.against)).is_file():
        return load_report(report)
    return _scores(arguments, settings, open_build_of(settings, arguments.against, embedder))


def _scores(arguments: argparse.Namespace, settings: Settings, view: View) -> Report:
    from tqdm import tqdm

    from api.opening import open_assistant, open_writer
    from assistant.evaluation.questions import load_cases
    from assistant.evaluation.report import summarise
    from assistant.evaluation.run import run_cases

    cases = load_cases(arguments.file, arguments.split)
    with tqdm(total=len(cases), disable=None, leave=False) as bar:
        assistant = open_assistant(open_writer(settings))
        results = run_cases(cases, view, assistant, lambda done, _: bar.update(done - bar.n))
    return summarise(results, view.build_id)
