"""Asks a chat model and gives its words as they come: with a deadline, limits and retries.

The model is read in a thread of its own, so that a server that says nothing can be left at any
moment: at the deadline, at the limit of what is read, or when the reader presses Stop.
"""

from __future__ import annotations

import queue
import random
import threading
import time
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

from assistant.answering.generative.trouble import ModelTroubleError, trouble_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

LONGEST_OUTPUT = 8000
"""Characters that are read of an answer; what goes on longer is endless."""
_ATTEMPTS = 3
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 8.0
_TICK = 0.25
"""Seconds after which a caller is given a turn while the model says nothing."""
_END = object()


@dataclass
class Asking:
    """One question put to a model, and what came of it."""

    model: BaseChatModel
    timeout: float
    """Seconds for all of it, retries included."""
    limit: int = LONGEST_OUTPUT
    options: dict[str, Any] = field(default_factory=dict[str, Any])
    tokens_in: int = 0
    tokens_out: int = 0
    attempts: int = 0
    cut: bool = False
    """Whether the output was longer than is read."""

    def words(self, messages: Sequence[BaseMessage]) -> Iterator[str]:
        """The model's words, piece by piece; an empty one now and then while there are none.

        What fails before its first word is tried again, after a wait that doubles.

        Raises:
            ModelTroubleError: it cannot be reached, took too long, refused, or broke off.
        """
        deadline = time.monotonic() + self.timeout
        read = 0
        for self.attempts in count(1):
            try:
                for piece in self._pieces(messages, deadline):
                    read += len(piece)
                    if read > self.limit:
                        self.cut = True
                        return
                    yield piece
            except ModelTroubleError as error:
                wait = random.uniform(0.5, 1) * min(  # noqa: S311
                    _LONGEST_WAIT, _FIRST_WAIT * 2 ** (self.attempts - 1)
                )
                over = time.monotonic() + wait >= deadline
                if read or over or not error.transient or self.attempts == _ATTEMPTS:
                    raise
                yield from _waited(wait)
            else:
                return

    def _pieces(self, messages: Sequence[BaseMessage], deadline: float) -> Iterator[str]:
        """The pieces of one stream, read by a thread that is let go when this ends."""
        pieces: queue.Queue[object] = queue.Queue()
        left = threading.Event()
        threading.Thread(
            target=self._read, args=(list(messages), pieces, left), name="model", daemon=True
        ).start()
        try:
            while True:
                try:
                    piece = pieces.get(timeout=_TICK)
                except queue.Empty:
                    if time.monotonic() >= deadline:
                        raise ModelTroubleError("it took too long") from None
                    yield ""
                    continue
                if isinstance(piece, Exception):
                    raise trouble_of(piece) from None
                if piece is _END:
                    return
                yield str(piece)
                if time.monotonic() >= deadline:
                    raise ModelTroubleError("it took too long")
        finally:
            left.set()

    def _read(
        self, messages: list[BaseMessage], pieces: queue.Queue[object], left: threading.Event
    ) -> None:
        try:
            for chunk in self.model.stream(messages, **self.options):
                if left.is_set():
                    return
                used = chunk.usage_metadata
                if used is not None:
                    self.tokens_in += used["input_tokens"]
                    self.tokens_out += used["output_tokens"]
                if chunk.text:
                    pieces.put(str(chunk.text))
            pieces.put(_END)
        except Exception as error:  # noqa: BLE001 - whatever a provider raises is told to the reader
            pieces.put(error)


def _waited(seconds: float) -> Iterator[str]:
    until = time.monotonic() + seconds
    while (rest := until - time.monotonic()) > 0:
        time.sleep(min(_TICK, rest))
        yield ""
