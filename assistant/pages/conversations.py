"""The conversation that is open, and how another takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.history import History
from assistant.history_file import HistoryError
from assistant.pages.state import Chat
from assistant.pages.visitor import visitor
from indexing.entries import SearchFilter

if TYPE_CHECKING:
    from assistant.settings import Settings

_KEY = "chat"
_PARAMETER = "conversation"
_QUESTION = "question"
_DOCUMENT = "document"
"""Id of the document that the address puts its question to, or the one that is to come."""
_NOT_HELD = "There is no such conversation here: it was deleted, or it was held in another browser."


def begin(settings: Settings) -> Chat:
    """The conversation that is open; on a first run that of the page's address, or a new one."""
    if _KEY not in st.session_state:
        history = History(settings.home, visitor()) if settings.history else None
        wanted = st.query_params.get(_PARAMETER)
        st.session_state[_KEY] = Chat(history)
        if wanted is not None:
            open_conversation(wanted)
    # Taken once: the address goes on as that of the conversation.
    document = st.query_params.pop(_DOCUMENT, None)
    if document is not None:
        start_over()
        chat().narrow(SearchFilter(documents=(document,)))
    question = st.query_params.pop(_QUESTION, None)
    if question is not None:
        chat().ask(question)
    return chat()


def chat() -> Chat:
    """The conversation that is open."""
    return st.session_state[_KEY]


def belong_to(owner: str) -> None:
    """Goes on among the conversations of `owner`, with those that were held here so far."""
    mine = chat()
    if mine.history is None:
        return
    try:
        mine.history = mine.history.handed_over(owner)
    except HistoryError as error:
        mine.unkept = str(error)


def keep_address(mine: Chat) -> None:
    """Puts the open conversation into the page's address, so that a reload finds it again."""
    wanted = mine.id if mine.begun and mine.history is not None else None
    if st.query_params.get(_PARAMETER) == wanted:
        return
    if wanted is None:
        st.query_params.pop(_PARAMETER, None)
    else:
        st.query_params[_PARAMETER] = wanted


def start_over() -> None:
    """Leaves the conversation and begins a new one."""
    chat().end_run()
    st.session_state[_KEY] = Chat(chat().history, announcement="New conversation.")


def open_conversation(wanted: str) -> None:
    """Leaves the conversation and opens another; says so where it is not there."""
    history = chat().history
    chat().end_run()
    opened = Chat(history)
    try:
        kept = history.read(wanted) if history else None
        opened = Chat.resumed(kept, history) if kept and history else opened
        opened.unkept = "" if kept else _NOT_HELD
    except HistoryError as error:
        opened.unkept = str(error)
    st.session_state[_KEY] = opened


def delete_conversation() -> None:
    """Deletes the conversation that is open, and begins a new one; or says why not."""
    mine = chat()
    try:
        if mine.history is not None:
            mine.history.delete(mine.id)
    except HistoryError as error:
        mine.unkept = f"It was not deleted either. {error}"
        return
    start_over()
    chat().announcement = "Conversation deleted."
