"""The door to LangChain: one call to a chat model, bounded in time and size."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from assistant.generation.options import ChatOptions
from assistant.generation.prompts import Prompt, limit
from assistant.generation.writer import Setback, WriterSetback

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_UNUSED_KEY = "sans-clef"  # Local servers ask for none; their client wants one.
_REFUSED = (400, 404, 415, 422)


class ChatSetupError(Exception):
    """A chat model cannot be set up as it is named; the cause may hold its key."""


class Chat(Protocol):
    """A chat model."""

    def complete(self, prompt: Prompt, schema: Mapping[str, Any], seconds: float) -> str:
        """Return the reply, JSON of this schema if the model does as it is told.

        Raises WriterSetback: SLOW after `seconds`, NONSENSE when the reply does not end,
        UNAVAILABLE for any other failure.
        """

    def close(self) -> None:
        """Let go of threads and connections."""


class LangChainChat:
    """A chat model that LangChain's `init_chat_model` names.

    Calls run on an event loop of its own, where a call that takes too long is really
    cancelled, whatever the server sends. Nothing is traced, no redirection is followed.
    Raises ChatSetupError.
    """

    def __init__(self, options: ChatOptions) -> None:
        self._provider, _, _ = options.model.partition(":")
        self._model = _open(options, self._provider)
        self._structured = True
        # Compatible servers know `max_tokens`, some of them nothing newer.
        self._length = "max_tokens" if options.base_url else "max_completion_tokens"
        self._temperature = _takes_temperature(self._model)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="chat", daemon=True)
        self._thread.start()

    def complete(self, prompt: Prompt, schema: Mapping[str, Any], seconds: float) -> str:
        """Stream the reply to its end, and return it whole."""
        work = self._bounded(prompt, schema, seconds)
        try:
            return asyncio.run_coroutine_threadsafe(work, self._loop).result()
        except WriterSetback:
            raise
        except TimeoutError as error:
            raise WriterSetback(Setback.SLOW) from error
        except Exception as error:
            raise WriterSetback(Setback.UNAVAILABLE) from error

    def close(self) -> None:
        """Close the connections and stop the loop."""
        if self._loop.is_closed():
            return
        client = getattr(self._model, "http_async_client", None)
        if client is not None:
            with contextlib.suppress(Exception):
                asyncio.run_coroutine_threadsafe(client.aclose(), self._loop).result(5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    async def _bounded(self, prompt: Prompt, schema: Mapping[str, Any], seconds: float) -> str:
        async with asyncio.timeout(seconds):
            try:
                return await self._read(prompt, schema if self._structured else None)
            except Exception as error:
                known = getattr(error, "status_code", None) in _REFUSED
                if not (self._structured and known):
                    raise
            # The server knows no structured output: the instructions ask for JSON too.
            reply = await self._read(prompt, None)
            self._structured = False
            return reply

    async def _read(self, prompt: Prompt, schema: Mapping[str, Any] | None) -> str:
        from langsmith.run_helpers import tracing_context

        messages = [("system", prompt.instructions), ("human", prompt.data)]
        parts: list[str] = []
        size, most = 0, limit("reply_characters")
        with tracing_context(enabled=False):
            stream = self._model.astream(messages, **self._asked(schema))
            async with contextlib.aclosing(stream):  # type: ignore[type-var]
                async for chunk in stream:
                    parts.append(chunk.text)
                    size += len(parts[-1])
                    if size > most:
                        raise WriterSetback(Setback.NONSENSE)
        return "".join(parts)

    def _asked(self, schema: Mapping[str, Any] | None) -> dict[str, Any]:
        """Ask for structured output, of bounded length, in the provider's own terms."""
        asked: dict[str, Any] = {"temperature": 0} if self._temperature else {}
        form = _response_format(schema) if schema else {}
        match self._provider:
            case "openai":
                asked["extra_body"] = {self._length: limit("reply_tokens"), **form}
            case "mistralai":
                asked |= form
            case "ollama" if schema:
                asked["format"] = dict(schema)
        return asked


def _response_format(schema: Mapping[str, Any]) -> dict[str, Any]:
    named = {"name": "reponse", "strict": True, "schema": dict(schema)}
    return {"response_format": {"type": "json_schema", "json_schema": named}}


def _open(options: ChatOptions, provider: str) -> BaseChatModel:
    from langchain.chat_models import init_chat_model

    chosen: dict[str, Any] = {}
    if options.base_url:
        chosen["base_url"] = options.base_url
    if provider == "openai":
        chosen |= _openai(options)
    elif options.api_key:
        chosen["api_key"] = options.api_key
    try:
        model: BaseChatModel = init_chat_model(options.model, **chosen)
    except Exception as error:  # Each provider has errors of its own.
        raise ChatSetupError from error
    return model


def _openai(options: ChatOptions) -> dict[str, Any]:
    from openai import DefaultAsyncHttpxClient

    return {
        "api_key": options.api_key or (_UNUSED_KEY if options.base_url else None),
        "max_retries": 0,
        "timeout": options.timeout * 2,  # A spare limit: the call's own comes first.
        "use_responses_api": False,
        "http_async_client": DefaultAsyncHttpxClient(follow_redirects=False),
    }


def _takes_temperature(model: BaseChatModel) -> bool:
    profile = getattr(model, "profile", None) or {}
    return bool(profile.get("temperature", True))
