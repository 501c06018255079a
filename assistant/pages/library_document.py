"""One document of the library: drawn section by section, its text by passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.library_view import days_added, document_view
from assistant.pages.frame import name_window
from assistant.pages.library_document_html import (
    commitments_html,
    contents_html,
    head_html,
    links_html,
    passage_anchor,
    record_html,
    text_html,
)
from assistant.pages.library_job_view import is_busy
from assistant.pages.library_list import here
from assistant.pages.library_own import draw_own
from assistant.pages.site import go_to_ask
from corpus.catalogue import UnknownDocument

if TYPE_CHECKING:
    from assistant.library_view import DocumentView
    from assistant.opening import Shelf
    from assistant.settings import Settings

_PASSAGE = "passage"
_PART = "part"
_PASSAGES_AT_ONCE = 60
_BACK = "All documents of the library"


def shown_passage() -> str | None:
    """The id of the element of the passage that the page's address asks for."""
    wanted = st.query_params.get(_PASSAGE)
    return passage_anchor(wanted) if wanted else None


def draw_document(shelf: Shelf, doc_id: str, settings: Settings) -> str:
    """Draws a document; gives what screen readers are told."""
    st.html(f"<p class='wsa-back'>{here(_BACK)}</p>")
    try:
        view = document_view(shelf, doc_id)
    except UnknownDocument as error:
        return _draw_unknown(error, shelf)
    name_window(view.record.title)
    st.html(head_html(view, shelf.records))
    _draw_asking(view)
    added = days_added(settings.home).get(doc_id)
    st.html(record_html(view, added))
    if added and settings.uploads and not is_busy():
        draw_own(settings, view.record)
    st.html(contents_html(view) + commitments_html(view) + links_html(view, shelf.records))
    _draw_text(view)
    return f"{view.record.title}."


def _draw_unknown(error: UnknownDocument, shelf: Shelf) -> str:
    told = "The library holds no such document."
    close = "".join(f"<li>{here(shelf.titles[i], document=i)}</li>" for i in error.close)
    hint = f"<p>Perhaps one of these was meant:</p><ul>{close}</ul>" if close else ""
    st.html(f"<h2>{told}</h2>{hint}")
    return told


def _draw_asking(view: DocumentView) -> None:
    with st.form("ask-this-document", border=False):
        question = st.text_input("Ask this document", placeholder="Your question")
        asked = st.form_submit_button("Ask")
    if asked and question.strip():
        go_to_ask(question.strip(), view.record)


def _draw_text(view: DocumentView) -> None:
    """Draws the passages: of a long document a part, the one with the passage asked for."""
    wanted = st.query_params.get(_PASSAGE)
    place = view.place_of(wanted)
    parts = max(1, -(-len(view.passages) // _PASSAGES_AT_ONCE))
    part = place // _PASSAGES_AT_ONCE if place is not None else _part_asked_for(parts)
    first = part * _PASSAGES_AT_ONCE
    st.html(
        text_html(view, view.passages[first : first + _PASSAGES_AT_ONCE], wanted)
        + _parts_html(view.record.id, part, parts)
    )


def _part_asked_for(parts: int) -> int:
    asked = st.query_params.get(_PART, "1")
    return min(max(int(asked), 1), parts) - 1 if asked.isdecimal() else 0


def _parts_html(doc_id: str, part: int, parts: int) -> str:
    if parts == 1:
        return ""
    links = [
        here(f"{name} part", document=doc_id, part=str(number + 1))
        for name, number in (("Previous", part - 1), ("Next", part + 1))
        if 0 <= number < parts
    ]
    return f"<p>Part {part + 1} of {parts} of the text. {' '.join(links)}</p>"
