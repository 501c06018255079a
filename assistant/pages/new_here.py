"""The page for newcomers: who they are, and a short, cited brief for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.context import passage_in_context
from assistant.exports import provenance_of
from assistant.onboarding import load_tours, make_brief
from assistant.onboarding.takeaway import HOW, as_docx, on_one_page
from assistant.pages.bridge import announce, passage_links
from assistant.pages.frame import begin_page
from assistant.pages.indexing_view import draw_failure, wait_for
from assistant.pages.new_here_form import ask_who
from assistant.pages.new_here_view import brief_html, next_html
from assistant.pages.passage_view import ask_for, asked_for, show_passage
from assistant.pages.resources import library_opening
from assistant.pages.site import go_to_ask
from assistant.progress_wording import count

if TYPE_CHECKING:
    from assistant.conversation import Assistant
    from assistant.onboarding import Brief, Visitor
    from assistant.pages.library_opening import LibraryOpening

TITLE = "New here?"
_INTRODUCTION = (
    "Say where you work, and get a short brief: what is in it for you, what is asked of you, the "
    "words that you will hear. All of it is in the library’s own words, each with its source."
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BRIEF = "new-here-brief"


def show() -> None:
    """Draws the page."""
    unseen, settings = begin_page(TITLE)
    if settings is None:
        return
    with unseen:
        passage_links(show=None, on_follow=ask_for)
        last_words = st.container()
    st.html(f"<p class='wsa-introduction'>{_INTRODUCTION}</p>")
    words = _draw(library_opening(settings))
    with last_words:
        announce(words, show=None)


def _draw(opening: LibraryOpening) -> str:
    """Draws form and brief, or what is waited for; gives what screen readers are told."""
    assistant = opening.assistant
    visitor = ask_who(assistant)
    if opening.state.phase == "failed":
        draw_failure(opening)
        return ""
    if assistant is None:
        wait_for(opening, meanwhile="You get your brief as soon as it is ready.")
        return "The library is being prepared."
    if visitor is None:
        return ""
    brief = _brief_for(visitor, assistant)
    st.html(brief_html(brief))
    _draw_next(brief)
    _draw_takeaway(brief, assistant)
    wanted = asked_for()
    if wanted is not None:
        quotes = [s.citation.quote for s in brief.said if s.citation.passage_id == wanted]
        show_passage(passage_in_context(assistant.library, wanted), quotes)
    documents = len({said.citation.doc_id for said in brief.said})
    statements = count(len(brief.said), "statement")
    return f"Your brief is below: {statements} from {count(documents, 'document')}."


def _brief_for(visitor: Visitor, assistant: Assistant) -> Brief:
    """The brief; made once for as long as nobody says anything else and the library stays."""
    made_for = (visitor, assistant.shelf.generation)
    kept: tuple[object, Brief] | None = st.session_state.get(_BRIEF)
    if kept is not None and kept[0] == made_for:
        return kept[1]
    with st.spinner("Looking in the library for you …"):
        brief = make_brief(visitor, assistant.shelf)
    st.session_state[_BRIEF] = (made_for, brief)
    return brief


def _draw_next(brief: Brief) -> None:
    if not brief.next:
        return
    st.html(next_html(load_tours()))
    for place, question in enumerate(brief.next):
        if st.button(question, key=f"next-{place}"):
            go_to_ask(question)


def _draw_takeaway(brief: Brief, assistant: Assistant) -> None:
    st.html("<h3 class='wsa-part wsa-screen'>Take it with you</h3>")
    made = provenance_of(assistant.library, HOW)
    name = f"new-here-{brief.sector}"
    with st.container(horizontal=True, key="takeaway"):
        page = as_docx(on_one_page(brief), made)
        st.download_button("One page (Word)", page, f"{name}.docx", _WORD, on_click="ignore")
        if brief.minutes > min(load_tours().lengths):
            whole = as_docx(brief, made)
            st.download_button(
                "The whole brief (Word)", whole, f"{name}-whole.docx", _WORD, on_click="ignore"
            )
    st.html("<p class='wsa-meta wsa-screen'>Your browser’s own print gives the brief alone.</p>")
