"""A passage in its context: the words before and after it, and what is known of its document."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from assistant.answering.compose import caveat, readable_date
from assistant.pages.markdown_html import passage_html
from assistant.pages.wording import path_within, term
from corpus.provenance import review_status
from corpus.vocabulary import Basis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.context import PassageInContext
    from corpus.record import DocumentRecord
    from indexing.document import Passage

_PARAMETER = "passage"
_COMMITMENT = "commitment"
_GONE = "This passage is no longer in the library. The index was built again since it was cited."


def asked_for() -> str | None:
    """The id of the passage in the page's address, which is the one that is open."""
    return st.query_params.get(_PARAMETER)


def commitment_asked_for() -> str | None:
    """The id of the commitment whose passage is open, if it was opened from the register."""
    return st.query_params.get(_COMMITMENT)


def ask_for(passage_id: str, commitment: str | None = None) -> None:
    """Opens a passage, for the sake of a commitment in it: puts their ids in the page's address."""
    _close()
    st.query_params[_PARAMETER] = passage_id
    if commitment:
        st.query_params[_COMMITMENT] = commitment


def _close() -> None:
    for name in (_PARAMETER, _COMMITMENT):
        st.query_params.pop(name, None)


@st.dialog("Passage in context", width="medium", position="right", on_dismiss=_close)
def show_passage(found: PassageInContext | None, quotes: Sequence[str]) -> None:
    """Opens a drawer with a passage, the words of `quotes` marked; None says that it is gone."""
    st.html(context_html(found, quotes) if found else f"<p>{escape(_GONE)}</p>")
    if found:
        st.html(_ways_html(found))
    if st.button("Close", key="close-passage"):
        _close()
        st.rerun()


def _ways_html(found: PassageInContext) -> str:
    """Ways from a passage: to its place in the whole document, and a link to pass on."""
    place = {"document": found.record.id, _PARAMETER: found.passage.id}
    whole = escape(f"library?{urlencode(place)}")
    link = escape(f"?{urlencode({_PARAMETER: found.passage.id})}")
    return (
        f"<span class='wsa-actions'><a href='{whole}' target='_self'>Open in document</a>"
        f'<button type="button" data-copy-link="{link}">Copy link to passage</button></span>'
    )


def context_html(found: PassageInContext, quotes: Sequence[str]) -> str:
    """The drawer's content as HTML."""
    path = path_within(found.passage.heading_path, found.record.title)
    page = f"<p class='wsa-meta'>Page {found.passage.page}</p>" if found.passage.page else ""
    return (
        f"<article class='wsa-passage'><h3>{escape(found.record.title)}</h3>"
        f"<p class='wsa-meta'>{escape(_origin(found.record))}</p>"
        f"<p class='wsa-path'><span class='wsa-hidden'>Section: </span>{escape(path)}</p>{page}"
        f"{_caveat(found.passage)}"
        f"{_neighbour('Before', found.previous, found.passage)}"
        f"<section class='wsa-here' aria-label='The passage'>"
        f"{passage_html(found.passage.text, quotes)}</section>"
        f"{_neighbour('After', found.next, found.passage)}"
        f"{_about(found.record)}</article>"
    )


def _origin(record: DocumentRecord) -> str:
    date = readable_date(record.published) if record.published else None
    return ", ".join(part for part in (record.publisher, date) if part)


def _caveat(passage: Passage) -> str:
    words = caveat(passage.heading_path).strip(" —")
    return f"<p class='wsa-caveat'>Please note: {escape(words)}.</p>" if words else ""


def _neighbour(where: str, neighbour: Passage | None, passage: Passage) -> str:
    if neighbour is None:
        return ""
    elsewhere = neighbour.heading_path != passage.heading_path
    section = neighbour.heading_path[-1:] if elsewhere and neighbour.text[:1] != "#" else ()
    heading = "".join(f"<p class='wsa-heading'>{escape(name)}</p>" for name in section)
    return (
        f"<section class='wsa-near' aria-label='{where} the passage'>"
        f"<p class='wsa-label' aria-hidden='true'>{where}</p>"
        f"{heading}{passage_html(neighbour.text)}</section>"
    )


def _about(record: DocumentRecord) -> str:
    known = f"{_facts(record)}{original_html(record)}"
    return f"<h4>About this document</h4>{known}" if known else ""


def _facts(record: DocumentRecord) -> str:
    facts = {
        "Type": record.type and term(record.type),
        "Sector": record.sector and term(record.sector),
        "Area": record.geography and term(record.geography),
        **(of_a_reading_note(record) if record.basis is not None else {}),
    }
    rows = [f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in facts.items() if value]
    return f"<dl class='wsa-facts'>{''.join(rows)}</dl>" if rows else ""


def of_a_reading_note(record: DocumentRecord) -> dict[str, str | None]:
    """What only the strategy's own library says: other folders hold the documents themselves."""
    place = review_status(record)
    return {
        "Place in the review": f"{place[:1].upper()}{place[1:]}",
        "Held as": "A reading note on the document, in this library’s words",
        "From general knowledge": record.background_sections
        if record.basis is Basis.BACKGROUND
        else None,
    }


def original_html(record: DocumentRecord) -> str:
    """A link to the document itself, or to its publisher; "" where neither is known."""
    if record.url is None:
        return ""
    link = f"<a href='{escape(record.url)}' target='_blank'>{{}} (opens in a new tab)</a>"
    if record.url_seen:
        return f"<p>{link.format('Original document')}</p>"
    return (
        f"<p>{link.format('Publisher’s site')}<br><span class='wsa-meta'>"
        "The document itself was not seen at this address.</span></p>"
    )
