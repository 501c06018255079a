"""The page of the commitment register."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.commitments.export import HOW, as_json, as_sheet
from assistant.context import passage_in_context
from assistant.exports import as_csv, as_xlsx, provenance_of
from assistant.pages.commitments_table import register_html
from assistant.pages.passage_view import asked_for, commitment_asked_for, show_passage
from assistant.pages.ready import show_page
from assistant.progress_wording import count

if TYPE_CHECKING:
    from assistant.commitments import Commitment, Register
    from assistant.conversation import Assistant
    from assistant.exports import Provenance

TITLE = "Commitments"
_INTRODUCTION = (
    "What the documents commit themselves to: their actions, recommendations and the like. "
    "Owner, date and measure are shown where a document states them."
)
_ALL = "All documents"
_ANY_PRIORITY = "Any priority"
_ANY_ACTION = "Any action"
_NONE_IN_LIBRARY = (
    "No document of this library has actions, recommendations or other commitments that its "
    "headings, lists or tables mark as such."
)


def show() -> None:
    """Draws the page."""
    show_page(
        TITLE, _INTRODUCTION, _draw, meanwhile="The commitments appear as soon as it is ready."
    )


def _draw(assistant: Assistant) -> str:
    """Draws the register; gives what screen readers are told."""
    register = assistant.register
    if not register.commitments:
        st.html(f"<p>{_NONE_IN_LIBRARY}</p>")
        return ""
    shown = _choose(register)
    _draw_register(shown, provenance_of(assistant.library, HOW))
    _draw_passage(assistant, register)
    return f"{count(len(shown), 'commitment')} shown."


def _choose(register: Register) -> tuple[Commitment, ...]:
    """The commitments that meet the filters, which are drawn."""
    documents = _choose_documents(register)
    first, second = st.columns(2)
    priorities = register.priorities(documents)
    actions = register.actions(documents)
    priority = first.selectbox("Priority", [_ANY_PRIORITY, *priorities])
    action = second.selectbox("Action", [_ANY_ACTION, *actions])
    words = st.text_input("Containing the words", placeholder="For example: equal access")
    return register.select(
        documents=documents,
        priority=priority if priority != _ANY_PRIORITY else "",
        action=action if action != _ANY_ACTION else "",
        words=words,
    )


def _choose_documents(register: Register) -> tuple[str, ...]:
    titles = register.documents
    options = ["", *titles]
    default = register.defaults[0] if len(register.defaults) == 1 else ""
    chosen = st.selectbox(
        "Document",
        options,
        index=options.index(default),
        format_func=lambda doc_id: titles.get(doc_id, _ALL),
    )
    return (chosen,) if chosen else ()


def _draw_register(shown: tuple[Commitment, ...], made: Provenance) -> None:
    st.html(f"<h2 class='wsa-label'>{count(len(shown), 'commitment')}</h2>")
    with st.container(horizontal=True):
        for name, ending, content in (
            ("Excel", "xlsx", lambda: as_xlsx([as_sheet(shown)], made)),
            # Without the mark, spreadsheets take UTF-8 for something else.
            ("CSV", "csv", lambda: as_csv(as_sheet(shown), made).encode("utf-8-sig")),
            ("JSON", "json", lambda: as_json(shown).encode()),
        ):
            st.download_button(
                f"Export as {name}", content, f"commitments.{ending}", disabled=not shown,
                on_click="ignore",
            )  # fmt: skip
    st.html(register_html(shown))


def _draw_passage(assistant: Assistant, register: Register) -> None:
    wanted = asked_for()
    if wanted is not None:
        asked = commitment_asked_for()
        quotes = [entry.quote for entry in register.commitments if entry.id == asked]
        show_passage(passage_in_context(assistant.library, wanted), quotes)
