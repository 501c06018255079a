"""One question and its answer, as the page shows them."""

from __future__ import annotations

import time
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from assistant.answer_wording import CLOSEST, NEAREST, without_nearest
from assistant.pages.markdown_html import answer_html, passage_link
from assistant.pages.sources import draw_sources
from assistant.pages.support_view import draw_support
from assistant.pages.wording import read_as, searched_for, status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from streamlit.delta_generator import DeltaGenerator

    from assistant.models import Answer, Citation, NearDocument

_PAUSE = 0.12
_LONGEST = 1.5
"""Seconds between two statements, and for an answer as a whole, while it comes in."""


def question_id(turn: int) -> str:
    """The id of the heading that shows question number `turn`."""
    return f"question-{turn}"


def draw_question(question: str, turn: int) -> None:
    """Draws a question as the heading of what follows."""
    st.html(
        f"<h2 id='{question_id(turn)}' tabindex='-1' class='wsa-question'>{escape(question)}</h2>"
    )


def draw_answer(answer: Answer, turn: int, *, bring_in: bool) -> None:
    """Draws an answer with its sources; `bring_in` lets it come statement by statement."""
    how = "partial" if answer.unsure else answer.status
    st.html(f"<p class='wsa-verdict wsa-{how}'>{escape(status(answer))}</p>")
    _draw_reading(answer)
    if bring_in:
        _bring_in(answer)
    else:
        st.html(body_html(without_nearest(answer), answer.citations))
    _draw_nearest(answer)
    draw_sources(answer, turn)
    draw_support(answer)


def _draw_reading(answer: Answer) -> None:
    """How the question was read, where that is not just as it was typed."""
    lines = {"Read as": read_as(answer), "Also searched for": searched_for(answer)}
    told = [
        f"<p class='wsa-meta'>{name}: {escape(said)}</p>" for name, said in lines.items() if said
    ]
    if told:
        st.html("".join(told))


def question_link(question: str) -> str:
    """A link that asks a question: in place where the page's script runs, else as an address."""
    address = escape(f"?{urlencode({'question': question})}")
    data = f'data-question="{escape(question)}"'
    return f'<a href="{address}" target="_self" {data}>{escape(question)}</a>'


def draw_follow_ups(place: DeltaGenerator, questions: Iterable[str]) -> None:
    """Draws questions to go on with, in an empty `place`."""
    items = "".join(f"<li>{question_link(question)}</li>" for question in questions)
    if items:
        heading = "<h3 class='wsa-sources'>You could also ask</h3>"
        place.html(f"{heading}<ul class='wsa-plain'>{items}</ul>")
    else:
        place.empty()


def _bring_in(answer: Answer) -> None:
    # Only here, not when the page is drawn again: what is emptied for a moment loses the focus.
    place = st.empty()
    pieces = list(growing(without_nearest(answer)))
    for piece in pieces:
        place.html(body_html(piece, answer.citations))
        time.sleep(min(_PAUSE, _LONGEST / len(pieces)))


def growing(markdown: str) -> Iterator[str]:
    """The beginnings of `markdown`, each longer by a line that says something, the whole last."""
    lines = markdown.split("\n")
    for end, line in enumerate(lines, 1):
        if line.strip():
            yield "\n".join(lines[:end])


def body_html(markdown: str, citations: Iterable[Citation]) -> str:
    """An answer's Markdown with its markers as links to the passages."""
    passages = {citation.number: citation.passage_id for citation in citations}
    return f"<div class='wsa-answer'>{answer_html(markdown, passages)}</div>"


def _draw_nearest(answer: Answer) -> None:
    items = "".join(
        f"<li>{passage_link(document.passage_id, document.title)}{_closest_words(document)}</li>"
        for document in answer.nearest
    )
    if items:
        heading = CLOSEST if any(document.says for document in answer.nearest) else NEAREST
        st.html(f"<h3 class='wsa-sources'>{heading}</h3><ul class='wsa-plain'>{items}</ul>")


def _closest_words(document: NearDocument) -> str:
    return f"<br><q>{escape(document.says)}</q>" if document.says else ""
