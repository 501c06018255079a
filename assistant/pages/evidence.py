"""The page of the evidence map: what the library holds on a statement."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.context import passage_in_context
from assistant.evidence import EvidenceMapper, statement_of
from assistant.pages.evidence_view import case_html, document_html
from assistant.pages.passage_view import asked_for, show_passage
from assistant.pages.ready import show_page
from assistant.pages.wording import term_of

if TYPE_CHECKING:
    from assistant.conversation import Assistant
    from assistant.evidence import DocumentEvidence, EvidenceMap

TITLE = "Evidence"
_INTRODUCTION = (
    "Which documents support, inform or contradict a statement, how independent and how old they "
    "are, and what other places did. Choose a commitment, or type any statement."
)
_OWN = "A statement of my own"
_STANCES = {
    "supports": "Supports it",
    "informs": "Informs it",
    "contradicts": "May contradict it",
}


def show() -> None:
    """Draws the page."""
    show_page(TITLE, _INTRODUCTION, _draw, meanwhile="The evidence appears as soon as it is ready.")


def _draw(assistant: Assistant) -> str:
    """Draws the map; gives what screen readers are told."""
    asked = _choose(assistant)
    if not any(letter.isalnum() for letter in asked):
        st.html("<p>Type a statement to see what stands behind it.</p>")
        return ""
    shelf = assistant.shelf
    found = EvidenceMapper(shelf.aligner).map(statement_of(asked, shelf))
    _draw_map(found)
    wanted = asked_for()
    if wanted is not None:
        quotes = [quote.quote for document in found.documents for quote in document.quotes]
        show_passage(passage_in_context(assistant.library, wanted), quotes)
    return found.strength.in_words


def _choose(assistant: Assistant) -> str:
    register = assistant.register
    entries = register.select(documents=register.defaults[:1])
    actions = register.actions(register.defaults[:1])
    texts = {_OWN: "", **{heading: heading for heading in actions}}
    texts |= {f"{entry.label} {entry.commitment}": entry.label for entry in entries}
    chosen = st.selectbox("What the evidence is for", list(texts))
    if chosen == _OWN:
        return st.text_input("Statement", placeholder="For example: flexible working keeps staff")
    return texts[chosen]


def _draw_map(found: EvidenceMap) -> None:
    st.html(f"<p class='wsa-verdict wsa-answered'>{escape(found.strength.in_words)}</p>")
    shown = _filtered(found)
    for stance, title in _STANCES.items():
        members = [document for document in shown if document.stance == stance]
        if members:
            heading = f"<h2 class='wsa-section'>{title} ({len(members)})</h2>"
            st.html(heading + "".join(document_html(document) for document in members))
    ids = {document.doc_id for document in shown}
    cases = [case for case in found.case_studies if case.doc_id in ids]
    if cases:
        heading = "<h2 class='wsa-section'>What other places did, and what came of it</h2>"
        st.html(heading + "".join(case_html(case) for case in cases))
    st.html("".join(f"<p class='wsa-caveat'>{escape(words)}</p>" for words in found.caveats))


def _filtered(found: EvidenceMap) -> list[DocumentEvidence]:
    """The documents that meet the filters, which are drawn."""
    kept = list(found.documents)
    columns = st.columns(3)
    for column, (field, label) in zip(columns, _FILTERS.items(), strict=True):
        values = sorted({getattr(document, field) for document in found.documents})
        chosen = column.selectbox(label, [_ANY, *values], format_func=term_of)
        kept = [one for one in kept if chosen in (_ANY, getattr(one, field))]
    return kept


_ANY = "any"
_FILTERS = {"kind": "Kind of evidence", "sector": "Sector", "geography": "Area"}
