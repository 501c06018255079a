"""A chat model whose outputs are kept in files, so that what is done with them can change.

A second run with the same prompts asks the model nothing.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.language_models.chat_models import generate_from_stream
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult

if TYPE_CHECKING:
    from collections.abc import Iterator


class KeptChat(BaseChatModel):
    """Asks `inner` once for each prompt, and reads its output from `folder` from then on."""

    inner: BaseChatModel
    folder: Path

    @property
    def _llm_type(self) -> str:
        return "kept"

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> Iterator[ChatGenerationChunk]:
        del run_manager
        path = self.folder / f"{_digest(messages)}.txt"
        if not path.exists():
            text = "".join(str(c.text) for c in self.inner.stream(messages, stop=stop, **kwargs))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        text = path.read_text(encoding="utf-8")
        yield ChatGenerationChunk(message=AIMessageChunk(content=text))

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> ChatResult:
        return generate_from_stream(self._stream(messages, stop, run_manager, **kwargs))


def _digest(messages: list[BaseMessage]) -> str:
    said = json.dumps([(message.type, message.content) for message in messages])
    return hashlib.sha256(said.encode()).hexdigest()[:24]
