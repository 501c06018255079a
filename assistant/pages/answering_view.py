"""An answer while it is being made: a status line, the statements verified so far, and Stop."""

from __future__ import annotations

from html import escape
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
    from assistant.conversation import Conversation

    # What has not begun cannot be told to stop.
    begun = mine.run is not None
    if mine.run is None:
        mine.run = assistant.stream(
            mine.pending or "", Conversation(mine.answers), where=mine.where
        )
    shown = _Shown()
    while True:
        try:
            partial = _stopped(mine) if mine.stopping and begun else next(mine.run)
            begun = True
        except StopIteration as end:
            place.empty()
            answer: Answer = end.value
            mine.run, mine.stopping = None, False
            mine.add(answer, assistant.shelf.generation)
            return shown.anything
        shown.draw(place, partial, mine)


def _stopped(mine: Chat) -> Partial:
    from assistant.answering.answerer import StopAnsweringError

    assert mine.run is not None  # noqa: S101  (it was begun above)
    mine.stopping = False
    return mine.run.throw(StopAnsweringError)


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
