"""What carries each statement of an answer that a language model wrote."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from indexing.plain import plain_text

if TYPE_CHECKING:
    from assistant.models import Answer, Statement


def draw_support(answer: Answer) -> None:
    """Draws, folded, each statement with who wrote it, its support and its quotes."""
    if answer.mode != "generative":
        return
    quotes = {citation.number: citation.quote for citation in answer.citations}
    items = "".join(_item(statement, quotes) for statement in answer.statements)
    told = (
        f"Written by {escape(answer.model or 'a language model')} and checked against the library"
    )
    st.html(
        "<details class='wsa-support'><summary>How each statement is supported</summary>"
        f"<p class='wsa-meta'>{told} (prompt {escape(answer.prompt_version or '')}).</p>"
        f"<ol>{items}</ol></details>"
    )


def _item(statement: Statement, quotes: dict[int, str]) -> str:
    carried = "".join(
        f"<li><span class='wsa-number'>[{number}]</span> "
        f"<q>{escape(plain_text(quotes[number]))}</q></li>"
        for number in statement.citations
    )
    return (
        f"<li><p>{escape(statement.text)}</p><p class='wsa-meta'>{escape(_support(statement))}</p>"
        f"<ul class='wsa-quotes'>{carried}</ul></li>"
    )


def _support(statement: Statement) -> str:
    """Who says it, and how well it is carried."""
    if statement.author == "library":
        return "The library’s own words."
    score = f"Support {100 * (statement.support_score or 0):.0f} of 100"
    how = "word for word" if statement.support == "verbatim" else "in other order or form"
    cited = "; cited here in place of what the model named" if statement.recited else ""
    return f"Language model; {how}. {score}{cited}."
