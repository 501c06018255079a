"""What the page shows until the library is ready."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.progress_wording import count, progress_figures, progress_share, progress_words

if TYPE_CHECKING:
    from assistant.pages.library_opening import LibraryOpening, OpeningState
    from indexing.progress import IndexReport, Progress

_POLL_SECONDS = 0.5


@st.fragment(run_every=_POLL_SECONDS)
def wait_for(opening: LibraryOpening, *, meanwhile: str) -> None:
    """Shows how far the library is, again and again, until it is ready or has failed.

    `meanwhile` says what the reader may do, or expect, until then.
    """
    state = opening.state
    if state.phase in ("ready", "failed"):
        st.rerun()
    elif state.phase == "indexing" and state.progress is not None:
        draw_progress("Preparing the library", f"This happens once. {meanwhile}", state.progress)
    elif state.phase == "waiting":
        _draw_waiting(state)
    else:
        st.html("<p class='wsa-meta'>Opening the library …</p>")


def draw_failure(opening: LibraryOpening) -> None:
    """Says what went wrong, and offers what can be done about it."""
    state = opening.state
    st.html(notice("The library could not be opened", state.message, role="alert"))
    with st.container(horizontal=True):
        st.button("Try again", type="primary", on_click=opening.start)
        if state.rebuild_helps:
            st.button("Build the index again", on_click=opening.start, kwargs={"rebuild": True})


def draw_report(report: IndexReport) -> None:
    """Names the documents that could not be read, if there are any."""
    if not report.failed:
        return
    names = "".join(f"<li>{escape(str(failure))}</li>" for failure in report.failed)
    st.html(
        "<details class='wsa-notice'>"
        f"<summary>{count(len(report.failed), 'document')} could not be read. "
        f"The others can be asked.</summary><ul>{names}</ul></details>"
    )


def notice(heading: str, words: str, *, role: str) -> str:
    """A boxed message as HTML, its lines kept."""
    return (
        f"<div class='wsa-notice' role='{role}'><p class='wsa-title'>{escape(heading)}</p>"
        f"<p class='wsa-lines'>{escape(words)}</p></div>"
    )


def draw_progress(heading: str, words: str, progress: Progress | None) -> None:
    """Draws how far an indexing run is; None stands for one that has not begun."""
    doing = f" {escape(progress_words(progress))}." if progress else ""
    with st.container(border=True, key="preparing"):
        st.html(f"<p class='wsa-title'>{escape(heading)}</p><p>{escape(words)}{doing}</p>")
        st.progress(progress_share(progress) if progress else 0.0)
        figures = progress_figures(progress) if progress else ()
        st.html(f"<p class='wsa-meta'>{escape(' · '.join(figures))}</p>")


def _draw_waiting(state: OpeningState) -> None:
    st.html(
        notice(
            "The library is being prepared elsewhere",
            f"{state.message}\nThis page goes on by itself as soon as it can.",
            role="note",
        )
    )
