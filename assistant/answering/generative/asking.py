"""Asks a chat model and gives its words as they come: with a deadline, limits and retries.

The model is read in a thread of its own, so that a server that says nothing can be left at any
moment: at the deadline, at the limit of what is read, or when the reader presses Stop.
"""

from __future__ import annotations

import queue
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_random_exponential

from assistant.answering.generative.trouble import ModelTroubleError, trouble_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

LONGEST_OUTPUT = 8000
"""Characters that are read of an answer; what goes on longer is endless."""
_ATTEMPTS = 3
_LONGEST_WAIT = 8.0
_END = object()


@dataclass
class Asking:
    """One question put to a model, and what came of it."""

    model: BaseChatModel
    timeout: float
    """Seconds for all of it, retries included."""
    limit: int = LONGEST_OUTPUT
    options: dict[str, Any] = field(default_factory=dict[str, Any])
    sleep: Callable[[float], None] = time.sleep
    tokens_in: int = 0
    tokens_out: int = 0
    attempts: int = 0
    cut: bool = False
    """Whether the output was longer than is read."""

    def words(self, messages: Sequence[BaseMessage]) -> Iterator[str]:
        """The model's words, piece by piece.

        Raises:
            ModelTroubleError: it cannot be reached, took too long, refused, or broke off.
        """
        deadline = time.monotonic() + self.timeout
        pieces = self._begun(messages, deadline)
        read = 0
        try:
            for piece in pieces:
                read += len(piece)
                if read > self.limit:
                    self.cut = True
                    return
                yield piece
        finally:
            pieces.close()

    def _begun(self, messages: Sequence[BaseMessage], deadline: float) -> _Pieces:
        """The stream, its first words there; tried again while nothing has come."""
        for attempt in Retrying(
            stop=stop_after_attempt(_ATTEMPTS),
            wait=wait_random_exponential(multiplier=0.5, max=_LONGEST_WAIT),
            retry=retry_if_exception(lambda e: self._worth_another_try(e, deadline)),
            sleep=self.sleep,
            reraise=True,
        ):
            with attempt:
                self.attempts += 1
                pieces = _Pieces(self, messages, deadline)
                pieces.wait_for_first()
                return pieces
        raise AssertionError  # Retrying returns or raises.

    @staticmethod
    def _worth_another_try(error: BaseException, deadline: float) -> bool:
        transient = isinstance(error, ModelTroubleError) and error.transient
        return transient and time.monotonic() + 1 < deadline


class _Pieces:
    """The pieces of one stream, read by a thread; iterate, then `close`."""

    def __init__(self, asking: Asking, messages: Sequence[BaseMessage], deadline: float) -> None:
        self._asking, self._deadline = asking, deadline
        self._queue: queue.Queue[object] = queue.Queue()
        self._left = threading.Event()
        self._first: object = None
        threading.Thread(
            target=self._read, args=(messages,), name="language-model", daemon=True
        ).start()

    def _read(self, messages: Sequence[BaseMessage]) -> None:
        try:
            stream = self._asking.model.stream(list(messages), **self._asking.options)
            for chunk in stream:
                if self._left.is_set():
                    break
                used = chunk.usage_metadata
                if used is not None:
                    self._asking.tokens_in += used["input_tokens"]
                    self._asking.tokens_out += used["output_tokens"]
                if chunk.text:
                    self._queue.put(str(chunk.text))
            close = getattr(stream, "close", None)
            if close is not None:
                close()
            self._queue.put(_END)
        except Exception as error:  # noqa: BLE001 - whatever a provider raises is told to the reader
            self._queue.put(error)

    def wait_for_first(self) -> None:
        """Waits for the first piece, so that a failure before it can be mended by another try."""
        self._first = self._next()

    def __iter__(self) -> _Pieces:
        return self

    def __next__(self) -> str:
        piece, self._first = self._first or self._next(), None
        if piece is _END:
            raise StopIteration
        return str(piece)

    def _next(self) -> object:
        try:
            piece = self._queue.get(timeout=max(0.0, self._deadline - time.monotonic()))
        except queue.Empty:
            self.close()
            raise ModelTroubleError("it took too long") from None
        if isinstance(piece, Exception):
            self.close()
            raise trouble_of(piece) from None
        return piece

    def close(self) -> None:
        """Lets go of the stream; its thread ends with the next piece or the server's time-out."""
        self._left.set()
