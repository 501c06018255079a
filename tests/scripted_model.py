"""A chat model that says what a test has written down: a first-class model, with no server."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.language_models.chat_models import generate_from_stream
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.messages.ai import UsageMetadata
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from pydantic import Field, PrivateAttr

from assistant.answering.generative.language_model import LanguageModel
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Step = str | BaseException | float
"""A piece of output, what goes wrong there, or seconds of silence."""
KEY = "{}"
"""Stands in a script for the key of a passage, by its place: '{0}' for the first."""


class ScriptedChat(BaseChatModel):
    """Answers with its script's next reply, piece by piece, and remembers what it was asked."""

    replies: list[list[Any]] = Field(default_factory=list[list[Any]])
    forever: str = ""
    """Where there is one, what it says again and again when the script is at its end."""
    _asked: list[list[BaseMessage]] = PrivateAttr(default_factory=list[list[BaseMessage]])

    @property
    def asked(self) -> list[list[BaseMessage]]:
        """The messages of each call."""
        return self._asked

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> Iterator[ChatGenerationChunk]:
        del stop, run_manager, kwargs
        self._asked.append(messages)
        keys = keys_in(str(messages[-1].content))
        for step in self.replies.pop(0) if self.replies else []:
            if isinstance(step, BaseException):
                raise step
            if isinstance(step, float):
                time.sleep(step)
            else:
                yield _chunk(fill(str(step), keys))
        while self.forever:
            yield _chunk(fill(self.forever, keys))

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> ChatResult:
        return generate_from_stream(self._stream(messages, stop, run_manager, **kwargs))


def keys_in(prompt: str) -> list[str]:
    """The keys of the passages that a prompt shows, in their order."""
    lines = (line for line in prompt.splitlines() if line.startswith("["))
    return [line[1 : line.index("]")] for line in lines if "]" in line]


def scripted(
    *replies: str | Iterable[Step], forever: str = "", **settings: object
) -> LanguageModel:
    """A language model that gives `replies`, one a call; a reply is a text or its pieces."""
    pieces = [[reply] if isinstance(reply, str) else list(reply) for reply in replies]
    chat = ScriptedChat(replies=pieces, forever=forever)
    return LanguageModel(chat, Settings.model_validate({"model_timeout": 5.0, **settings}))


def fill(text: str, keys: list[str]) -> str:
    """`text` with "{0}", "{1}" … replaced by `keys`."""
    for place, key in enumerate(keys):
        text = text.replace(f"{{{place}}}", key)
    return text


def _chunk(text: str) -> ChatGenerationChunk:
    used = UsageMetadata(input_tokens=0, output_tokens=1, total_tokens=1)
    return ChatGenerationChunk(message=AIMessageChunk(content=text, usage_metadata=used))
