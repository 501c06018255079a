"""An answer while it is being made: a status line, the statements verified so far, and Stop."""

from __future__ import annotations

from html import escape
from inspect import GEN_CREATED, getgeneratorstate
from typing import TYPE_CHECKING

import streamlit as st

from assistant.pages.answer_view import body_html

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from assistant.conversation import Assistant
    from assistant.models import Answer, Partial
    from assistant.pages.state import Chat


def follow(assistant: Assistant, mine: Chat, place: DeltaGenerator) -> bool:
    """Has the pending question answered; whether it was shown on the way, in the empty `place`.

    The page's run can end at any moment, at a press of Stop too. The answer's making is kept by
    the visitor's page and goes on with the next run, or is finished with what there is.
    """
    shown = _Shown()
    _begin(assistant, mine)
    while (partial := _next_part(assistant, mine)) is not None:
        shown.draw(place, partial, mine)
    place.empty()
    return shown.anything


def _begin(assistant: Assistant, mine: Chat) -> None:
    from assistant.conversation import Conversation

    with mine.making:
        if mine.run is None and mine.pending is not None:
            asked = Conversation(mine.answers)
            mine.run = assistant.stream(mine.pending, asked, where=mine.where)


def _next_part(assistant: Assistant, mine: Chat) -> Partial | None:
    """What may be shown next of the pending answer; None once it is complete and kept."""
    from assistant.answering.answerer import StopAnsweringError

    with mine.making:
        if mine.run is None:
            return None  # another run of the page has come to the end of it
        # What has not begun cannot be told to stop.
        stop = mine.stopping and getgeneratorstate(mine.run) != GEN_CREATED
        try:
            return mine.run.throw(StopAnsweringError) if stop else next(mine.run)
        except StopIteration as end:
            answer: Answer = end.value
            mine.run = None
            mine.add(answer, assistant.shelf.generation)
            return None
        finally:
            mine.stopping = mine.stopping and not stop and mine.run is not None


class _Shown:
    """What is on the page by now; drawn anew only where something changed."""

    def __init__(self) -> None:
        self.anything = False
        self._last: tuple[str, str] | None = None
        self._parts: tuple[DeltaGenerator, ...] = ()

    def draw(self, place: DeltaGenerator, partial: Partial, mine: Chat) -> None:
        """Shows the status line and the verified statements, and Stop beneath them."""
        self.anything = True
        if not self._parts:
            with place.container(key="answering"):
                self._parts = (st.empty(), st.empty())
                st.button("Stop", key=f"stop-{mine.turns}", on_click=mine.stop)
        status, body = self._parts
        if self._last != (partial.words, partial.answer):
            self._last = (partial.words, partial.answer)
            status.html(f"<p class='wsa-meta'>{escape(partial.words)}</p>")
            body.html(body_html(partial.answer, partial.citations))
        else:
            # Gives the page a chance to notice that Stop was pressed.
            status.html(f"<p class='wsa-meta'>{escape(partial.words)}</p>")
