"""The page of the library: its documents narrowed, searched and counted, and one in full."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from assistant.library_view import Searching, newest_first, select
from assistant.pages.bridge import address_links, announce
from assistant.pages.frame import begin_page
from assistant.pages.library_charts import charts_html
from assistant.pages.library_document import draw_document, shown_passage
from assistant.pages.library_filters import WORDS, draw_filters, follow
from assistant.pages.library_list import found_html, list_html
from assistant.pages.ready import draw_when_ready
from assistant.pages.resources import library_opening
from assistant.progress_wording import count

if TYPE_CHECKING:
    from assistant.conversation import Assistant
    from corpus.record import DocumentRecord

TITLE = "Library"
DOCUMENT = "document"
_STYLE = Path(__file__).with_name("library.css")
_INTRODUCTION = (
    "The documents that answers are taken from. Search them, narrow them, or open one to read it "
    "with its contents, its commitments and what it has to do with others."
)
_MEANWHILE = "The documents appear as soon as it is ready."
_MORE = "library-shown"
_AT_ONCE = 40
_NOTHING = "No document meets all the conditions. Take one away to see more."


def show() -> None:
    """Draws the page."""
    unseen, settings = begin_page(TITLE)
    if settings is None:
        return
    st.html(_STYLE)
    with unseen:
        address_links(follow)
        last_words = st.container()
    words = draw_when_ready(library_opening(settings), _draw, meanwhile=_MEANWHILE)
    with last_words:
        announce(words, show=shown_passage())


def _draw(assistant: Assistant) -> str:
    """Draws the documents or one of them; gives what screen readers are told."""
    wanted = st.query_params.get(DOCUMENT)
    if wanted is not None:
        return draw_document(assistant.shelf, wanted)
    st.html(f"<p class='wsa-introduction'>{_INTRODUCTION}</p>")
    return _draw_documents(assistant)


def _draw_documents(assistant: Assistant) -> str:
    records = newest_first(assistant.records.values())
    chosen = draw_filters(records)
    narrowed = select(records, chosen)
    documents, charts = st.tabs(["Documents", "Charts"])
    charts.html(charts_html(narrowed))
    with documents:
        words = st.query_params.get(WORDS, "").strip()
        if words:
            return _draw_found(assistant, words, narrowed)
        return _draw_list(narrowed)


def _draw_found(assistant: Assistant, words: str, narrowed: tuple[DocumentRecord, ...]) -> str:
    searching = Searching(assistant.shelf, words)
    found = searching.among(narrowed)
    told = f"{count(len(found), 'document')} found."
    st.html(f"<h2 class='wsa-label'>{told}</h2>{found_html(found, searching) or _nothing()}")
    return told


def _draw_list(narrowed: tuple[DocumentRecord, ...]) -> str:
    shown = st.session_state.setdefault(_MORE, _AT_ONCE)
    told = f"{count(len(narrowed), 'document')}, the newest first."
    st.html(f"<h2 class='wsa-label'>{told}</h2>{list_html(narrowed[:shown]) or _nothing()}")
    if len(narrowed) > shown:
        left = len(narrowed) - shown
        st.button(f"Show {min(left, _AT_ONCE)} more of {left}", on_click=_show_more)
    return told


def _show_more() -> None:
    st.session_state[_MORE] += _AT_ONCE


def _nothing() -> str:
    return f"<p>{_NOTHING}</p>"
