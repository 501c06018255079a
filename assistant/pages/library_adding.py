"""The panel of the library in which people add documents of their own."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.answering.compose import readable_date
from assistant.pages.library_job import adding
from assistant.pages.library_job_view import begin
from assistant.pages.library_list import here
from assistant.upload_check import KINDS, MOST_BYTES, Upload
from corpus.added import FOLDER
from corpus.files import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.settings import Settings
    from corpus.record import DocumentRecord

_ROUND = "library-adding-round"
_NONE = "Choose a file first."


def draw_adding(
    settings: Settings, added: Mapping[str, str], records: Mapping[str, DocumentRecord]
) -> str:
    """Draws the panel; what screen readers are told of it.

    `added` has the day on which each document was added, by its id.
    """
    # A new key closes the panel again, and lets go of the files in it.
    turn = st.session_state.setdefault(_ROUND, 0)
    with st.expander("Add documents", key=f"add-documents-{turn}"):
        st.html(_words(settings))
        with st.form(f"adding-{turn}", border=False):
            files = st.file_uploader(
                "Choose files",
                type=sorted(suffix.removeprefix(".") for suffix in SUFFIXES),
                accept_multiple_files=True,
                key=f"library-files-{turn}",
            )
            wanted = st.form_submit_button("Add to the library", type="primary")
        missed = f"<p class='wsa-caveat'>{_NONE}</p>" if wanted and not files else ""
        below = missed + _list_html(added, records)
        if below:
            st.html(below)
        if missed:
            return f"{_NONE} "
    if wanted:
        st.session_state[_ROUND] += 1
        begin(adding(settings, [Upload(file.name, file.getvalue()) for file in files]))
        st.rerun()
    return ""


def _words(settings: Settings) -> str:
    most = MOST_BYTES // 1024**2
    folder = escape(str(settings.home / FOLDER))
    return (
        f"<p>{KINDS}, up to {most} MB each. Whoever uses this assistant can then read them, and "
        "answers are taken from them too. A copy is kept on the computer that runs this, in "
        f"<span class='wsa-path'>{folder}</span>; nothing is sent anywhere.</p>"
    )


def _list_html(added: Mapping[str, str], records: Mapping[str, DocumentRecord]) -> str:
    """The documents that were added, the newest first; "" for none."""
    newest = sorted(added, key=lambda doc_id: added[doc_id], reverse=True)
    items = "".join(
        f"<li>{here(records[doc_id].title, document=doc_id)}, {readable_date(added[doc_id])}</li>"
        for doc_id in newest
        if doc_id in records
    )
    heading = "<h2 class='wsa-label'>Added here so far</h2>"
    return f"{heading}<ul class='wsa-plain'>{items}</ul>" if items else ""
