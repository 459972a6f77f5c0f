"""`pst-assistant ask`: one answer on standard output."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from api.access import AccessRole
from api.commands.options import Commands, with_data, with_json
from api.settings import Settings

if TYPE_CHECKING:
    from api.payloads import AnswerOut


def add_to(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser("ask", help="poser une question")
    command.add_argument("question", help="la question, entre guillemets")
    command.add_argument(
        "--audience",
        choices=[AccessRole.CITIZEN.value, AccessRole.AGENT.value],
        default=AccessRole.CITIZEN.value,
        help="citizen : documents publics ; agent : documents internes aussi",
    )
    with_json(command)
    with_data(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Answer and print."""
    from api.opening import open_assistant, open_library, open_writer
    from api.payloads import answer_out
    from assistant.question import Question

    view = open_library(settings).view(AccessRole(arguments.audience).audiences)
    answer = open_assistant(open_writer(settings)).answer(Question(arguments.question), view)
    told = answer_out(answer, view.build_id)
    print(told.model_dump_json(indent=2) if arguments.json else _readable(told))
    return 0


def _readable(answer: AnswerOut) -> str:
    lines = [answer.text]
    if answer.citations:
        lines += ["", "Sources"]
    for citation in answer.citations:
        place = " › ".join([citation.title, *citation.section])
        page = f", page {citation.page}" if citation.page else ""
        lines += [f"[{citation.number}] {place}{page}", f"    « {citation.quote} »"]
    if answer.suggestions:
        lines += ["", "Vous pouvez aussi demander", *(f"- {s}" for s in answer.suggestions)]
    return "\n".join(lines)
