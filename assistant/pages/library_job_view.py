"""A change to the library as its visitor sees it: how far it is, then what came of it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.pages.indexing_view import draw_progress
from assistant.pages.library_list import here
from assistant.pages.site import go_to_ask

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.adding import Added, Refused
    from assistant.conversation import Assistant
    from assistant.pages.library_job import LibraryJob, Outcome

_JOB = "library-job"
_POLL_SECONDS = 0.5
_MEANWHILE = "You can go on to other pages, and others can ask; this goes on by itself."


def begin(job: LibraryJob) -> None:
    """Starts a change, to be followed on this visitor's page."""
    st.session_state[_JOB] = job.start()


def job() -> LibraryJob | None:
    """The visitor's change that is at work, or was made and not yet put away."""
    return st.session_state.get(_JOB)


def is_busy() -> bool:
    """Whether the visitor's change is still at work."""
    mine = job()
    return mine is not None and mine.outcome is None


def draw_job(assistant: Assistant) -> str:
    """Draws how the visitor's change goes on, or what came of it; what screen readers are told."""
    mine = job()
    if mine is None:
        return ""
    if mine.outcome is None:
        _follow(mine)
        return f"{mine.doing}. "
    return _draw_outcome(mine.outcome, assistant)


@st.fragment(run_every=_POLL_SECONDS)
def _follow(mine: LibraryJob) -> None:
    if mine.outcome is not None:
        st.rerun()
    draw_progress(mine.doing, mine.waiting or _MEANWHILE, mine.progress)


def _draw_outcome(outcome: Outcome, assistant: Assistant) -> str:
    role = "alert" if outcome.trouble else "note"
    st.html(
        f"<div class='wsa-notice' role='{role}'><p class='wsa-title'>{escape(outcome.told)}</p>"
        f"{_added_html(outcome.added)}{_refused_html(outcome.refused)}"
        f"<p class='wsa-lines'>{escape(outcome.trouble)}</p></div>"
    )
    with st.container(horizontal=True):
        for added in outcome.added[:1]:
            record = assistant.records.get(added.id)
            if len(outcome.added) == 1 and record and st.button("Ask this document"):
                go_to_ask(None, record)
        st.button("Put this message away", key="put-away", on_click=_put_away)
    refused = f" {len(outcome.refused)} not added." if outcome.refused else ""
    return f"{outcome.told}.{refused} "


def _put_away() -> None:
    st.session_state.pop(_JOB, None)


def _added_html(added: Iterable[Added]) -> str:
    items = "".join(
        f"<li>{here(one.title, document=one.id)}"
        + "".join(f"<p class='wsa-caveat'>{escape(warning)}</p>" for warning in one.warnings)
        + "</li>"
        for one in added
    )
    return f"<ul class='wsa-plain'>{items}</ul>" if items else ""


def _refused_html(refused: Iterable[Refused]) -> str:
    items = "".join(f"<li><b>{escape(one.name)}</b>: {escape(one.reason)}</li>" for one in refused)
    return f"<p>Not added:</p><ul class='wsa-plain'>{items}</ul>" if items else ""
