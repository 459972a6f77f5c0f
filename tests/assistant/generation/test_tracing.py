"""No third party is told of a question, whatever the environment says."""

import os
import subprocess
import sys

from tests.assistant.generation.chat_server import chat_server

SCRIPT = """
import sys
from assistant.generation.chat_writer import open_writer
from assistant.generation.options import ChatOptions
from assistant.generation.writer import Extract

writer = open_writer(ChatOptions("openai:faux", base_url=sys.argv[1]))
writer.write("Quand ?", [Extract(1, "le plan", "Contact", "Le plan.")], "fr")
writer.close()
from langchain_core.tracers.langchain import wait_for_all_tracers
wait_for_all_tracers()
"""


def test_tracing_stays_off_even_when_the_environment_asks_for_it() -> None:
    with chat_server() as model, chat_server() as tracer:
        model.says(("Le plan.", "Le plan"))
        environment = {
            **os.environ,
            "LANGSMITH_TRACING": "true",
            "LANGSMITH_ENDPOINT": tracer.url,
            "LANGSMITH_API_KEY": "clef",
        }
        command = [sys.executable, "-c", SCRIPT, model.url]
        subprocess.run(command, env=environment, check=True, timeout=120)
        assert model.paths == ["/v1/chat/completions"]
        assert tracer.paths == []
