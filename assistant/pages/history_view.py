"""The side of the page that lists the conversations, and what can be done with the open one."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from assistant.history_file import HistoryError
from assistant.pages.answer_actions import draw_files
from assistant.pages.conversations import delete_conversation, start_over
from assistant.pages.indexing_view import notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.delta_generator import DeltaGenerator

    from assistant.history import Headline
    from assistant.pages.state import Chat
    from indexing.library import Library

_MOST = 50
_NAME = "conversation-name"
_KEPT = "Conversations are kept on the computer that runs this, for this browser alone."


def draw_history(mine: Chat) -> tuple[bool, DeltaGenerator]:
    """Draws the conversations.

    Gives whether a dialog was opened over the page, and the place for what can be done with the
    open conversation once its newest answer is there.
    """
    opened, further = False, st.sidebar.empty()
    with st.sidebar:
        st.button("New conversation", key="start-over", on_click=start_over, width="stretch")
        if mine.begun:
            opened, further = _draw_open(mine)
        if mine.history is None:
            return opened, further
        try:
            others = [h for h in mine.history.headlines() if h.id != mine.id]
        except HistoryError as error:
            st.html(notice("Conversations cannot be shown", str(error), role="note"))
            return opened, further
        st.html(_list_html(others))
    return opened, further


def draw_saving(mine: Chat, library: Library, place: DeltaGenerator) -> None:
    """Draws, in `place`, the ways to save the conversation."""
    if mine.done:
        with place.popover("Save as a file", type="tertiary"):
            draw_files(mine.name, mine.done, library, "conversation")


def _draw_open(mine: Chat) -> tuple[bool, DeltaGenerator]:
    """The open conversation's name, and the ways to change it; whether one was taken."""
    opened = False
    st.html(
        "<h2 class='wsa-label'>This conversation</h2>"
        f"<p class='wsa-open-name'>{escape(mine.name)}</p>"
    )
    with st.container(horizontal=True, gap="small"):
        if st.button("Rename", key="rename", type="tertiary"):
            _rename(mine)
            opened = True
        if st.button("Delete", key="delete", type="tertiary"):
            _delete(mine)
            opened = True
        return opened, st.empty()


def _list_html(others: Sequence[Headline]) -> str:
    if not others:
        return f"<p class='wsa-meta'>{_KEPT}</p>"
    items = "".join(f"<li>{_link(headline)}</li>" for headline in others[:_MOST])
    more = len(others) - _MOST
    rest = f"<p class='wsa-meta'>And {more} older.</p>" if more > 0 else ""
    return (
        "<nav aria-label='Conversations'><h2 class='wsa-label'>Earlier conversations</h2>"
        f"<ul class='wsa-conversations'>{items}</ul></nav>{rest}<p class='wsa-meta'>{_KEPT}</p>"
    )


def _link(headline: Headline) -> str:
    address = escape(f"?{urlencode({'conversation': headline.id})}")
    data = f'data-conversation="{escape(headline.id)}"'
    return f'<a href="{address}" target="_self" {data}>{escape(headline.name)}</a>'


@st.dialog("Rename the conversation")
def _rename(mine: Chat) -> None:
    with st.form("rename-form", border=False):
        st.text_input("Name", value=mine.name, key=_NAME, max_chars=80)
        if st.form_submit_button(
            "Save the name", type="primary", on_click=_save_name, args=(mine,)
        ):
            st.rerun()


def _save_name(mine: Chat) -> None:
    mine.rename(st.session_state[_NAME])


@st.dialog("Delete this conversation?")
def _delete(mine: Chat) -> None:
    count = f"{mine.turns} question{'s' if mine.turns > 1 else ''}"
    st.html(
        f"<p>“{escape(mine.name)}”, with {count}, their answers and what you thought of them, "
        "will be gone for good.</p>"
    )
    with st.container(horizontal=True):
        done = st.button(
            "Delete it", type="primary", key="confirm-delete", on_click=delete_conversation
        )
        if done or st.button("Keep it", key="keep"):
            st.rerun()
