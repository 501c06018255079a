"""The page where questions are asked."""

from __future__ import annotations

import logging
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.context import passage_in_context
from assistant.pages.answer_actions import draw_actions
from assistant.pages.answer_view import draw_answer, draw_follow_ups, draw_question, question_id
from assistant.pages.answering_view import follow
from assistant.pages.bridge import announce, passage_links
from assistant.pages.conversations import begin, belong_to, chat, keep_address, open_conversation
from assistant.pages.filter_view import draw_filter
from assistant.pages.frame import begin_page
from assistant.pages.history_view import draw_history, draw_saving
from assistant.pages.indexing_view import draw_failure, draw_report, notice, wait_for
from assistant.pages.passage_view import ask_for, asked_for, show_passage
from assistant.pages.resources import library_opening
from assistant.pages.suggestions import BUNDLED, suggestions_for
from assistant.pages.visitor import remember_visitor
from assistant.pages.wording import INTRODUCTION, NAME, library_words
from corpus.catalogue import is_bundled

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from assistant.conversation import Assistant
    from assistant.pages.library_opening import LibraryOpening
    from assistant.pages.state import Chat
    from assistant.settings import Settings

_QUESTION = "question"
_FOR_NEWCOMERS = (
    "<p class='wsa-meta'>New to the strategy? <a href='new-here' target='_self'>Get a short brief "
    "for your sector</a>.</p>"
)
_UNEXPECTED = "Something went wrong that should not have. The server’s log says more."

_log = logging.getLogger(__name__)


def show() -> None:
    """Draws the page."""
    unseen, settings = begin_page(NAME)
    if settings is None:
        return
    mine = begin(settings)
    newest = question_id(mine.turns) if mine.begun else None
    with unseen:
        others = {"conversation": open_conversation, "question": mine.ask}
        passage_links(show=newest, on_follow=ask_for, others=others)
        if mine.history is not None:
            remember_visitor(on_other=belong_to)
        last_words = st.container()
    opening = library_opening(settings)
    busy, further = draw_history(mine)
    place = _draw(opening, settings, mine, busy=busy)
    if opening.assistant is not None:
        draw_saving(mine, opening.assistant.library, further)
    keep_address(mine)
    with last_words:
        announce(mine.announcement, show=newest)
    if opening.assistant is not None:
        _draw_follow_ups(opening.assistant, mine, place)


def _draw(opening: LibraryOpening, settings: Settings, mine: Chat, *, busy: bool) -> DeltaGenerator:
    """Draws the conversation; gives the place for questions to go on with."""
    assistant = opening.assistant
    # In a container of its own: the input keeps its place on the page, whatever comes above it,
    # and is not there twice while the rest is drawn anew.
    with st.container():
        if not mine.begun:
            _draw_welcome(assistant, settings, mine)
        if assistant is not None:
            _draw_turns(assistant, mine)
        if opening.state.phase == "failed":
            draw_failure(opening)
        elif assistant is None:
            _draw_unanswered(mine)
            mine.wait()
            wait_for(opening, meanwhile="You can ask your question now.")
        else:
            mine.end_wait()
            _answer_pending(assistant, opening, mine)
            if not mine.begun and opening.report is not None:
                draw_report(opening.report)
        if mine.unkept:
            st.html(notice("This conversation is not kept", mine.unkept, role="note"))
    further = st.container()
    _draw_input(assistant, settings, mine)
    if assistant is not None:
        wanted = asked_for()
        if wanted is not None and not busy:
            show_passage(passage_in_context(assistant.library, wanted), mine.quotes_from(wanted))
    return further


def _draw_input(assistant: Assistant | None, settings: Settings, mine: Chat) -> None:
    # Inside a container Streamlit leaves the page where it is, and does not follow an answer to its
    # end; the style sheet keeps the input at hand.
    with st.container(key="asking"):
        if assistant is not None:
            draw_filter(mine, assistant.records.values())
        st.chat_input(
            "Ask a question",
            key=_QUESTION,
            max_chars=settings.max_question_chars,
            on_submit=_submitted,
        )


def _submitted() -> None:
    chat().ask(st.session_state[_QUESTION] or "")


