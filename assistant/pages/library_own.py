"""On the page of a document that somebody added: to change what is known of it, or to remove it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.pages.library_job import describing, removing
from assistant.pages.library_job_view import begin
from assistant.pages.wording import term_of
from corpus.vocabulary import DocumentType, Geography, Sector

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.settings import Settings
    from corpus.record import DocumentRecord

_WRITTEN = {"title": "Title", "publisher": "Publisher", "published": "Date of publication"}
_HINTS = {"published": "A year, a month or a day: 2024, 2024-05 or 2024-05-21"}
_CHOSEN: dict[str, tuple[str, Iterable[str]]] = {
    "type": ("Type", DocumentType),
    "sector": ("Sector", Sector),
    "geography": ("Place", Geography),
}


def draw_own(settings: Settings, record: DocumentRecord) -> None:
    """Draws the ways to change a document that was added."""
    with st.expander("Change what is known of it, or remove it"):
        with st.form(f"describe-{record.id}", border=False):
            said = {**_written(record), **_chosen(record)}
            if st.form_submit_button("Save"):
                begin(describing(settings, record.id, record.title, said))
                st.rerun()
        if st.button("Remove from the library", key="remove-document"):
            _confirm(settings, record)


def _written(record: DocumentRecord) -> dict[str, str]:
    return {
        field: st.text_input(
            label,
            value=getattr(record, field) or "",
            placeholder=_HINTS.get(field),
            key=f"describe-{field}-{record.id}",
            max_chars=300,
        )
        for field, label in _WRITTEN.items()
    }


def _chosen(record: DocumentRecord) -> dict[str, str]:
    chosen: dict[str, str] = {}
    with st.container(horizontal=True):
        for field, (label, values) in _CHOSEN.items():
            options = ["", *map(str, values)]
            chosen[field] = st.selectbox(
                label,
                options,
                options.index(getattr(record, field) or ""),
                format_func=lambda value: term_of(value) if value else "Not stated",
                key=f"describe-{field}-{record.id}",
            )
    return chosen


@st.dialog("Remove this document?")
def _confirm(settings: Settings, record: DocumentRecord) -> None:
    st.html(
        f"<p>“{escape(record.title)}” and the copy of it that is kept here will be gone. Answers "
        "are no longer taken from it, for anyone. The file that it was added from stays where it "
        "is.</p>"
    )
    with st.container(horizontal=True):
        done = st.button(
            "Remove it",
            type="primary",
            key="confirm-remove",
            on_click=begin,
            args=(removing(settings, record.id, record.title),),
        )
        if done or st.button("Keep it", key="keep-document"):
            st.rerun()
