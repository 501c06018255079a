"""The filters of the library: what is chosen stands in the page's address, and there alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.library_view import FIELDS, options
from assistant.pages.wording import term_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.record import DocumentRecord

WORDS = "words"
_LABELS = {
    "type": ("Type", "Any type"),
    "sector": ("Sector", "Any sector"),
    "geography": ("Place", "Any place"),
    "theme": ("Theme", "Any theme"),
    "year": ("Year", "Any year"),
}


def draw_filters(records: Sequence[DocumentRecord]) -> dict[str, str]:
    """Draws the search box and a filter for each field that some record fills; what is chosen.

    A field whose value the library does not have counts as left open.
    """
    st.session_state[_key(WORDS)] = st.query_params.get(WORDS, "")
    st.text_input(
        "Search titles, summaries, publishers and text",
        key=_key(WORDS),
        placeholder="For example: volunteers in hospitals",
        on_change=_chosen,
        args=(WORDS,),
    )
    offered = {field: values for field in FIELDS if (values := options(records, field))}
    chosen: dict[str, str] = {}
    with st.container(horizontal=True, key="library-filters"):
        for field, values in offered.items():
            chosen[field] = _draw_filter(field, values)
    if any(chosen.values()) or st.query_params.get(WORDS):
        st.button("Clear the search and the filters", on_click=follow, args=({},))
    return chosen


def _draw_filter(field: str, values: Sequence[str]) -> str:
    asked = st.query_params.get(field, "")
    st.session_state[_key(field)] = asked if asked in values else ""
    label, anything = _LABELS[field]
    return st.selectbox(
        label,
        ["", *values],
        format_func=lambda value: term_of(value) if value else anything,
        key=_key(field),
        on_change=_chosen,
        args=(field,),
        width=200,
    )


def _chosen(field: str) -> None:
    value = st.session_state[_key(field)]
    if value:
        st.query_params[field] = value
    else:
        st.query_params.pop(field, None)


def follow(parameters: Mapping[str, str]) -> None:
    """Goes to an address of this page."""
    st.query_params.from_dict(parameters)


def _key(field: str) -> str:
    return f"library-{field}"
