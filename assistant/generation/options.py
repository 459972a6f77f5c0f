"""What an operator chooses about the chat model."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChatOptions:
    """How to reach a chat model, and how much of it to use.

    `model` is as LangChain names it ("openai:mistral-small"); `base_url` the address of an
    OpenAI-compatible server. `timeout` is the most that one call may take, in seconds;
    `budget` the most calls in an hour; `parallel` the most at a time.
    """

    model: str
    base_url: str | None = None
    api_key: str | None = None
    timeout: float = 20.0
    budget: int = 600
    parallel: int = 4
    plain_language: bool = False
    internal: bool = False

    def __repr__(self) -> str:
        """Show neither key nor address: a representation may end in a log."""
        return f"ChatOptions(model={self.model!r})"
