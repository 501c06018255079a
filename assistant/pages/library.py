"""The page of the library: its documents narrowed, searched and counted, and one in full."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from assistant.library_view import Searching, days_added, newest_first, select
from assistant.pages.bridge import address_links, announce
from assistant.pages.frame import begin_page
from assistant.pages.library_adding import draw_adding
from assistant.pages.library_charts import charts_html
from assistant.pages.library_document import draw_document, shown_passage
from assistant.pages.library_filters import WORDS, draw_filters, follow
from assistant.pages.library_job_view import draw_job, is_busy, job
from assistant.pages.library_list import found_html, list_html
from assistant.pages.ready import draw_when_ready
from assistant.pages.resources import library_opening
from assistant.progress_wording import count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.conversation import Assistant
    from assistant.settings import Settings
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
    draw = partial(_draw, settings=settings)
    words = draw_when_ready(library_opening(settings), draw, meanwhile=_MEANWHILE)
    with last_words:
        announce(words, show=shown_passage())


def _draw(assistant: Assistant, *, settings: Settings) -> str:
    """Draws the documents or one of them; gives what screen readers are told."""
    _leave_what_is_gone()
    told = draw_job(assistant)
    wanted = st.query_params.get(DOCUMENT)
    if wanted is not None:
        return told + draw_document(assistant.shelf, wanted, settings)
    st.html(f"<p class='wsa-introduction'>{_INTRODUCTION}</p>")
    added = days_added(settings.home)
    if settings.uploads and not is_busy():
        told += draw_adding(settings, added, assistant.records)
    return told + _draw_documents(assistant, added)


def _leave_what_is_gone() -> None:
    """Goes on to the list from the page of a document that this visitor removed."""
    mine = job()
    gone = mine.outcome.gone if mine and mine.outcome else None
    if gone is not None and st.query_params.get(DOCUMENT) == gone:
        st.query_params.clear()


def _draw_documents(assistant: Assistant, added: Mapping[str, str]) -> str:
    records = newest_first(assistant.records.values())
    chosen = draw_filters(records)
    narrowed = select(records, chosen)
    documents, charts = st.tabs(["Documents", "Charts"])
    charts.html(charts_html(narrowed))
    with documents:
        words = st.query_params.get(WORDS, "").strip()
        if words:
            return _draw_found(assistant, words, narrowed, added)
        return _draw_list(narrowed, added)


def _draw_found(
    assistant: Assistant,
    words: str,
    narrowed: tuple[DocumentRecord, ...],
    added: Mapping[str, str],
) -> str:
    searching = Searching(assistant.shelf, words)
    found = searching.among(narrowed)
    told = f"{count(len(found), 'document')} found."
    st.html(f"<h2 class='wsa-label'>{told}</h2>{found_html(found, searching, added) or _nothing()}")
    return told


def _draw_list(narrowed: tuple[DocumentRecord, ...], added: Mapping[str, str]) -> str:
    shown = st.session_state.setdefault(_MORE, _AT_ONCE)
    told = f"{count(len(narrowed), 'document')}, the newest first."
    listed = list_html(narrowed[:shown], added) or _nothing()
    st.html(f"<h2 class='wsa-label'>{told}</h2>{listed}")
    if len(narrowed) > shown:
        left = len(narrowed) - shown
        st.button(f"Show {min(left, _AT_ONCE)} more of {left}", on_click=_show_more)
    return told


def _show_more() -> None:
    st.session_state[_MORE] += _AT_ONCE


def _nothing() -> str:
    return f"<p>{_NOTHING}</p>"