def _draw_follow_ups(assistant: Assistant, mine: Chat, place: DeltaGenerator) -> None:
    """Draws questions to go on with, each as it is found.

    Nothing waits for them: the reader who asks something meanwhile ends this run of the page, at
    the next one that is drawn.
    """
    if mine.waiting or not mine.answers:
        return
    if mine.suggested[0] == len(mine.answers):
        draw_follow_ups(place, mine.suggested[1])
        return
    from assistant.follow_ups import follow_ups

    place, found = place.empty(), ()
    for found in follow_ups(assistant, mine.answers, mine.where):
        draw_follow_ups(place, found)
    mine.suggested = len(mine.answers), found


def _draw_welcome(assistant: Assistant | None, settings: Settings, mine: Chat) -> None:
    st.html(f"<p class='wsa-introduction'>{INTRODUCTION}</p>{_FOR_NEWCOMERS}")
    # Before the library is open, only what the bundled one holds is known.
    expected = BUNDLED if is_bundled(settings.library) else frozenset[str]()
    questions = suggestions_for(assistant.records if assistant else expected)
    if questions:
        st.html("<h2 class='wsa-label'>You could begin with</h2>")
    for place, question in enumerate(questions):
        st.button(question, key=f"suggestion-{place}", on_click=mine.ask, args=(question,))
    if assistant is not None:
        held = library_words(assistant.records.values(), titles=not questions)
        st.html(f"<p class='wsa-meta'>{escape(held)}</p>")


def _draw_turns(assistant: Assistant, mine: Chat) -> None:
    for place, answer in enumerate(mine.answers, 1):
        with st.container(key=f"turn-{place}"):
            draw_question(answer.question, place)
            # Where the answer came in: with it, all stays in its place when the page is drawn anew.
            st.empty()
            draw_answer(answer, place, bring_in=False)
            draw_actions(mine.done[place - 1], place, mine, assistant.library)


def _draw_unanswered(mine: Chat) -> None:
    for turn, asked in enumerate(mine.waiting, len(mine.answers) + 1):
        draw_question(asked.question, turn)
        st.html("<p class='wsa-meta'>You get the answer as soon as the library is ready.</p>")


def _answer_pending(assistant: Assistant, opening: LibraryOpening, mine: Chat) -> None:
    if mine.pending is None:
        return
    turn = len(mine.answers) + 1
    with st.container(key=f"turn-{turn}"):
        draw_question(mine.pending, turn)
        place = st.empty()
        streamed = mine.trouble is None and _try_to_answer(assistant, mine, place)
        if mine.trouble is None:
            draw_answer(mine.answers[-1], turn, bring_in=not streamed)
            draw_actions(mine.done[-1], turn, mine, assistant.library)
        else:
            _draw_trouble(opening, mine)
    if mine.trouble is None and mine.waiting:
        st.rerun()


def _draw_trouble(opening: LibraryOpening, mine: Chat) -> None:
    if mine.interrupted:
        st.html(notice("Not answered yet", mine.trouble or "", role="note"))
    else:
        st.html(notice("This question could not be answered", mine.trouble or "", role="alert"))
    with st.container(horizontal=True):
        go_on = "Answer it now" if mine.interrupted else "Try again"
        st.button(go_on, on_click=_try_again, args=(opening, mine))
        st.button("Leave it out", on_click=mine.leave_out)


def _try_again(opening: LibraryOpening, mine: Chat) -> None:
    if mine.library_failed:
        opening.start()
    mine.retry()


def _try_to_answer(assistant: Assistant, mine: Chat, place: DeltaGenerator) -> bool:
    """Answers the pending question; whether parts of the answer were shown on the way."""
    from assistant.mendable import MENDABLE
    from indexing.library import LibraryError

    try:
        return follow(assistant, mine, place)
    except MENDABLE as error:
        mine.fail(str(error), library_failed=isinstance(error, LibraryError))
    except Exception:  # noqa: BLE001 - the reader must learn of it, and the question be kept
        _log.exception("A question could not be answered")
        mine.fail(_UNEXPECTED)
    mine.end_run()
    return False
