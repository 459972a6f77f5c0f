"""What a chat model is told: instructions apart, and data that cannot pass for them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from string import Template
from typing import Any

from assistant.cleaning import clean
from assistant.generation.writer import Extract


@cache
def generation_data() -> dict[str, Any]:
    """Return what `data/generation.toml` holds."""
    text = resources.files("assistant").joinpath("data", "generation.toml").read_text("utf-8")
    return tomllib.loads(text)


def limit(name: str) -> int:
    """Return a limit on what is given or taken."""
    return int(generation_data()["limits"][name])


@dataclass(frozen=True, slots=True)
class Prompt:
    """Instructions, and the data they are about. No secret stands in either."""

    instructions: str
    data: str


def answering_prompt(
    name: str, question: str, extracts: Sequence[Extract], language: str, canary: str
) -> Prompt:
    """Return the prompt "writing" or "plain" for a question and its passages."""
    told = generation_data()["prompt"]
    foreign = language != "fr"
    instructions = _filled(
        told[name],
        canary=canary,
        words=limit("words"),
        language=told["languages"].get(language, "français"),
        french=told["french"] if foreign else "",
        sample=told["sample"] if foreign else "",
    )
    passages = [
        {
            "number": e.number, "source": clean(e.source),
            "section": clean(e.section), "text": clean(e.text),
        }
        for e in extracts
    ]  # fmt: skip
    return Prompt(instructions, _json(question=clean(question), passages=passages))


def rewriting_prompt(question: str, earlier: Sequence[str], canary: str) -> Prompt:
    """Return the prompt that asks for a question standing on its own."""
    instructions = _filled(generation_data()["prompt"]["rewriting"], canary=canary)
    return Prompt(instructions, _json(questions=[*map(clean, earlier)], last=clean(question)))


def _filled(template: str, **values: object) -> str:
    return Template(template).substitute(values).strip()


def _json(**data: object) -> str:
    # Inside JSON strings, nothing that a passage says can close them; "<" ends no tag either.
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
