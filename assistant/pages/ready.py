"""A page over the library: what is shown until it is open, then what the page draws of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.pages.bridge import announce, passage_links
from assistant.pages.frame import begin_page
from assistant.pages.indexing_view import draw_failure, wait_for
from assistant.pages.passage_view import ask_for
from assistant.pages.resources import library_opening

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.conversation import Assistant
    from assistant.pages.library_opening import LibraryOpening

    Draw = Callable[[Assistant], str]


def show_page(title: str, introduction: str, draw: Draw, *, meanwhile: str) -> None:
    """Draws a page whose links open passages; `draw` gives what screen readers are told."""
    unseen, settings = begin_page(title)
    if settings is None:
        return
    with unseen:
        passage_links(show=None, on_follow=ask_for)
        last_words = st.container()
    st.html(f"<p class='wsa-introduction'>{introduction}</p>")
    words = draw_when_ready(library_opening(settings), draw, meanwhile=meanwhile)
    with last_words:
        announce(words, show=None)


def draw_when_ready(opening: LibraryOpening, draw: Draw, *, meanwhile: str) -> str:
    """What `draw` says of the open library; until then, what is waited for or went wrong.

    `meanwhile` says what the reader may expect.
    """
    if opening.state.phase == "failed":
        draw_failure(opening)
        return ""
    if opening.assistant is None:
        wait_for(opening, meanwhile=meanwhile)
        return "The library is being prepared."
    return draw(opening.assistant)
