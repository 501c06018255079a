"""The language model that is set, ready to be asked."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from assistant.answering.generative.asking import Asking
from assistant.answering.generative.providers import open_chat_model, schema_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

    from assistant.answering.generative.prompts import OutputFormat
    from assistant.settings import Settings

# LangChain reports every call to LangSmith where these say so; only who sets them has that.
os.environ.setdefault("LANGSMITH_TRACING", "false")
os.environ.setdefault("LANGCHAIN_TRACING_V2", "false")

_SHORT_OUTPUT = 1000


@dataclass(frozen=True)
class LanguageModel:
    """A chat model with the settings that say how it is asked."""

    chat: BaseChatModel
    settings: Settings
    options: dict[str, Any] = field(default_factory=dict[str, Any])
    """What each call is made with, besides what an answer's JSON schema needs."""

    @property
    def name(self) -> str:
        """The setting's value, such as 'ollama:qwen3'."""
        return self.settings.model or type(self.chat).__name__

    @property
    def output_format(self) -> OutputFormat:
        """JSON where the provider holds the model to a schema, lines elsewhere."""
        return "json" if self.settings.model and schema_option(self.settings, {}) else "lines"

    def asking(self, schema: dict[str, Any] | None = None) -> Asking:
        """A question to the model, yet to be put; its answer held to `schema` if there is one."""
        extra = schema_option(self.settings, schema) if schema else {}
        return Asking(self.chat, self.settings.model_timeout, options={**self.options, **extra})

    def says(self, messages: Sequence[BaseMessage]) -> str:
        """A short answer, whole; ModelTroubleError where there is none."""
        asking = Asking(self.chat, self.settings.model_timeout, _SHORT_OUTPUT, dict(self.options))
        return "".join(asking.words(messages)).strip()


def open_language_model(settings: Settings) -> LanguageModel | None:
    """The model of `settings.model`, or None where none is set.

    Raises:
        ModelSettingError: it is not known, its package is missing, or it lacks a key.
    """
    return LanguageModel(open_chat_model(settings), settings) if settings.model else None
