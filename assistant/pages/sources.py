"""The sources of an answer: each cited passage with the words that were taken from it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.answering.compose import caveat, readable_date
from assistant.pages.passage_view import ask_for
from assistant.pages.wording import number_range, place_of
from indexing.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.models import Answer, Citation


def by_passage(citations: Iterable[Citation]) -> list[list[Citation]]:
    """Citations of the same passage together, in the order of their first number."""
    groups: dict[str, list[Citation]] = {}
    for citation in citations:
        groups.setdefault(citation.passage_id, []).append(citation)
    return list(groups.values())


def draw_sources(answer: Answer, turn: int) -> None:
    """Draws the sources of the answer to the conversation's question number `turn`."""
    if not answer.citations:
        return
    st.html("<h3 class='wsa-sources'>Sources</h3>")
    for group in by_passage(answer.citations):
        numbers = number_range([citation.number for citation in group])
        with st.container(border=True, gap="small"):
            st.html(source_html(group))
            st.button(
                f"Open the passage ({numbers})",
                key=f"open-{turn}-{group[0].number}",
                on_click=ask_for,
                args=(group[0].passage_id,),
            )


def source_html(group: list[Citation]) -> str:
    """One cited passage: its document, where it stands, and each quote under its number."""
    first = group[0]
    date = readable_date(first.published) if first.published else None
    origin = ", ".join(part for part in (first.publisher, date, first.superseded_by) if part)
    warning = caveat(first.section.split(" > ")).strip(" —")
    lines = [f"<p class='wsa-title'>{escape(first.title)}</p>"]
    lines += [
        f"<p class='wsa-meta'>{escape(line)}</p>" for line in (origin, place_of(first)) if line
    ]
    if warning:
        lines.append(f"<p class='wsa-caveat'>Please note: {escape(warning)}.</p>")
    return f"<div class='wsa-source'>{''.join(lines)}{_quotes(group)}</div>"


def _quotes(group: list[Citation]) -> str:
    items = "".join(
        f"<li><span class='wsa-number'>[{citation.number}]</span> "
        f"<q>{escape(plain_text(citation.quote))}</q></li>"
        for citation in group
    )
    return f"<ul class='wsa-quotes'>{items}</ul>"
