"""Ways from one page of the app to another that keep the visitor's conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from corpus.record import DocumentRecord


def go_to_ask(question: str | None, record: DocumentRecord | None = None) -> None:
    """Leaves for the page Ask, to put a question; to one document, if one is given.

    Without a question, the one that is to come goes to that document.
    """
    # Imported here: the page of questions may lead to this one, too.
    from assistant.pages import ask

    page = st.Page(ask.show, url_path="ask", default=True)
    document = {"document": record.id} if record else {}
    asked = {"question": question} if question else {}
    st.switch_page(page, query_params={**asked, **document})
