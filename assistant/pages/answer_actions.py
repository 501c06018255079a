"""What can be done with an answer: copied, linked to, saved as a file, judged."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from assistant.exports import as_csv
from assistant.exports.conversations import (
    as_markdown,
    as_sheet,
    as_word,
    file_name,
    made_from,
    plain_answer,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.history import Turn
    from assistant.models import Answer
    from assistant.pages.state import Chat
    from indexing.library import Library

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_THANKS = {True: "You found this answer helpful.", False: "You found this answer not helpful."}


def draw_actions(turn: Turn, place: int, mine: Chat, library: Library) -> None:
    """Draws the row below the answer to the conversation's question number `place`."""
    if turn.answer is None:
        return
    with st.container(horizontal=True, gap="small", key=f"actions-{place}"):
        st.html(_copy_html(turn.answer), width="content")
        with st.popover("Save this answer", type="tertiary"):
            draw_files(turn.answer.question, (turn,), library, f"answer-{place}")
        if turn.helpful is None:
            for helpful, label in ((True, "Helpful"), (False, "Not helpful")):
                st.button(
                    label,
                    key=f"judge-{place}-{label}",
                    type="tertiary",
                    icon=":material/thumb_up:" if helpful else ":material/thumb_down:",
                    on_click=mine.judge,
                    args=(place, helpful),
                )
    if turn.helpful is not None:
        _draw_reason(turn, turn.helpful, place, mine)


def draw_files(name: str, turns: Sequence[Turn], library: Library, key: str) -> None:
    """Draws the ways to save answers under a name."""
    file = file_name(name)
    st.download_button(
        "Word, with footnotes",
        lambda: as_word(name, turns, made_from(turns, library)),
        f"{file}.docx",
        _WORD,
        key=f"{key}-word",
        on_click="ignore",
    )
    st.download_button(
        "Markdown",
        lambda: as_markdown(name, turns, made_from(turns, library)),
        f"{file}.md",
        "text/markdown",
        key=f"{key}-markdown",
        on_click="ignore",
    )
    st.download_button(
        "Citations as CSV",
        lambda: as_csv(as_sheet(turns), made_from(turns, library)).encode("utf-8-sig"),
        f"{file}.csv",
        "text/csv",
        key=f"{key}-csv",
        on_click="ignore",
    )


def _copy_html(answer: Answer) -> str:
    link = f"?{urlencode({'question': answer.standalone_question})}"
    return (
        "<span class='wsa-actions'>"
        f'<button type="button" data-copy="{escape(plain_answer(answer))}">Copy answer</button>'
        f'<button type="button" data-copy-link="{escape(link)}">Copy link to question</button>'
        "</span>"
    )


def _draw_reason(turn: Turn, helpful: bool, place: int, mine: Chat) -> None:
    """What the reader thought, and a place to say why."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        said = f" “{turn.reason}”" if turn.reason else ""
        st.html(f"<p class='wsa-meta'>{_THANKS[helpful]}{escape(said)}</p>", width="content")
        st.button(
            "Take back",
            key=f"unjudge-{place}",
            type="tertiary",
            on_click=mine.judge,
            args=(place, None),
        )
    if turn.reason:
        return
    with st.form(f"reason-{place}", border=False, clear_on_submit=True):
        reason = st.text_input("Why? (optional; kept where the app runs)", max_chars=500)
        if st.form_submit_button("Keep the reason") and reason.strip():
            mine.judge(place, helpful, reason)
            st.rerun()
